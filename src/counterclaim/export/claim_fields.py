"""One claim in, its labelled fields and its headline out: what `counterclaim show` and the dossier's cards both tell.

All words are the report's or neutral ones of ours. Event types are put in words by event_families, through `packs`.
"""

from collections.abc import Iterator
from itertools import chain
from typing import Final

from counterclaim.export.when import iso_words, when_words
from counterclaim.export.wording import (
    OWN_VOICE,
    agreeing,
    agreement_words,
    denial_words,
    listed,
    stance_words,
    toll_words,
)
from counterclaim.packs.families import type_words
from counterclaim.records.claim import Agent, Claim, Place, Speaker, Target, TimeRange, Toll, Weapon
from counterclaim.records.enums import (
    Certainty,
    Channel,
    CivilStatus,
    Grounds,
    Realis,
    Sector,
    Stance,
    TimeBasis,
    TimePrecision,
)

Field = tuple[str, str | None]

_BASIS: Final = {
    TimeBasis.STATED: "the words alone",
    TimeBasis.DATELINE: "the words, counted from the dateline",
    TimeBasis.PUBLICATION: "the day of publication",
}
_PLACES = 2


def claim_fields(claim: Claim, *, compact: bool = False) -> Iterator[tuple[str, str]]:
    """Label and text of all that is known of a claim but its reasons and links.

    `compact` leaves out what is at rest (channel unknown, told as occurred and stated, no grounds stated) and what
    stands in the claim's headline word for word; times are put in words.
    """
    known = chain(
        _who(claim, compact=compact),
        _what(claim, compact=compact),
        _where_and_when(claim, compact=compact),
        _tolls(claim),
        _agreement(claim),
    )
    for label, text in known:
        if text:
            yield label, text


def claim_head(claim: Claim) -> str:
    """A claim on one line: `Norrland's army accuses · shelling · 27 October 2031, morning · Brezna district`."""
    voice = claim.speaker.name if claim.speaker else OWN_VOICE
    act = f"{voice} {agreeing(voice, act_words(claim))}"
    return " · ".join(part for part in (act, _subject(claim), when_words(claim.time), _scene(claim.places)) if part)


def act_words(claim: Claim) -> str:
    """What the speaker does with a claim, in the one verb set."""
    if claim.stance is Stance.DENIES:
        return denial_words(claim.denial_scope, claim.evidence.text)
    return stance_words(claim.stance)


def _subject(claim: Claim) -> str | None:
    """What the claim is about, with all that keeps it from being told as plain fact."""
    told = None
    if claim.event:
        told = type_words(claim.event.type)
    elif claim.agreement:
        told = agreement_words(claim.agreement.type)
    elif claim.tolls:
        toll = claim.tolls[0]
        told = " ".join(part for part in (toll.kind, toll.who, f"“{toll.text}”" if toll.text else None) if part)
    marks = (
        "negated" if claim.negated else None,
        claim.realis if claim.realis is not Realis.OCCURRED else None,
        claim.certainty if claim.certainty is not Certainty.STATED else None,
    )
    kept = ", ".join(mark for mark in marks if mark)
    return f"{told} ({kept})" if told and kept else told or kept or None


def _scene(places: tuple[Place, ...]) -> str:
    named = [_placed(place) for place in places[:_PLACES]]
    return ", ".join([*named, *(["and elsewhere"] if len(places) > _PLACES else [])])


def _placed(place: Place) -> str:
    if place.relation == "in":
        return place.name
    one_word = "_" not in place.relation
    return f"{place.relation} {place.name}" if one_word else f"{place.name} ({place.relation.replace('_', ' ')})"


def _who(claim: Claim, *, compact: bool) -> Iterator[Field]:
    speaker = claim.speaker
    if speaker or not compact:
        yield "Speaker", _named(speaker) if speaker else f"{OWN_VOICE}, or hearsay with no speaker named"
    if speaker and speaker.mention and _tells(speaker.mention.text, speaker.name, compact=compact):
        yield "Named here as", speaker.mention.text
    if speaker or claim.side or not compact:
        yield "Side", claim.side or "nobody's"
    yield "By way of", listed(relay.name for relay in claim.via)
    yield "Told to", claim.addressee.name if claim.addressee else None
    if claim.channel is not Channel.UNKNOWN or not compact:
        yield "Channel", claim.channel.replace("_", " ")


def _tells(mention: str, name: str, *, compact: bool) -> bool:
    """Whether the words that stand here tell more than the name does."""
    if compact:
        return mention.casefold().removeprefix("the ") != name.casefold().removeprefix("the ")
    return mention != name


def _named(party: Speaker | Agent) -> str:
    about = [party.country, party.sector.replace("_", " ") if party.sector != Sector.UNKNOWN else None]
    known = ", ".join(part for part in about if part)
    return f"{party.name} ({known})" if known else party.name


def _what(claim: Claim, *, compact: bool) -> Iterator[Field]:
    cue = f" (“{claim.cue.text}”)" if claim.cue else ""
    if cue or not compact:
        yield "Stance", f"{act_words(claim)}{cue}"
    yield "Negated", "yes" if claim.negated else None
    if (claim.realis, claim.certainty) != (Realis.OCCURRED, Certainty.STATED) or not compact:
        yield "Told as", f"{claim.realis}, {claim.certainty}"
    yield "Condition", claim.condition
    if claim.grounds is not Grounds.NONE_STATED or not compact:
        yield "Rests on", claim.grounds.replace("_", " ")
    if claim.event:
        happening = claim.event.type.replace("_", " ")
        yield "Happening", None if compact and happening == type_words(claim.event.type) else happening
        yield "By", "; ".join(_named(agent) for agent in claim.event.agents)
        yield "Against", "; ".join(_target(target) for target in claim.event.targets)
    yield "Weapons", "; ".join(_weapon(weapon) for weapon in claim.weapons)
    yield "Words that judge", ", ".join(f"“{word}”" for word in claim.characterisations)


def _target(target: Target) -> str:
    return f"{target.name} (protected: {target.protected})" if target.protected else target.name


def _weapon(weapon: Weapon) -> str:
    bound = {True: "user bound", False: "user not bound", None: "whether the user is bound is not known"}
    treaties = [f"{treaty.name}: {bound[treaty.bound]}" for treaty in weapon.treaties]
    known = "; ".join([*([weapon.class_] if weapon.class_ else []), *treaties])
    return f"{weapon.name} ({known})" if known else weapon.name


def _where_and_when(claim: Claim, *, compact: bool) -> Iterator[Field]:
    time = _short_time if compact else _time
    if claim.event or claim.time:
        yield "When", time(claim.time)
    yield "Said on", time(claim.said_on) if claim.said_on else None
    for place in claim.places:
        about = [place.precision, place.country, place.gazetteer]
        known = ", ".join(str(part) for part in about if part)
        others = f"; also called {listed(place.other_names)}" if place.other_names else ""
        relation = place.relation.replace("_", " ") if compact else place.relation
        yield f"Place ({relation})", f"{place.name}{f' ({known})' if known else ''}{others}"


def _time(time: TimeRange | None) -> str:
    if time is None:
        return "not fixed"
    words = f" (“{time.text}”)" if time.text else ""
    precision = "" if time.precision == TimePrecision.RANGE else f", to the {time.precision.replace('_', ' ')}"
    return f"{iso_words(time)}{words}{precision}, by {_BASIS[time.basis]}"


def _short_time(time: TimeRange | None) -> str:
    told = when_words(time) or "not fixed"
    words = f" (“{time.text}”)" if time and time.text else ""
    fixed = time is not None and told != "not fixed" and time.basis is not TimeBasis.STATED
    return f"{told}{words}, by {_BASIS[time.basis]}" if time and fixed else f"{told}{words}"


def _tolls(claim: Claim) -> Iterator[Field]:
    for toll in claim.tolls:
        yield f"Toll ({toll.scope})", _toll(toll)


def _toll(toll: Toll) -> str:
    status = f", {toll.status}" if toll.status is not CivilStatus.UNKNOWN else ""
    words = toll_words(
        toll.low, toll.best, toll.high, text=toll.text, unit=toll.unit, since=toll.since, as_of=toll.as_of
    )
    of = f" of {toll.base}" if toll.base else ""
    return f"{toll.kind} {toll.who or ''}{status}: {words}{of}"


def _agreement(claim: Claim) -> Iterator[Field]:
    if claim.agreement is None:
        return
    agreement = claim.agreement
    yield "Agreement", agreement.type
    yield "Parties", listed(agreement.parties)
    yield "Brokers", listed(agreement.brokers)
    yield "Agreed on", agreement.agreed_on
    yield "In force from", agreement.effective
    yield "Terms", "; ".join(agreement.terms)
