"""Readings of short invented texts, for tests of what claims are made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import msgspec
import msgspec.yaml
import pytest

from counterclaim.pipeline import Reader, load_reader, read_report
from counterclaim.records.claim import Claim, Span
from counterclaim.records.document import Annotations, Attribution, Document
from counterclaim.records.ids import make_id
from counterclaim.records.ledger import Reading
from counterclaim.records.report import Original, Report
from counterclaim.records.settings import Settings

_FAULTS = Path(__file__).parent / "known_faults.yaml"
_ORIGINAL = Original(data=b"", sha256="", media_type="text/plain", origin="-", collected_at="", collector="")
_DAY = "2024-05-14"


class Fault(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A line of known_faults.yaml."""

    test: str
    why: str
    cases: tuple[str, ...] = ()

    def holds(self, item: pytest.Item) -> bool:
        """Whether this is one of the cases."""
        values = getattr(getattr(item, "callspec", None), "params", {}).values()
        named = f"{item.path.name}::{getattr(item, 'originalname', item.name)}" == self.test
        return named and (not self.cases or any(value in self.cases for value in values if isinstance(value, str)))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the known faults as expected to fail; one that passes fails the run until its line is taken out."""
    faults = msgspec.yaml.decode(_FAULTS.read_bytes(), type=tuple[Fault, ...])
    for item in items:
        if item.path.parent == _FAULTS.parent:
            for fault in faults:
                if fault.holds(item):
                    item.add_marker(pytest.mark.xfail(strict=True, reason=fault.why))


@pytest.fixture(scope="session")
def known_faults() -> tuple[Fault, ...]:
    """The lines of known_faults.yaml."""
    return msgspec.yaml.decode(_FAULTS.read_bytes(), type=tuple[Fault, ...])


@pytest.fixture(scope="session")
def reader() -> Reader:
    """Parser, tagger and packs, loaded once."""
    if find_spec("counterclaim_weights_en") is None:
        pytest.skip("the weights are not installed: run `make setup`")
    return load_reader(Settings())


@pytest.fixture(scope="session")
def reading_of(reader: Reader) -> Callable[..., Reading]:
    """All that is read from a text: `reading_of("text", published="2024-05-14")`. A text is read once."""

    @cache
    def read(text: str, *, published: str | None = _DAY, publisher: str | None = None) -> Reading:
        report = Report(id=make_id("r", text), text=text, language="en", published=published, publisher=publisher)
        return read_report(report, _ORIGINAL, reader)

    return read


@pytest.fixture(scope="session")
def claims_of(reading_of: Callable[..., Reading]) -> Callable[..., tuple[Claim, ...]]:
    """The claims of a text in the order of their words: `claims_of("text", published="2024-05-14")`."""

    def claims(text: str, *, published: str | None = _DAY) -> tuple[Claim, ...]:
        found = reading_of(text, published=published).claims
        return tuple(sorted(found, key=lambda claim: (claim.evidence.start, claim.evidence.end)))

    return claims


@pytest.fixture(scope="session")
def claim_on(claims_of: Callable[..., tuple[Claim, ...]]) -> Callable[..., Claim]:
    """The one claim whose words hold these: `claim_on("text", "words")`; without words the only claim of the text."""

    def claim(text: str, words: str = "", *, published: str | None = _DAY) -> Claim:
        claims = claims_of(text, published=published)
        found = [each for each in claims if words in each.evidence.text]
        assert len(found) == 1, [each.evidence.text for each in claims]
        return found[0]

    return claim


@pytest.fixture(scope="session")
def tagged(document: Callable[..., Document]) -> Callable[..., Document]:
    """A document with who-said-what told by hand: `tagged("He said: go.", ("He", "said", "go"))`.

    Each of source, cue and content is words of the text, "" for none; `"words#2"` means the second place they stand.
    """

    def span(text: str, words: str) -> tuple[Span, ...]:
        if not words:
            return ()
        words, _, number = words.partition("#")
        start = -1
        for _ in range(int(number or 1)):
            start = text.index(words, start + 1)
        return (Span(start, start + len(words)),)

    def build(text: str, *said: Sequence[str], **fields: str | None) -> Document:
        attributions = tuple(Attribution(*(span(text, words) for words in one)) for one in said)
        return msgspec.structs.replace(document(text, **fields), annotations=Annotations(attributions, "by hand", ""))

    return build
