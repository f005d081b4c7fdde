"""The treaties on the weapons of a claim: whether the alleged user was bound that day, and who calls the weapon banned.

In: the claims of a document, the weapons found in it, its day and its cast. Out: the claims with `bound` and
`called_banned_by` on the treaties of their weapons, each with a reason. Reads the packs `treaties` and `banned.en`.
What is not known stays null: a user who is no state's, a day that nothing fixes, a bond that changed in between.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import msgspec

from counterclaim.claims.actors import Cast
from counterclaim.claims.syntax import AUXILIARIES, Tree, ancestors
from counterclaim.packs.lexicon import Hit, Lexicon, load_lexicon, match_lexicon
from counterclaim.packs.treaties import treaties_on, use_told
from counterclaim.packs.weapons import WeaponMention
from counterclaim.records.claim import Agent, Claim, Event, Reason, Treaty, Weapon
from counterclaim.records.enums import Realis, Sector, Stance

OWN_VOICE = "the report"
"""Who calls a weapon banned where nobody else is made to say it."""
_OF_STATE = frozenset((Sector.GOVERNMENT, Sector.MILITARY, Sector.POLICE, Sector.PARLIAMENT, Sector.COURT))
_REAL = frozenset((Realis.OCCURRED, Realis.ONGOING))
_UNSAID = frozenset((Stance.DENIES, Stance.DOUBTS))
_NEWS = timedelta(days=365)
"""How far before it is told a happening without a day may lie; reports of older ones say when."""
_SAID_OF = frozenset(("amod", "acl", "relcl", "appos", "nmod"))
_PREDICATES = frozenset(("acomp", "attr", "oprd"))
_BEFORE_NAME = frozenset(("ADJ", "ADV", "CCONJ", "PUNCT"))

Days = tuple[str, str]
"""The first and the last day on which something may have happened; "" where nothing bounds the first."""


class _Scene(msgspec.Struct, frozen=True):
    tree: Tree
    mentions: Sequence[WeaponMention]
    hits: tuple[Hit, ...]
    words: Lexicon
    cast: Cast
    day: date | None


def with_treaties(
    claims: Iterable[Claim], *, tree: Tree, mentions: Sequence[WeaponMention], cast: Cast, day: date | None
) -> tuple[Claim, ...]:
    """The claims with the status of each weapon's treaties; `day` is that of the dispatch."""
    words = load_lexicon("banned.en")
    scene = _Scene(tree, mentions, match_lexicon(tree.tokens, words) if mentions else (), words, cast, day)
    return tuple(_with_treaties(claim, scene) if claim.weapons else claim for claim in claims)


def _with_treaties(claim: Claim, scene: _Scene) -> Claim:
    told = [_weapon(claim, weapon, scene) for weapon in claim.weapons]
    reasons = dict.fromkeys(reason for _, why in told for reason in why)
    return msgspec.structs.replace(
        claim, weapons=tuple(weapon for weapon, _ in told), reasons=(*claim.reasons, *reasons)
    )


def _weapon(claim: Claim, weapon: Weapon, scene: _Scene) -> tuple[Weapon, list[Reason]]:
    """A weapon of the claim with what is known of its treaties, and why."""
    if not weapon.treaties:
        return weapon, []
    caller, reasons = _caller(claim, weapon, scene)
    use, days = use_told(claim, weapon), days_of(claim, scene.day)
    treaties = weapon.treaties
    if use is not None and days is not None and (countries := _countries(use, scene.cast)):
        asked = [treaties_on(weapon.class_, country, days[0] or None, until=days[1]) for country in countries]
        treaties = tuple(_agreed(answers) for answers in zip(*asked, strict=True))
        reasons += [_why(treaty, countries, days) for treaty in treaties if treaty.bound is not None]
    treaties = tuple(msgspec.structs.replace(treaty, called_banned_by=caller) for treaty in treaties)
    return msgspec.structs.replace(weapon, treaties=treaties), reasons


def _agreed(answers: Sequence[Treaty]) -> Treaty:
    """One answer for all who are said to have used it; null where they differ."""
    bounds = {answer.bound for answer in answers}
    return msgspec.structs.replace(answers[0], bound=bounds.pop() if len(bounds) == 1 else None)


def _why(treaty: Treaty, countries: Iterable[str], days: Days) -> Reason:
    when = f"on {days[1]}" if days[0] == days[1] else f"from {days[0] or 'of old'} to {days[1]}"
    note = f"{treaty.name}: {', '.join(countries)} {'bound' if treaty.bound else 'not bound'} {when}"
    return Reason("weapons", "treaties", note)


def _countries(use: Event, cast: Cast) -> tuple[str, ...]:
    """The states of those who are said to have used it; empty where one of them is no state's, or nobody is told."""
    found = [_country(agent, cast) for agent in use.agents]
    return () if None in found else tuple(dict.fromkeys(country for country in found if country))


def _country(agent: Agent, cast: Cast) -> str | None:
    """The state that answers for an agent: its own or its army's, as the text or the conflict file has it."""
    if agent.sector not in _OF_STATE:
        return None
    actor = cast.actor(agent.actor)
    return agent.country or (actor.country if actor is not None else None)


def days_of(claim: Claim, day: date | None) -> Days | None:
    """When it happened, by the claim's own time, else by when it was told (up to a year before); None: unknown."""
    if claim.realis not in _REAL:
        return None
    told = (claim.said_on.latest if claim.said_on else None) or (day.isoformat() if day else None)
    if claim.time is not None:
        last = claim.time.latest or told
        return (claim.time.earliest or "", last) if last else None
    if told is None:
        return None
    try:
        first = (date.fromisoformat(told[:10]) - _NEWS).isoformat()
    except (ValueError, OverflowError):
        first = told
    return first, told


def _caller(claim: Claim, weapon: Weapon, scene: _Scene) -> tuple[str | None, list[Reason]]:
    """Who calls the weapon banned in the words of the claim. Who denies its use has not called it so."""
    if claim.stance in _UNSAID or claim.negated:
        return None, []
    for mention in _named_in(claim, weapon, scene.mentions):
        if hit := _called_banned(mention, scene):
            caller = claim.speaker.name if claim.speaker else OWN_VOICE
            word = scene.tree.tokens[hit.first].text
            return caller, [Reason("weapons", f"banned.en/{hit.entry.id}", f"{caller}: {weapon.name}, “{word}”")]
    return None, []


def _named_in(claim: Claim, weapon: Weapon, mentions: Iterable[WeaponMention]) -> list[WeaponMention]:
    """Where the claim names the weapon: in its own words, else in its sentence."""
    span = claim.sentence
    found = [m for m in mentions if m.weapon.name == weapon.name and span.start <= m.start and m.end <= span.end]
    own = [m for m in found if m.start < claim.evidence.end and claim.evidence.start < m.end]
    return own or found


def _called_banned(mention: WeaponMention, scene: _Scene) -> Hit | None:
    """The word that calls the weapon banned: said of it, of a kind that it is one of, or of what it is said to be."""
    tokens = scene.tree.tokens
    meant = set(range(mention.first, mention.last))
    meant |= _kinds_of(meant, scene) | _said_to_be(meant, scene.tree)
    for hit in scene.hits:
        word = hit.first
        same = tokens[word].sentence == tokens[mention.first].sentence
        if same and _is_said_of(word, meant, mention, scene.tree) and not _undone(word, scene):
            return hit
    return None


def _kinds_of(meant: Iterable[int], scene: _Scene) -> set[int]:
    """The "arms" of "arms such as cluster bombs", and the "use" of "use of cluster bombs"."""
    tokens, kinds, uses = scene.tree.tokens, scene.words.extras["kinds"], scene.words.extras["uses"]
    links = [tokens[i].head for i in meant if tokens[i].dep == "pobj" and tokens[tokens[i].head].dep == "prep"]
    named = {tokens[i].head for i in links if tokens[i].text.lower() in kinds}
    return named | {tokens[i].head for i in links if tokens[tokens[i].head].lemma in uses}


def _said_to_be(meant: Iterable[int], tree: Tree) -> set[int]:
    """The "weapon" of "cluster bombs, a banned weapon" and of "cluster bombs are a banned weapon"."""
    tokens = tree.tokens
    beside = {c for i in meant for c in tree.children[i] if tokens[c].dep == "appos"}
    heads = {tokens[i].head for i in meant if tokens[i].dep == "nsubj" and tokens[tokens[i].head].lemma == "be"}
    return beside | {c for i in heads for c in tree.children[i] if tokens[c].dep == "attr"}


def _is_said_of(word: int, meant: set[int], mention: WeaponMention, tree: Tree) -> bool:
    """Whether a word is said of one of the meant: before it, in a clause on it, or of it as subject."""
    tokens = tree.tokens
    if word in meant:
        return True
    while tokens[word].dep == "conj" and tokens[word].head != word:
        word = tokens[word].head
    top = tokens[word].head if tokens[word].dep in _PREDICATES else word
    if any(tokens[c].dep == "nsubj" and c not in meant and tokens[c].tag != "WDT" for c in tree.children[top]):
        return False
    subjects = {c for c in tree.children[top] if tokens[c].dep in ("nsubj", "nsubjpass")}
    if subjects & meant or (tokens[top].head in meant and tokens[top].dep in _SAID_OF):
        return True
    last = mention.last - 1
    before = word < mention.first and tokens[word].dep == "amod" and tokens[word].head > last
    return before and all(tokens[i].pos in _BEFORE_NAME for i in range(word + 1, mention.first))


def _undone(word: int, scene: _Scene) -> bool:
    """Whether a "not" or a "should be" stands on the word, or on the verb that carries it."""
    tokens, undone = scene.tree.tokens, scene.words.extras["undone"]
    carriers = [word, *(i for i in [next(ancestors(scene.tree, word), word)] if tokens[word].dep in _PREDICATES)]
    below = [c for i in carriers for c in scene.tree.children[i]]
    below += [g for c in below if tokens[c].dep in (*AUXILIARIES, "advmod") for g in scene.tree.children[c]]
    return any(tokens[c].text.lower() in undone or tokens[c].tag == "MD" or tokens[c].dep == "neg" for c in below)
