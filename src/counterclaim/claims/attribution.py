"""Who speaks where: the model's attributions and what grammar adds to them, as one list of speeches.

In: a document (with `annotations` of the trained reader) and the cue words. Out: `Speech` records in text order, each
with the tokens of its source, cue and content, and the speech that it stands in. Reads packs cues.en,
roles.en.
The model finds most; rules add what it was not trained on: speeches inside a speech, quotations that go on over
paragraphs, and cue verbs with a clear subject that it passed over.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence

import msgspec

from counterclaim.claims.answering import is_what_another_rejects, passive_answer
from counterclaim.claims.asides import find_asides, find_brackets, find_headlines, find_labels
from counterclaim.claims.counting import Count, contents_with_numbers, find_counts
from counterclaim.claims.going_on import Sayer, going_on
from counterclaim.claims.issuers import issuer_of, opener_of
from counterclaim.claims.nearby import touching
from counterclaim.claims.nesting import find_parents
from counterclaim.claims.quotations import OPEN, quoted_ranges
from counterclaim.claims.relays import Relay, cited_by, find_relays
from counterclaim.claims.sayers import can_speak, speaking_subject, whole_source, with_fellows
from counterclaim.claims.syntax import Tree, objects_of, subtree
from counterclaim.packs.lexicon import Hit, Lexicon, match_lexicon
from counterclaim.packs.loader import load_pack
from counterclaim.records.claim import Reason, Span
from counterclaim.records.document import Attribution, Document, Paragraph, Sentence, Token
from counterclaim.records.enums import Zone

_LONG_QUOTE = 5
"""A quotation of fewer words is a phrase inside somebody's sentence, not a speech of its own."""


class Speech(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody is made to speak. Token indexes; `cue` empty for a quotation that only goes on."""

    source: tuple[int, ...] = ()
    cue: tuple[int, ...] = ()
    content: tuple[tuple[int, int], ...] = ()
    hit: Hit | None = None
    """The cue word's lexicon entry, if it has one."""
    relay: tuple[int, ...] = ()
    """Who passed the words on ("the statement cited X as saying")."""
    goes_on: bool = False
    """The words continue an earlier speech: the speaker is that of the speech before."""
    parent: int | None = None
    """Index of the speech whose content holds this one."""
    reason: Reason


def find_speeches(doc: Document, tree: Tree, cues: Lexicon) -> tuple[Speech, ...]:
    """All speeches of the document, in order of their first word."""
    hits = [hit for hit in match_lexicon(doc.tokens, cues) if hit.entry.fields.get("frame") != "noun"]
    quoted = frozenset(i for a, b in quoted_ranges(doc) for i in range(a, b))
    tagged = [s for one in doc.annotations.attributions if (s := _from_model(one, doc, tree, hits, quoted))]
    blamed = [s for hit in hits if (s := _from_passive_blame(hit, doc, tree))]
    passive = {i for s in blamed for i in s.cue}
    whole = [p for s in tagged if not passive & set(s.cue) for p in _by_relatives(s, doc)]
    speeches = blamed + [p for s in whole for p in _by_cue_words(s, hits)]
    relayed = [_from_relay(relay, doc) for relay in find_relays(tree) if relay.content]
    said = {i for s in relayed for a, b in s.content for i in range(a, b)}
    speeches = [s for s in speeches if not any(i in said for a, b in s.content for i in range(a, b))] + relayed
    taken = {i for s in speeches for i in (*s.cue, *s.relay)}
    free = [hit for hit in hits if not taken & set(range(hit.first, hit.last))]
    speeches += [speech for hit in free if (speech := _from_cue(hit, doc, tree))]
    speeches = [s for s in speeches if not _only_such(doc, s.source)]
    speeches = [s for s in speeches if not is_what_another_rejects(s.source, s.cue, doc, tree)]
    speeches = _with_answers(speeches, hits, doc, tree)
    spoken = frozenset(i for s in speeches for i in s.cue)
    speeches += [_from_count(count, doc) for count in find_counts(doc, tree) if not spoken.intersection(count.marks)]
    speeches += _told_aside(doc, speeches, hits)
    told = frozenset(i for s in speeches for i in (*s.source, *s.cue))
    whole_counts = contents_with_numbers(doc, [s.content for s in speeches], told=told)
    speeches = [msgspec.structs.replace(s, content=c) for s, c in zip(speeches, whole_counts, strict=True)]
    speeches += _statements(doc, tree, speeches, hits)
    speeches += _headlines(doc, speeches)
    speeches += _first_person(doc, speeches)
    speeches += _quotations(doc, speeches)
    speeches += _going_on(doc, speeches)
    speeches.sort(key=lambda s: min((*s.source, *s.cue, *(a for a, _ in s.content))))
    parents = find_parents(doc, speeches, quoted)
    # A speech that nothing holds keeps what it had.
    return tuple(
        s if n is None else msgspec.structs.replace(s, parent=n) for s, n in zip(speeches, parents, strict=True)
    )


def tokens_in(doc: Document, spans: Iterable[Span]) -> list[int]:
    """Indexes of the tokens that overlap the spans, in text order."""
    found: set[int] = set()
    for span in spans:
        first = bisect_right(doc.tokens, span.start, key=_end)
        last = bisect_left(doc.tokens, span.end, key=_start)
        found.update(range(first, last))
    return sorted(found)


def _start(token: Token) -> int:
    return token.start


def _end(token: Token) -> int:
    return token.end


def _from_model(
    one: Attribution, doc: Document, tree: Tree, hits: Sequence[Hit], quoted: Collection[int]
) -> Speech | None:
    cue = tokens_in(doc, one.cue)
    source = with_fellows(doc, tree, whole_source(doc, tree, _sayers(doc, tokens_in(doc, one.source), cue)), cue)
    content = _whole_parts(doc, _ranges(doc, tokens_in(doc, one.content)), cue, quoted)
    if not content or (not source and _hedges(doc, cue)):
        return None
    inside = touching(hits, cue)
    words = doc.report.text[doc.tokens[cue[0]].start : doc.tokens[cue[-1]].end] if cue else ""
    reason = Reason(
        "attribution", f"model {doc.annotations.model}", f"cue “{words}”" if words else "content without a cue"
    )
    hit = inside[-1] if inside else None
    if named := _subject_inside(doc, cue):
        source, cue = named, [i for i in cue if i not in named]
    if cue and not source:
        source = _source_by_grammar(cue, doc, tree)
    if passed := cited_by(tree, source):
        return Speech(source=passed[0], relay=passed[1], cue=tuple(cue), content=content, hit=hit, reason=reason)
    return Speech(source=tuple(source), cue=tuple(cue), content=content, hit=hit, reason=reason)


def _by_relatives(speech: Speech, doc: Document) -> list[Speech]:
    """The speech, parted where a relative clause fills a gap of its content ("crimes, which | show in | raids on")."""
    parts = [msgspec.structs.replace(speech, content=speech.content[:1])]
    for before, after in zip(speech.content, speech.content[1:], strict=False):
        gap = [t for t in doc.tokens[before[1] : after[0]] if t.pos != "PUNCT"]
        near = gap and gap[0].sentence == gap[-1].sentence == doc.tokens[before[0]].sentence
        if near and gap[0].tag in ("WDT", "WP") and not any(t.index in (*speech.cue, *speech.source) for t in gap):
            parts.append(msgspec.structs.replace(speech, content=((gap[0].index, after[1]),)))
        else:
            parts[-1] = msgspec.structs.replace(parts[-1], content=(*parts[-1].content, after))
    return parts


def _by_cue_words(speech: Speech, hits: Sequence[Hit]) -> list[Speech]:
    """The speech, parted where another word of saying stands in a gap of its content ("said A and called on B")."""
    parts = [msgspec.structs.replace(speech, content=speech.content[:1])]
    for before, after in zip(speech.content, speech.content[1:], strict=False):
        between = [h for h in hits if before[1] <= h.first and h.last <= after[0] and not set(speech.cue) & {h.first}]
        if between and speech.cue:
            cue = tuple(range(between[-1].first, between[-1].last))
            parts.append(msgspec.structs.replace(speech, cue=cue, hit=between[-1], content=(after,)))
        else:
            parts[-1] = msgspec.structs.replace(parts[-1], content=(*parts[-1].content, after))
    return parts


def _from_relay(relay: Relay, doc: Document) -> Speech:
    """Words that somebody passes on, by grammar: the model holds the one who cites for the speaker."""
    reason = Reason("attribution", "relay", f"“{doc.tokens[relay.cue[0]].text}” after a verb of citing")
    content = _ranges(doc, relay.content)
    return Speech(source=relay.source, relay=relay.through, cue=relay.cue, content=content, reason=reason)


def _from_count(count: Count, doc: Document) -> Speech:
    """A number with who counted it: "it put the dead at 40", "by the army's count, 40 died"."""
    reason = Reason("attribution", "count", count.note)
    return Speech(source=count.source, cue=count.cue, content=_ranges(doc, count.content), reason=reason)


def _told_aside(doc: Document, speeches: Sequence[Speech], hits: Sequence[Hit]) -> list[Speech]:
    """Who speaks where neither the model nor grammar sees a speech: "seven, it said, died", "Council: rebels fled"."""
    covered = {i for s in speeches for i in (*s.source, *s.cue, *(i for a, b in s.content for i in range(a, b)))}
    found = (*find_asides(doc, hits, covered), *find_labels(doc, covered), *find_brackets(doc, covered))
    return [Speech(source=a.source, cue=a.cue, content=a.content, reason=a.reason) for a in found]


def _headlines(doc: Document, speeches: Sequence[Speech]) -> list[Speech]:
    spoken = {i for s in speeches for i in (*s.cue, *s.source)}
    return [Speech(source=a.source, content=a.content, reason=a.reason) for a in find_headlines(doc, spoken)]


def _subject_inside(doc: Document, cue: Sequence[int]) -> list[int]:
    """A speaker's name that was tagged as part of the cue ("tweeted Smith"); not a place after "on" or "in"."""
    names = [i for i in cue if doc.tokens[i].pos == "PROPN" and doc.tokens[i].dep in ("nsubj", "dobj")]
    return names if len(names) < len(cue) else []


def _sayers(doc: Document, members: list[int], cue: Sequence[int]) -> list[int]:
    """The stretch of the source that stands nearest to the cue; none where no word of it can name anybody."""
    runs: list[list[int]] = []
    for i in members:
        if runs and all(doc.tokens[j].pos in ("PUNCT", "CCONJ", "ADP", "PART") for j in range(runs[-1][-1] + 1, i)):
            runs[-1].extend(range(runs[-1][-1] + 1, i + 1))
        else:
            runs.append([i])
    if not runs:
        return []
    near = min(runs, key=lambda run: min((abs(run[-1] - i) for i in cue), default=0)) if cue else runs[0]
    return near if any(doc.tokens[i].pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ") for i in near) else []


def _only_such(doc: Document, source: Sequence[int]) -> bool:
    """Whether words describe the one that does or does not say a thing ("the only state not calling for peace")."""
    words = [doc.tokens[i].text.lower() for i in source]
    return "only" in words[:2] and all(doc.tokens[i].pos != "PROPN" for i in source)


def _hedges(doc: Document, cue: Sequence[int]) -> bool:
    """Whether the cue only hedges ("reportedly", "the reported shelling"): nobody is made to speak."""
    return all(doc.tokens[i].pos in ("ADV", "ADJ") or doc.tokens[i].dep in ("amod", "advmod") for i in cue)


def _whole_parts(
    doc: Document, content: tuple[tuple[int, int], ...], cue: Sequence[int], quoted: Collection[int]
) -> tuple[tuple[int, int], ...]:
    """The content as tagged in the cue's sentence; of other sentences the whole where most of it is tagged."""
    if not cue:
        return content
    home = doc.tokens[cue[0]].sentence
    by_sentence: dict[int, list[tuple[int, int]]] = {}
    for part in content:
        by_sentence.setdefault(doc.tokens[part[0]].sentence, []).append(part)
    kept = []
    for number, parts in sorted(by_sentence.items()):
        sentence = doc.sentences[number]
        if number == home:
            kept += parts
        elif sentence.paragraph != doc.sentences[home].paragraph and sentence.first + 1 not in quoted:
            continue
        elif 2 * sum(b - a for a, b in parts) > sentence.last - sentence.first:
            kept.append((sentence.first, sentence.last))
    return tuple(kept)


def _ranges(doc: Document, members: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Token ranges of like sentence; a gap of punctuation is closed."""
    ranges: list[tuple[int, int]] = []
    for i in members:
        if (
            ranges
            and all(doc.tokens[j].pos == "PUNCT" for j in range(ranges[-1][1], i))
            and doc.tokens[i].sentence == doc.tokens[ranges[-1][0]].sentence
        ):
            ranges[-1] = (ranges[-1][0], i + 1)
        else:
            ranges.append((i, i + 1))
    return tuple(ranges)


def _source_by_grammar(cue: Sequence[int], doc: Document, tree: Tree) -> list[int]:
    """The subject of the cue verb, where the model gave none."""
    for i in cue:
        for c in tree.children[i]:
            if doc.tokens[c].dep == "nsubj" and not set(subtree(tree, c)) & set(cue):
                return subtree(tree, c)
    return []


def _from_cue(hit: Hit, doc: Document, tree: Tree) -> Speech | None:
    """A speech by grammar alone: a cue verb with a subject and something said."""
    verb = next((i for i in range(hit.first, hit.last) if doc.tokens[i].pos in ("VERB", "ADJ")), None)
    if verb is None:
        return None
    if any(doc.tokens[c].tag == "MD" for c in tree.children[verb]):
        return None  # "will not ask", "should condemn": nobody has spoken yet
    cue = tuple(range(hit.first, hit.last))
    source = speaking_subject(verb, doc, tree)
    if not source or not can_speak(doc, source):
        return None
    content = _content_by_frame(verb, str(hit.entry.fields.get("frame")), doc, tree, cue, source)
    if not content:
        return None
    note = f"“{doc.tokens[verb].text}” with its subject and what depends on it"
    return Speech(
        source=tuple(source),
        cue=cue,
        content=content,
        hit=hit,
        reason=Reason("attribution", f"cues.en/{hit.entry.id}", note),
    )


def _from_passive_blame(hit: Hit, doc: Document, tree: Tree) -> Speech | None:
    """Who speaks in "X was accused by Y of": Y, or nobody where none is named; X stands outside what is said."""
    verb = next((i for i in range(hit.first, hit.last) if doc.tokens[i].tag == "VBN"), None)
    if hit.entry.fields.get("frame") != "blame" or verb is None or hit.last - hit.first > 1:
        return None
    below = tree.children[verb]
    if not any(doc.tokens[c].dep == "nsubjpass" for c in below):
        return None
    said = [c for c in below if doc.tokens[c].dep == "prep" and doc.tokens[c].lemma in ("of", "for")]
    agents = [c for c in below if doc.tokens[c].lemma == "by" and c != verb]
    agents += [c for i in said for p in tree.children[i] for c in tree.children[p] if doc.tokens[c].lemma == "by"]
    if not said or any(doc.tokens[c].dep == "neg" for c in below):
        return None
    source = sorted(i for a in agents[:1] for p in tree.children[a] for i in subtree(tree, p, stop=said))
    members = sorted({i for c in said for i in subtree(tree, c, stop=agents[:1])} - set(source))
    words = {verb, *(c for c in below if doc.tokens[c].dep in ("aux", "auxpass")), *agents[:1]}
    cue = tuple(sorted(words - {a for a in agents[:1] if doc.tokens[a].head != verb or a > said[0]}))
    reason = Reason("attribution", f"cues.en/{hit.entry.id}", f"“{doc.tokens[verb].text}” of somebody, “by” whom")
    return Speech(source=tuple(source), cue=cue, content=_ranges(doc, members), hit=hit, reason=reason)


def _with_answers(speeches: list[Speech], hits: Sequence[Hit], doc: Document, tree: Tree) -> list[Speech]:
    """The speeches, and who rejects a charge in the passive: his sentence is none of who spoke before."""
    found = []
    for hit in hits:
        if (told := passive_answer(hit, doc, tree)) is not None:
            source, cue, members = told
            reason = Reason("attribution", f"cues.en/{hit.entry.id}", f"“{doc.tokens[cue[-2]].text}” by whom")
            found.append(Speech(source=source, cue=cue, content=_ranges(doc, members), hit=hit, reason=reason))
    home = {doc.tokens[s.cue[0]].sentence for s in found}
    others = [s for s in speeches if not any(set(s.cue) & set(f.cue) for f in found)]
    return [_outside(s, home, doc) for s in others] + found


def _outside(speech: Speech, sentences: Collection[int], doc: Document) -> Speech:
    """The speech without what it was held to go on with in these sentences, where its own words do not stand there."""
    home = {doc.tokens[i].sentence for i in speech.cue}
    kept = tuple(p for p in speech.content if (n := doc.tokens[p[0]].sentence) not in sentences or n in home)
    return msgspec.structs.replace(speech, content=kept) if speech.cue else speech


def _content_by_frame(
    verb: int, frame: str, doc: Document, tree: Tree, cue: tuple[int, ...], source: Sequence[int]
) -> tuple[tuple[int, int], ...]:
    deps = {"ccomp"} if frame == "clause" else {"ccomp", "xcomp", "dobj", "pcomp", "prep", "advcl"}
    if frame == "naming":
        deps = {"oprd"}
    if frame == "promise":
        deps = {"xcomp", "ccomp", "dobj", "prep"}
    heads = [c for v in cue for c in tree.children[v] if c not in cue and _may_be_said(doc, v, c, deps, verb)]
    if frame == "clause" and not heads:
        return ()
    if frame == "act" and not any(doc.tokens[c].dep in ("ccomp", "dobj", "xcomp") for c in heads):
        return ()
    if frame == "blame":
        heads = [c for c in heads if doc.tokens[c].dep == "prep" or c in objects_of(tree, verb)]
    barred = set(cue) | set(source) | {c for c in tree.children[verb] if doc.tokens[c].dep == "conj"}
    members = sorted({i for h in heads for i in subtree(tree, h, stop=barred)} - barred)
    return _ranges(doc, members)


def _may_be_said(doc: Document, word: int, child: int, deps: set[str], verb: int) -> bool:
    """Whether what hangs on a word of the cue is what is said: by the verb's frame, or after its preposition."""
    dep = doc.tokens[child].dep
    return dep in deps if word == verb else doc.tokens[word].pos == "ADP" and dep in ("pobj", "pcomp")


def _statements(doc: Document, tree: Tree, speeches: Sequence[Speech], hits: Sequence[Hit]) -> list[Speech]:
    """What stands under "X said:": the quotation that follows, else all paragraphs to the next heading.

    A line with a colon that names no speaker ("the toll so far:") opens none: its words are nobody's but the report's.
    """
    found: list[Speech] = []
    for number, paragraph in enumerate(doc.paragraphs[:-1]):
        if not doc.report.text[paragraph.start : paragraph.end].rstrip().endswith(":"):
            continue
        sentence = next((s for s in reversed(doc.sentences) if s.paragraph == paragraph.index), None)
        hit = next((h for h in reversed(hits) if sentence and sentence.first <= h.first < sentence.last), None)
        if sentence is None:
            continue
        following = _paragraphs_of(doc, doc.paragraphs[number + 1 :])
        # "Whose statement we quote:": the paper says nothing itself.
        if hit is None or _is_ours(doc, opener_of(doc, tree, sentence, hit)):
            found += _issued(doc, tree, speeches, sentence, following)
            continue
        if any(set(s.cue) & set(range(hit.first, hit.last)) for s in speeches):
            found += following
        elif source := opener_of(doc, tree, sentence, hit):
            cue = tuple(range(hit.first, hit.last))
            reason = Reason("attribution", "statement", "what stands under a line that ends with a colon")
            found += [Speech(source=tuple(source), cue=cue, hit=hit, reason=reason), *following]
    return found


def _issued(
    doc: Document, tree: Tree, speeches: Sequence[Speech], sentence: Sentence, following: Sequence[Speech]
) -> list[Speech]:
    """What stands under "the ministry issued this statement:"; not quoted, it ends where somebody else speaks."""
    told = issuer_of(doc, tree, sentence)
    if told is None or not following:
        return []
    paragraphs = [doc.sentences[doc.tokens[s.content[0][0]].sentence].paragraph for s in following]
    spoken = {
        doc.sentences[doc.tokens[s.source[0]].sentence].paragraph
        for s in speeches
        if s.source and not _is_ours(doc, s.source) and not _is_act(s)
    }
    quoted = _begins_quoted(doc, doc.paragraphs[paragraphs[0]])
    ends = (
        len(doc.paragraphs) if quoted else min((n for n in spoken if n >= paragraphs[0]), default=len(doc.paragraphs))
    )
    own = [s for s, n in zip(following, paragraphs, strict=True) if n < ends]
    reason = Reason("attribution", "statement", "what stands under a line that tells whose statement follows")
    return [Speech(source=told[0], cue=told[1], reason=reason), *own] if own else []


def _is_act(speech: Speech) -> bool:
    """Whether somebody only welcomes, condemns or asks for something, and is not made to say it."""
    return speech.hit is not None and speech.hit.entry.fields.get("frame") in ("act", "appeal", "promise", "blame")


def _is_ours(doc: Document, source: Sequence[int]) -> bool:
    """Whether "we" or "I" speaks."""
    return bool(source) and doc.tokens[source[0]].lemma in load_pack("roles.en")["first_person"]


def _paragraphs_of(doc: Document, following: Sequence[Paragraph]) -> list[Speech]:
    """The sentences of a statement: quoted paragraphs while they are quoted, else all up to the next heading."""
    quoted = bool(following) and _begins_quoted(doc, following[0])
    reason = Reason("attribution", "statement", "part of a statement that a line with a colon opened")
    found = []
    for paragraph in following:
        if paragraph.zone is Zone.FURNITURE:
            continue
        if paragraph.zone is not Zone.BODY or (quoted and not _begins_quoted(doc, paragraph)):
            break
        if doc.report.text[paragraph.start : paragraph.end].rstrip().endswith(":"):
            break  # the next statement begins
        found += [
            Speech(content=((s.first, s.last),), goes_on=True, reason=reason)
            for s in doc.sentences
            if s.paragraph == paragraph.index
        ]
    return found


def _begins_quoted(doc: Document, paragraph: Paragraph) -> bool:
    return doc.report.text[paragraph.start : paragraph.end].lstrip()[:1] in (*OPEN, '"', "`", "'", "‘")


def _first_person(doc: Document, speeches: Sequence[Speech]) -> list[Speech]:
    """Sentences that say "we" or "I" outside every speech: who spoke before goes on, as in a ministry's statement."""
    persons = set(load_pack("roles.en")["first_person"])
    covered = {i for s in speeches for a, b in (*s.content, *((i, i + 1) for i in s.source)) for i in range(a, b)}
    reason = Reason("attribution", "first person", "“we” or “I” outside a quotation: the words of who spoke before")
    return [
        Speech(content=((s.first, s.last),), goes_on=True, reason=reason)
        for s in doc.sentences
        if s.zone is Zone.BODY
        and any(_first(t, persons) and t.index not in covered for t in doc.words(s))
        and not any(t.index in covered for t in doc.words(s))
    ]


def _first(token: Token, persons: Collection[str]) -> bool:
    """Whether a word is "we", "I" or the like; parsers take "ours" for a noun."""
    return (token.lemma in persons and token.pos in ("PRON", "DET")) or token.text.lower() == "ours"


def _quotations(doc: Document, speeches: Sequence[Speech]) -> list[Speech]:
    """Quotations that no speech covers: they go on from the speaker before."""
    covered = {i for s in speeches for a, b in s.content for i in range(a, b)}
    found = []
    for first, last in quoted_ranges(doc):
        words = [i for i in range(first, last) if doc.tokens[i].pos not in ("PUNCT", "SPACE")]
        free = [i for i in words if i not in covered]
        if len(free) >= _LONG_QUOTE and len(free) > len(words) // 2:
            reason = Reason(
                "attribution", "open quotation", "a quotation without a cue of its own goes on from the speaker before"
            )
            found += [
                Speech(content=(part,), goes_on=True, reason=reason)
                for part in _by_sentence(doc, free[0], free[-1] + 1)
            ]
    return found


def _going_on(doc: Document, speeches: Sequence[Speech]) -> list[Speech]:
    """Numbers that lean on those of the speaker before."""
    content = {i for s in speeches for a, b in s.content for i in range(a, b)}
    frames = {i for s in speeches for i in (*s.source, *s.cue, *s.relay)}
    outer = (s for s in speeches if s.content and s.source and not content.intersection(s.source))
    sayers = [Sayer(s.source, s.cue, min(a for a, _ in s.content)) for s in outer]
    return [
        Speech(content=((one.first, one.last),), goes_on=True, reason=Reason("attribution", "goes on", one.note))
        for one in going_on(doc, sayers, content | frames)
    ]


def _by_sentence(doc: Document, first: int, last: int) -> list[tuple[int, int]]:
    parts: list[tuple[int, int]] = []
    for i in range(first, last):
        if parts and doc.tokens[i].sentence == doc.tokens[parts[-1][0]].sentence:
            parts[-1] = (parts[-1][0], i + 1)
        else:
            parts.append((i, i + 1))
    return parts
