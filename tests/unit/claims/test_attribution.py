"""Who is made to speak, by which word, and what is said."""

import msgspec
import pytest

from counterclaim.claims.attribution import find_speeches, tokens_in
from counterclaim.claims.quotations import quoted_ranges
from counterclaim.claims.syntax import build_tree
from counterclaim.packs.lexicon import load_lexicon
from counterclaim.records.claim import Span


@pytest.fixture
def speeches_of(tagged):
    """Speeches as (source, cue, content, goes on) in words, from what is told by hand and from grammar."""

    def find(text, *said):
        doc = tagged(text, *said)

        def words(first, last):
            return text[doc.tokens[first].start : doc.tokens[last - 1].end]

        found = find_speeches(doc, build_tree(doc), load_lexicon("cues.en"))
        return [
            (
                words(s.source[0], s.source[-1] + 1) if s.source else "",
                words(s.cue[0], s.cue[-1] + 1) if s.cue else "",
                [words(a, b) for a, b in s.content],
                s.parent,
            )
            for s in found
        ]

    return find


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The mayor said that rebels shelled the port.", "The mayor", "said", "rebels shelled the port"),
        ("The army denied shelling the port.", "The army", "denied", "shelling the port"),
        ("The army accused rebels of shelling the port.", "The army", "accused", "shelling the port"),
        ("Ukraine urged Russia to stop the attacks.", "Ukraine", "urged", "to stop the attacks"),
        ("The ELN vowed to free the prisoners.", "The ELN", "vowed", "to free the prisoners"),
        ("The council condemned the attack on the bridge.", "The council", "condemned", "the attack on the bridge"),
    ],
)
def test_grammar_finds_a_speech_that_the_tagger_passed_over(speeches_of, text, source, cue, content):
    ((who, verb, said, _),) = speeches_of(text)
    assert (who, verb) == (source, cue)
    assert any(content in part for part in said), said


@pytest.mark.parametrize(
    "text",
    [
        "The rebels shelled the port.",
        "The bridge collapsed and the road was shut.",
        "The wreckage shows that the tanker burned.",
        "Fighting went on until dawn.",
    ],
)
def test_nobody_is_made_to_speak(speeches_of, text):
    assert speeches_of(text) == []


def test_the_tagger_comes_first(speeches_of):
    text = "The rebels shelled the port, the mayor said."
    assert speeches_of(text, ("the mayor", "said", "The rebels shelled the port")) == [
        ("the mayor", "said", ["The rebels shelled the port"], None)
    ]


@pytest.mark.parametrize("names", [("Ukraine", "Russia"), ("Russia", "Ukraine")])
@pytest.mark.parametrize("marked", [0, 1])
def test_where_the_tagger_marks_one_of_two_who_speak_both_do(speeches_of, names, marked):
    text = "{} and {} accused each other of shelling the port.".format(*names)
    ((who, *_),) = speeches_of(text, (names[marked], "accused", "shelling the port"))
    assert who == " and ".join(names)


def test_a_source_that_the_tagger_missed_is_the_subject_of_the_cue(speeches_of):
    text = "The rebels shelled the port, the mayor said."
    ((who, _, _, _),) = speeches_of(text, ("", "said", "The rebels shelled the port"))
    assert who == "the mayor"


def test_a_hedge_makes_nobody_speak(speeches_of):
    assert speeches_of("Two huts were reportedly burned.", ("", "reportedly", "Two huts")) == []


def test_scraps_of_other_sentences_are_no_content(speeches_of):
    text = "The mayor said rebels shelled the port. Four dockers died at once in the harbour."
    (speech,) = speeches_of(text, ("The mayor", "said", "rebels shelled the port. Four dockers"))
    assert [part.rstrip(".") for part in speech[2]] == ["rebels shelled the port"]


def test_a_speech_inside_a_speech_knows_the_outer_one(speeches_of):
    text = "The envoy said that the mayor told him that rebels shelled the port."
    outer, inner = speeches_of(
        text,
        ("The envoy", "said", "that the mayor told him that rebels shelled the port"),
        ("the mayor", "told", "that rebels shelled the port"),
    )
    assert (outer[0], outer[3], inner[0], inner[3]) == ("The envoy", None, "the mayor", 0)


def test_an_open_quotation_goes_on_from_the_speaker_before(speeches_of):
    text = "“The port burned,” said the mayor. “All four cranes fell into the water.”"
    first, second = speeches_of(text, ("the mayor", "said", "The port burned"))
    assert first[0] == "the mayor"
    assert second == ("", "", ["All four cranes fell into the water"], None)


def test_a_short_quotation_is_a_phrase_of_its_sentence(speeches_of):
    assert speeches_of("The port, a “pearl of the north”, burned.") == []


def test_we_outside_a_quotation_is_somebodys_voice(speeches_of):
    ((who, cue, said, _),) = speeches_of("Our troops hold the bridge.")
    assert (who, cue, said) == ("", "", ["Our troops hold the bridge."])


@pytest.mark.parametrize(
    ("text", "ranges"),
    [
        ("He said “go home” and left.", ["go home"]),
        ('He said "go home" and left.', ["go home"]),
        ("He said “go home\nAll was quiet.", ["go home"]),
        ("He said nothing.", []),
        ("“Go,” he said. “Stay.”", ["Go,", "Stay."]),
        ("“A ceasefire\n“is near”", ["A ceasefire", "is near"]),
    ],
)
def test_quoted_ranges(document, text, ranges):
    doc = document(text)
    assert [text[doc.tokens[a].start : doc.tokens[b - 1].end] for a, b in quoted_ranges(doc)] == ranges


def test_tokens_that_overlap_spans(document):
    doc = document("The mayor said so.")
    assert tokens_in(doc, [Span(5, 12)]) == [1, 2]
    assert tokens_in(doc, []) == []


# --- end to end, with the real tagger ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        # indirect speech
        ("The Kenyan army said militants attacked a bus near Lamu.", "Kenyan army", "militants attacked a bus"),
        ("Militants attacked a bus near Lamu, the Kenyan army said.", "Kenyan army", "Militants attacked a bus"),
        ("Militants attacked a bus, said the governor of Lamu.", "governor of Lamu", "Militants attacked a bus"),
        # direct speech
        ("“Soldiers burned our homes,” Mayor Ana Prado said.", "Ana Prado", "Soldiers burned our homes"),
        ("Mayor Ana Prado said: “Soldiers burned our homes.”", "Ana Prado", "Soldiers burned our homes"),
        ('"Soldiers burned our homes," said Mayor Ana Prado.', "Ana Prado", "Soldiers burned our homes"),
        # mixed
        (
            "Mayor Ana Prado said soldiers “burned forty homes” in the village.",
            "Ana Prado",
            "soldiers “burned forty homes” in the village",
        ),
        # according to
        ("According to the Malian army, gunmen burned a mill.", "Malian army", "gunmen burned a mill"),
        ("Gunmen burned a mill, according to the Malian army.", "Malian army", "Gunmen burned a mill"),
        # nouns
        ("The army's claim that gunmen burned a mill spread fast.", "army", "gunmen burned a mill"),
        ("The ELN released a statement saying soldiers burned a mill.", "ELN", "soldiers burned a mill"),
        ("A report by Amnesty International says soldiers burned a mill.", "Amnesty International", "soldiers burned"),
        # a place or a body stands just before who speaks
        ("Rebels are shelling Kherson, the governor said.", "governor", "Rebels are shelling Kherson"),
        ("Rebels plan to attack Goma, the mayor said.", "mayor", "Rebels plan to attack Goma"),
        ("The rebels fought the army, the mayor said.", "mayor", "The rebels fought the army"),
        ("The army shelled Nyala, the doctors' union said.", "doctors' union", "The army shelled Nyala"),
        # accusing, denying
        ("Sudan accused Chad of arming the militia.", "Sudan", "Chad of arming the militia"),
        ("The army on Monday accused rebels of burning a mill.", "army", "burning a mill"),
        ("The junta was accused by the Karen National Union of bombing a school.", "Karen National Union", "bombing a"),
        ("The army was accused of bombing a school by the Karen National Union.", "Karen National Union", "bombing a"),
        ("Russia was blamed by Ukraine for the attack on the dam.", "Ukraine", "the attack on the dam"),
        ("The RSF has been accused by Sudan's army of looting a clinic.", "Sudan's army", "looting a clinic"),
        ("The militia denied burning the mill.", "militia", "burning the mill"),
        ("Chad rejected the claim that it armed the militia.", "Chad", "it armed the militia"),
    ],
)
def test_who_says_what(claims_of, text, speaker, words):
    claims = [c for c in claims_of(text) if words in c.evidence.text]
    assert [c.speaker and c.speaker.name for c in claims] == [speaker], [c.evidence.text for c in claims_of(text)]


def test_an_accusation_by_nobody_named_has_no_speaker_and_keeps_the_accused(claim_on):
    claim = claim_on("The RSF was accused of looting a clinic.", "looting")
    assert (claim.speaker, claim.stance, [a.name for a in claim.event.agents]) == (None, "accuses", ["RSF"])


def test_who_accuses_is_not_the_doer_wherever_he_is_named(claims_of):
    text = "The Sudanese army was accused of shelling a clinic in Nyala on Monday by Chad."
    assert "Chad" not in [a.name for c in claims_of(text) if c.event for a in c.event.agents]


def test_a_letter_is_written_by_the_envoy_and_not_by_who_gets_it(claim_on):
    claim = claim_on("In a letter to the Security Council, the envoy said that rebels burned the clinic.")
    assert claim.speaker.name == "envoy"


def test_the_report_speaks_where_nobody_else_does(claim_on):
    claim = claim_on("KHARTOUM, May 14, 2024 — The militia burned a mill in Nyala on Monday.", "burned a mill")
    assert (claim.speaker, claim.cue) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "The mill was reportedly burned on Monday.",
        "It was reported that soldiers burned the mill.",
        "Soldiers allegedly burned the mill.",
    ],
)
def test_hearsay_of_nobody_has_no_speaker(claim_on, text):
    assert claim_on(text, "burned").speaker is None


def test_speech_goes_on_over_sentences(claims_of):
    text = (
        "The Malian army said gunmen attacked Goma on Friday. They killed nine traders there. "
        "Two soldiers were also killed, the army said."
    )
    claims = claims_of(text)
    assert len(claims) >= 2
    assert {c.speaker.name if c.speaker else None for c in claims if "soldiers" in c.evidence.text} == {"Malian army"}


STATEMENT = """KHARTOUM, May 14, 2024 (Example Wire) — The Sudanese army issued a statement on Monday:

“The militia attacked our base in Nyala this morning.

“The militia burned a clinic and a school.

“Our troops killed nine attackers.”

Residents said that the shops were shut.
"""


@pytest.mark.parametrize("words", ["attacked our base", "burned a clinic", "killed nine attackers"])
def test_speech_goes_on_over_quoted_paragraphs(claim_on, words):
    assert claim_on(STATEMENT, words).speaker.name == "Sudanese army"


def test_a_statement_ends_where_its_quotation_ends(claim_on):
    assert claim_on(STATEMENT, "shops were shut").speaker.name == "Residents"


PLAIN = """The Northland Defence Ministry said in a statement:

Southland troops shelled the village of Arn on Monday.

Southland aircraft bombed the bridge at Orm.
"""


@pytest.mark.parametrize("words", ["shelled the village", "bombed the bridge"])
def test_speech_goes_on_over_paragraphs_without_marks(claim_on, words):
    assert claim_on(PLAIN, words).speaker.name == "Northland Defence Ministry"


def test_a_question_is_asked_by_nobody(claims_of):
    assert [c for c in claims_of("Who burned the mill? The ministry did not say.") if "Who" in c.evidence.text] == []


def test_a_line_with_a_colon_that_names_nobody_opens_no_statement(claims_of):
    text = "Rebels shelled the port, the mayor said.\n\nThe following was documented:\n\nShells hit nine homes in Arn."
    told = [c for c in claims_of(text) if "nine homes" in c.evidence.text]
    assert [c.speaker for c in told] == [None]


@pytest.mark.parametrize(
    ("gap", "parts"),
    [
        (", which are shown by ", ["crimes by the army", "which are shown by the shelling of villages"]),
        (", said the paper, ", ["crimes by the army", "the shelling of villages"]),
    ],
)
def test_a_relative_clause_in_a_gap_of_what_is_said_is_the_speakers(tagged, gap, parts):
    text = f"The envoy spoke of crimes by the army{gap}the shelling of villages."
    doc = tagged(text, ("The envoy", "spoke of", "crimes by the army"))
    (one,) = doc.annotations.attributions
    content = tuple(
        Span(text.index(p), text.index(p) + len(p)) for p in ("crimes by the army", "the shelling of villages")
    )
    told = msgspec.structs.replace(one, content=content)
    doc = msgspec.structs.replace(doc, annotations=msgspec.structs.replace(doc.annotations, attributions=(told,)))
    found = find_speeches(doc, build_tree(doc), load_lexicon("cues.en"))
    envoys = [s for s in found if text[doc.tokens[s.source[0]].start :].startswith("The envoy")]
    said = [text[doc.tokens[a].start : doc.tokens[b - 1].end] for s in envoys for a, b in s.content]
    assert said == parts


@pytest.mark.parametrize(
    "text",
    [
        "The minister said that the only country not calling for a truce was Rwanda.",
        "Egypt's minister said that the only state that rejects the truce is Ethiopia.",
        "Mayor Ana Prado said that the only group which denies the raid is the front.",
    ],
)
def test_the_only_one_to_say_a_thing_is_told_of_and_does_not_speak(claims_of, text):
    names = [c.speaker.name for c in claims_of(text) if c.speaker]
    assert names
    assert not [n for n in names if "only" in n]


@pytest.mark.parametrize(
    "line",
    [
        "The Northland army issued the following communiqué:",
        "A statement by the Northland army in full:",
        "Here is how it began, in the words of the Northland army, whose statement of Tuesday we quote:",
    ],
)
def test_a_line_that_tells_whose_statement_follows_opens_it(claim_on, line):
    text = f"ARN, May 14, 2024 (Example Wire) — {line}\n\nRebels shelled the village of Arn on Monday.\n\n"
    text += "Shopkeepers said that soldiers burned the mill. The bridge at Orm was shelled at noon."
    assert claim_on(text, "shelled the village").speaker.name == "Northland army"
    assert claim_on(text, "burned the mill").speaker.name == "Shopkeepers"
    after = claim_on(text, "bridge at Orm").speaker
    assert after is None or after.name != "Northland army"
