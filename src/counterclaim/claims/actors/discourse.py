"""What has been said up to some words of a report: who was named, who acted, who spoke, and how near.

In: a document, its cast, and those who spoke before. Out: the actor that fits and is meant, or None where two sides
fit. Reads the names of states and capitals through `packs/actors.py`.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence

import msgspec

from counterclaim.claims.actors.cast import Cast, Mention
from counterclaim.packs.actors import load_actor_words, split_words
from counterclaim.records.document import Document
from counterclaim.records.enums import Sector
from counterclaim.records.ledger import Actor

OF_STATE = frozenset((Sector.GOVERNMENT, Sector.MILITARY, Sector.POLICE, Sector.PARLIAMENT, Sector.COURT))
"""What belongs to a state."""
NEAR = 2
"""A subject this many paragraphs back is no longer meant by a pronoun; a speaker may be one further."""
TURNS = 4
"""Speakers looked at backwards."""
_FAR = 40
"""Mentions looked at backwards."""


def _first(mention: Mention) -> int:
    return mention.first


class View(msgspec.Struct, frozen=True):
    """What is known at the words to resolve."""

    doc: Document
    cast: Cast
    actors: dict[str, Actor]
    earlier: tuple[str, ...]
    speaker: str | None
    place: int
    """Index of the first word."""
    depth: int = 0
    """How many words were asked for one another before: "it" of "it says that it says that it"."""

    @property
    def sentence(self) -> int:
        """Index of the sentence."""
        return self.doc.tokens[self.place].sentence

    @property
    def paragraph(self) -> int:
        """Index of the paragraph."""
        return self.doc.sentences[self.sentence].paragraph

    def before(self) -> list[Mention]:
        """Mentions before the words, nearest first."""
        found: list[Mention] = []
        place, mentions = self.place, self.cast.mentions
        for n in range(bisect_left(mentions, place, key=_first) - 1, -1, -1):
            if mentions[n].last <= place:
                found.append(mentions[n])
                if len(found) == _FAR:
                    break
        return found

    def spoke(self, fits: Callable[[Actor], bool]) -> Actor | None:
        """The last speaker, if it fits."""
        last = self.actors.get(self.earlier[-1]) if self.earlier else None
        return last if last is not None and fits(last) else None

    def paragraphs_back(self, mention: Mention) -> int:
        """How many paragraphs before the words a mention stands."""
        sentence = self.doc.sentences[self.doc.tokens[mention.first].sentence]
        return self.paragraph - sentence.paragraph


def spoke_near(view: View, fits: Callable[[Actor], bool]) -> Actor | None:
    """The last fitting speaker, not long ago."""
    for actor_id in view.earlier[: -TURNS - 1 : -1]:
        actor = view.actors.get(actor_id)
        if actor is not None and fits(actor):
            return actor if is_near(view, actor) else None
    return None


def nearest(view: View, fits: Callable[[Actor], bool]) -> Actor | None:
    """The only fitting actor named in the last paragraphs."""
    near = [m.actor for m in view.before() if view.paragraphs_back(m) <= NEAR + 1 and fits(view.actors[m.actor])]
    return view.actors[near[0]] if len(set(near)) == 1 else None


def subject_before(view: View, fits: Callable[[Actor], bool], *, sentence: bool) -> Actor | None:
    """The first fitting subject of the nearest sentence before that has one, not further back than a paragraph."""
    nearest: int | None = None
    found: Mention | None = None
    for mention in view.before():
        here = view.doc.tokens[mention.first].sentence
        if view.paragraphs_back(mention) >= NEAR or (nearest is not None and here != nearest):
            break
        if here == view.sentence and not sentence:
            continue
        if mention.subject and fits(view.actors[mention.actor]):
            nearest, found = here, mention
    return view.actors[found.actor] if found else None


def is_near(view: View, actor: Actor) -> bool:
    """Whether an actor was named not long before, or never by a name of its own."""
    for mention in view.before():
        if mention.actor == actor.id:
            return view.paragraphs_back(mention) <= NEAR + 1
    return True


def told_just_before(view: View, actor: Actor) -> bool:
    """Whether an actor is named in this sentence or the one before."""
    last = view.sentence - 1
    return any(m.actor == actor.id and view.doc.tokens[m.first].sentence >= last for m in view.before())


def one_side(view: View, ids: Sequence[str]) -> bool:
    """Whether actors are all of one state."""
    actors = [view.actors[i] for i in ids]
    return actors[0].nation is not None and all(a.nation == actors[0].nation for a in actors)


def same_side(a: Actor, b: Actor) -> bool:
    """Whether mixing up two actors cannot put words on the wrong side: same state, or nobody's state."""
    if a.sector is Sector.ARMED_GROUP or b.sector is Sector.ARMED_GROUP:
        return a.id == b.id or (a.body is not None and a.body == b.body)
    return a.nation == b.nation or a.nation is None or b.nation is None


def known_before(view: View) -> list[Actor]:
    """Actors named before the words, nearest first; those named only later if none is."""
    seen = dict.fromkeys(m.actor for m in reversed(view.cast.mentions) if m.last <= view.place)
    return [view.actors[i] for i in seen]


def pick(view: View, fits: list[Actor]) -> Actor | None:
    """The one meant of several: the only one, the last that spoke, or the last subject; None if two sides fit."""
    fits = list({a.id: a for a in fits}.values())
    if len(fits) < 2:
        return fits[0] if fits else None
    ids = {a.id for a in fits}
    subject = subject_before(view, lambda a: a.id in ids, sentence=True)
    spoke = view.spoke(lambda a: a.id in ids)
    if spoke is not None and (subject is None or subject.id == spoke.id or told_just_before(view, spoke)):
        return spoke
    if subject is not None and (spoke is None or same_side(spoke, subject)):
        return subject
    one_side = all(same_side(fits[0], a) and a.nation == fits[0].nation for a in fits[1:])
    return fits[0] if one_side else None


def told_of_another(view: View, actor: Actor, words: frozenset[str] | set[str]) -> bool:
    """Whether a state's body, named in full before, is hardly meant by these bare words: another state is spoken of.

    Example: "The Velmari army accused Dorand. Dorand denied it. The army had fired at nobody": whose army is that?
    """
    whole = actor.nation is not None or len(split_words(actor.name)) > len(words)
    if actor.sector not in OF_STATE or not whole:
        return False
    last = max((m.first for m in view.cast.mentions if m.actor == actor.id and m.first < view.place), default=-1)
    near = [t for t in view.cast.topics if last < t.place < view.place and t.sentence >= view.sentence - NEAR]
    own = near and (near[-1].nation == actor.nation or _names_land(view, actor, near[-1].nation))
    return bool(near) and not own


def _names_land(view: View, actor: Actor, land: str) -> bool:
    """Whether a body's name holds a word for an unlisted land."""
    return any(view.cast.lands.get(word, "").lower() == land for word in split_words(actor.name))


def state_in_play(view: View) -> str | None:
    """The only state whose bodies, officials or own doings a report tells; None where there are several."""
    found = {
        a.nation
        for a in view.cast.actors
        if a.kind != "state" and a.sector in OF_STATE and a.nation is not None and not (a.kind == "person" and a.body)
    }
    acting = {m.actor for m in view.cast.mentions if m.subject}
    found |= {a.nation for a in view.cast.actors if a.kind == "state" and a.nation and a.id in acting}
    if not found:
        return _filed_from(view.doc)
    return found.pop() if len(found) == 1 else None


def _filed_from(doc: Document) -> str | None:
    """The state in whose capital a report is filed, where its text names no other: its only state."""
    home = capital_of(doc.report.dateline_place or "")
    if home is None:
        return None
    words = load_actor_words().scan([t.text for t in doc.tokens])
    told = {t.id for f in words for t in f.terms if t.kind == "nation"}
    return home if told <= {home} else None


def capital_of(place: str) -> str | None:
    """The state whose capital, or which itself, a dateline names."""
    words = split_words(place.split(",", maxsplit=1)[0])
    for found in load_actor_words().scan(words):
        nations = {t.id for t in found.terms if t.kind == "nation" and t.form in ("capital", "name")}
        if found.first == 0 and found.last == len(words) and len(nations) == 1:
            return nations.pop()
    return None
