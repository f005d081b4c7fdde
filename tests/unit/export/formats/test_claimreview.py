"""Reviews are of readings that a named person stands for, never automatic, never a rating of truth."""

import html.parser
import json

import pytest

from counterclaim.book.deciding.recording import judging, said, setting, write
from counterclaim.store import new_run, open_store


@pytest.fixture
def decide(ledger):
    """A person's word on the one claim with these words: `decide("confirm", "denied shelling")`."""

    def run(verb: str, words: str, *, by: str = "A. Monitor", field: str = "", value: str = "") -> str:
        with open_store(ledger) as store:
            claim = next(one for one in store.claims() if words in one.evidence.text)
            who = said(by, "read against the text")
            told = setting(store, claim.id, field, value, who) if field else judging(store, verb, claim.id, who)
            write(store, told, run=new_run(by, person=True))
            return claim.id

    return run


def reviews(path) -> list[dict]:
    whole = json.loads(path.read_text())
    assert whole["@context"] == "https://schema.org"
    return whole["@graph"]


def rules(applied) -> dict[str, int]:
    return {one.rule: one.count for one in applied}


def test_without_a_person_there_is_no_review(export) -> None:
    path, manifest = export("claimreview")
    assert reviews(path) == []
    assert rules(manifest.left_out) == {"claimreview_unreviewed": manifest.ledger.claims}


def test_a_review_as_a_reader_of_pages_wants_it(export, decide) -> None:
    decide("confirm", "denied shelling Elmar")
    path, manifest = export("claimreview")
    (one,) = reviews(path)
    assert one["@type"] == "ClaimReview"
    assert one["claimReviewed"] == 'Lusk Front (Lusk) denies the act: "denied shelling Elmar"'
    assert one["author"] == {"@type": "Person", "name": "A. Monitor"}
    assert one["datePublished"] == manifest.made[:10]
    assert one["itemReviewed"]["author"] == {"@type": "Organization", "name": "Lusk Front"}
    assert one["itemReviewed"]["appearance"]["headline"] == "Shells hit Elmar market"
    assert one["itemReviewed"]["appearance"]["datePublished"] == "2031-05-07"
    assert (manifest.rows, manifest.checked) == ({"claims": 1}, {"claims": 1})


def test_the_rating_has_words_and_never_a_number(export, decide) -> None:
    decide("confirm", "denied shelling Elmar")
    (one,) = reviews(export("claimreview")[0])
    rating = one["reviewRating"]
    assert rating["alternateName"] == "Attribution checked"
    assert "does not rate whether the claim is true" in rating["ratingExplanation"]
    assert not {"ratingValue", "bestRating", "worstRating"} & set(rating)


def test_both_who_stand_for_a_reading_are_its_authors(export, decide) -> None:
    decide("", "denied shelling Elmar", field="certainty", value="alleged")
    decide("confirm", "denied shelling Elmar", by="B. Desk")
    (one,) = reviews(export("claimreview")[0])
    assert [person["name"] for person in one["author"]] == ["A. Monitor", "B. Desk"]
    assert one["reviewRating"]["alternateName"] == "Attribution checked"
    assert "Corrected by a person: certainty." in one["reviewRating"]["ratingExplanation"]


def test_who_only_corrected_a_field_has_not_checked_the_rest(export, decide) -> None:
    decide("", "denied shelling Elmar", field="certainty", value="alleged")
    (one,) = reviews(export("claimreview")[0])
    assert one["reviewRating"]["alternateName"] == "Attribution corrected"


def test_who_confirmed_another_reading_is_no_author_of_this_one(export, decide) -> None:
    decide("confirm", "denied shelling Elmar", by="B. Desk")
    decide("", "denied shelling Elmar", field="stance", value="asserts")
    (one,) = reviews(export("claimreview")[0])
    assert one["author"]["name"] == "A. Monitor"
    assert one["reviewRating"]["alternateName"] == "Attribution corrected"


def test_a_rejected_reading_is_told_and_not_reviewed(export, decide) -> None:
    decide("reject", "denied shelling Elmar")
    path, manifest = export("claimreview")
    assert reviews(path) == []
    assert rules(manifest.left_out)["rejected"] == 1


def test_a_private_speaker_is_a_person_under_a_label(export, decide) -> None:
    decide("confirm", "nine bodies")
    path, _ = export("claimreview")
    (one,) = reviews(path)
    author = one["itemReviewed"]["author"]
    assert author["@type"] == "Person"
    assert author["name"].startswith("private person ")
    assert "Mira" not in path.read_text()
    (one,) = reviews(export("claimreview", with_names=True)[0])
    assert one["itemReviewed"]["author"] == {"@type": "Person", "name": "Mira Sol"}


def test_a_reviewer_is_named_and_the_manifest_says_so(export, decide) -> None:
    decide("confirm", "denied shelling Elmar", by="Ana Reader")
    path, manifest = export("claimreview")
    assert reviews(path)[0]["author"]["name"] == "Ana Reader"
    assert "these names stand here" in {one.id: one.words for one in manifest.rules}["claimreview_by"]


def test_a_page_may_carry_it_whatever_a_report_says(export, ledger) -> None:
    path = _written(export, ledger, "</script><!--<script>")
    page = _Page()
    page.feed(f'<script type="application/ld+json">{path.read_text()}</script><p>after</p>')
    assert page.tags == ["script", "p"]
    assert reviews(path)[0]["author"]["name"] == "</script><!--<script>"


def _written(export, ledger, by: str):
    with open_store(ledger) as store:
        claim = next(iter(store.claims()))
        write(store, judging(store, "confirm", claim.id, said(by, "read")), run=new_run(by, person=True))
    return export("claimreview")[0]


class _Page(html.parser.HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)
