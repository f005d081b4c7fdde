"""Who speaks in each speech: the actor by the fullest name of the report, and who relayed the words.

In: a document, its tree, cast and speeches. Out: one `Voice` per speech. Reads pack roles.en.
Resolution goes in text order, since "he" and "the ministry" mean those who spoke before.
"""

from collections.abc import Sequence

import msgspec

from counterclaim.claims.actors import Cast, resolve
from counterclaim.claims.attribution import Speech
from counterclaim.claims.syntax import Tree, is_passive, noun_phrase, prepositional
from counterclaim.packs.loader import load_pack
from counterclaim.records.claim import Name, Quote, Reason, Span, Speaker
from counterclaim.records.document import Document
from counterclaim.records.ledger import Actor


class Voice(msgspec.Struct, frozen=True):
    """The speaker (None: nobody is named), the actor behind, the relay nearest first, and why."""

    speaker: Speaker | None
    actor: Actor | None
    via: tuple[Name, ...]
    reasons: tuple[Reason, ...]


_QUOTES = frozenset('"“”«»')
_PLACES = frozenset(("there", "here"))
NOBODY = Voice(None, None, (), ())


def find_voices(doc: Document, tree: Tree, cast: Cast, speeches: Sequence[Speech]) -> tuple[Voice, ...]:
    """Voices by speech."""
    voices: list[Voice] = []
    spoke: list[str] = []
    for number, speech in enumerate(speeches):
        outer = voices[speech.parent] if speech.parent is not None and speech.parent < number else None
        if not speech.source if speech.goes_on else outer is None and _first_person(doc, speech):
            voice = _continued(doc, speeches, voices, number, we=_is_we(speech)) or _issued(doc, tree, cast, speech)
        elif (same := outer or _before(doc, speeches, voices, number)) and _only_repeats(doc, speech):
            voice = _said_again(speech, same)
        elif (told := _added_to(doc, speeches, voices, number)) is not None:
            voice = told
        else:
            voice = _voice(doc, tree, cast, speech, spoke, outer)
        voices.append(voice)
        if voice.actor is not None:
            spoke.append(voice.actor.id)
    return tuple(voices)


def _first_person(doc: Document, speech: Speech) -> bool:
    """Whether "we" or "I" speaks outside every other speech, as in a ministry's own statement."""
    persons = load_pack("roles.en")["first_person"]
    return bool(speech.source) and all(doc.tokens[i].lemma in persons for i in speech.source)


def _continued(
    doc: Document, speeches: Sequence[Speech], voices: Sequence[Voice], number: int, *, we: bool = False
) -> Voice | None:
    """The speaker of the nearest speech before that is not inside another.

    `we`: the words say "we" outside a quotation. Whoever is only told about does not go on so.
    """
    for n in range(number - 1, -1, -1):
        before = voices[n]
        if speeches[n].parent is None and before.speaker is not None and not _is_relative(before.speaker):
            if we and doc.report.publisher and not _says_we(doc, speeches[n]):
                return None
            why = Reason("speaker", "speech goes on", f"the words continue those of {before.speaker.name}")
            return Voice(before.speaker, before.actor, before.via, (speeches[number].reason, why))
    return None


def _is_we(speech: Speech) -> bool:
    """Whether "we" speaks outside a quotation, with a verb of saying or without."""
    return not speech.goes_on or speech.reason.rule == "first person"


def _says_we(doc: Document, speech: Speech) -> bool:
    """Whether a speech says "we", "our" or "I" in its own words or of who makes it, or in a quotation."""
    persons = load_pack("roles.en")["first_person"]
    held = (*speech.source, *(i for a, b in speech.content for i in range(a, b)))
    return any(doc.tokens[i].lemma in persons or doc.tokens[i].text in _QUOTES for i in held)


def _is_relative(speaker: Speaker) -> bool:
    """Whether a speaker is only "those who ..." or the like: nobody whose words go on."""
    return speaker.name.lower() in ("who", "which", "that")


def _issued(doc: Document, tree: Tree, cast: Cast, speech: Speech) -> Voice:
    """Who issued a text that says "we" and names no speaker: "Statement by X" at its head, else its publisher."""
    papers = load_pack("roles.en")["papers"]
    for token in doc.tokens[: doc.sentences[min(1, len(doc.sentences) - 1)].last]:
        issuers = prepositional(tree, token.index, ("by", "of", "from")) if token.lemma in papers else []
        if issuers and (actor := _actor(doc, cast, _phrase(tree, issuers[0]), (), None)):
            mention = _quote(doc, _phrase(tree, issuers[0]))
            speaker = Speaker(
                name=actor.name, mention=mention, actor=actor.id, country=actor.country, sector=actor.sector
            )
            why = Reason("speaker", "issuer", f"the text is headed as words of {actor.name}")
            return Voice(speaker, actor, (), (speech.reason, why))
    if doc.report.publisher:
        why = Reason("speaker", "publisher", "“we” in a text without another speaker is who published it")
        return Voice(Speaker(name=doc.report.publisher), None, (), (speech.reason, why))
    return msgspec.structs.replace(NOBODY, reasons=(speech.reason,))


def _voice(doc: Document, tree: Tree, cast: Cast, speech: Speech, spoke: Sequence[str], outer: Voice | None) -> Voice:
    source, relay = _speakers(doc, tree, speech), list(speech.relay)
    via = _via(outer)
    if relay and (by := _actor(doc, cast, relay, spoke, outer)):
        via = (Name(by.name, by.id), *via)
    if not source:
        return Voice(None, None, via, (speech.reason,))
    actor = _actor(doc, cast, source, spoke, outer)
    mention = _quote(doc, source)
    if actor is None:
        return Voice(Speaker(name=_plain(doc, tree, source), mention=mention), None, via, (speech.reason,))
    speaker = Speaker(name=actor.name, mention=mention, actor=actor.id, country=actor.country, sector=actor.sector)
    if via and via[0].name == actor.name:
        via = via[1:]
    why = Reason("speaker", "mention", f"“{mention.text}” is {actor.name}")
    return Voice(speaker, actor, via, (speech.reason, why))


def _before(doc: Document, speeches: Sequence[Speech], voices: Sequence[Voice], number: int) -> Voice | None:
    """The voice of the speech right before, where it begins in the same sentence and names who speaks."""
    if not number or not speeches[number].source or not speeches[number - 1].source:
        return None
    here, there = (doc.tokens[speeches[n].source[0]].sentence for n in (number, number - 1))
    return voices[number - 1] if here == there else None


def _added_to(doc: Document, speeches: Sequence[Speech], voices: Sequence[Voice], number: int) -> Voice | None:
    """The speaker whose words "it adds" goes on with: who spoke just before in the paragraph, not some body above."""
    speech, adding = speeches[number], load_pack("roles.en")["adding"]
    it = [doc.tokens[i].text.lower() for i in speech.source] == ["it"]
    if not it or not number or speech.relay or not any(doc.tokens[i].lemma in adding for i in speech.cue):
        return None
    here, before = doc.sentences[doc.tokens[speech.source[0]].sentence], speeches[number - 1]
    if not before.source or before.parent is not None or voices[number - 1].speaker is None:
        return None
    there = doc.sentences[doc.tokens[before.source[0]].sentence]
    if there.paragraph != here.paragraph or here.index - there.index > 1:
        return None
    told = voices[number - 1]
    why = Reason("speaker", "adds", "“it” adds to what was said just before")
    return Voice(told.speaker, told.actor, told.via, (speech.reason, why))


def _said_again(speech: Speech, voice: Voice) -> Voice:
    name = voice.speaker.name if voice.speaker is not None else "nobody named"
    why = Reason("speaker", "said again", f"the words between commas only say again that {name} speaks")
    return Voice(voice.speaker, voice.actor, voice.via, (speech.reason, why))


def _only_repeats(doc: Document, speech: Speech) -> bool:
    """Whether "she said" between commas, inside somebody's words, is that somebody: "when, she said, guns opened"."""
    words = sorted((*speech.source, *speech.cue))
    if (
        len(speech.source) != 1
        or not speech.cue
        or doc.tokens[speech.source[0]].text.lower() not in ("he", "she", "it")
    ):
        return False
    closed = words == list(range(words[0], words[-1] + 1)) and words[0] > 0 and words[-1] + 1 < len(doc.tokens)
    return closed and doc.tokens[words[0] - 1].text == "," and doc.tokens[words[-1] + 1].text == ","


def _via(outer: Voice | None) -> tuple[Name, ...]:
    if outer is None or outer.speaker is None:
        return ()
    return (Name(outer.speaker.name, outer.speaker.actor), *outer.via)


def _speakers(doc: Document, tree: Tree, speech: Speech) -> list[int]:
    """Tokens of the speaker; none for "nobody" and for the "it" of "it was reported"."""
    source = _antecedent(doc, tree, list(speech.source))
    if _is_nobody(doc, source) or (len(source) == 1 and _is_empty_it(doc, tree, source[0])):
        return []
    return source


def _is_nobody(doc: Document, source: list[int]) -> bool:
    return bool(source) and doc.tokens[source[0]].text.lower() in load_pack("roles.en")["nobody"]


def _is_empty_it(doc: Document, tree: Tree, index: int) -> bool:
    """The "it" of "it was reported"."""
    token = doc.tokens[index]
    return token.text.lower() == "it" and is_passive(tree, token.head)


def _antecedent(doc: Document, tree: Tree, source: list[int]) -> list[int]:
    """For "which found": the noun phrase that the relative pronoun stands for."""
    if len(source) == 1 and doc.tokens[source[0]].tag in ("WDT", "WP"):
        verb = doc.tokens[doc.tokens[source[0]].head]
        if verb.dep in ("relcl", "acl") and verb.head != verb.index:
            return _phrase(tree, verb.head)
    return source


def _phrase(tree: Tree, head: int) -> list[int]:
    return list(range(*noun_phrase(tree, head)))


def _actor(
    doc: Document, cast: Cast, members: Sequence[int], spoke: Sequence[str], outer: Voice | None
) -> Actor | None:
    if len(members) > 1 and doc.tokens[members[-1]].text.lower() in _PLACES:
        members = members[:-1]
    span = Span(doc.tokens[members[0]].start, doc.tokens[members[-1]].end)
    speaker = outer.actor.id if outer is not None and outer.actor is not None else None
    return resolve(doc, cast, span, earlier=tuple(spoke), speaker=speaker)


def _quote(doc: Document, members: Sequence[int]) -> Quote:
    start, end = doc.tokens[members[0]].start, doc.tokens[members[-1]].end
    while end > start and doc.report.text[end - 1] in ",;: ":
        end -= 1
    return Quote(start, end, doc.report.text[start:end])


def _plain(doc: Document, tree: Tree, members: Sequence[int]) -> str:
    first, last = members[0], members[-1]
    del tree
    while first < last and doc.tokens[first].pos in ("DET", "PUNCT"):
        first += 1
    while first < last and doc.tokens[last].text.lower() in _PLACES:
        last -= 1  # "an aid worker there said"
    return " ".join(_quote(doc, range(first, last + 1)).text.split())
