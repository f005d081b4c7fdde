"""Who is named in a report, and where: the records that finding actors gives and that coreference reads."""

import msgspec

from counterclaim.records.ledger import Actor


class Mention(msgspec.Struct, frozen=True):
    """Characters `start` to `end`, words `first` up to `last`, that mean `actor`.

    `kind`: a name; a description ("an army spokesman"); or a reference, words that mean one named elsewhere
    ("the army").
    """

    start: int
    end: int
    first: int
    last: int
    actor: str
    kind: str
    subject: bool = False
    """It stands before the verb: what "it" or "he" in a later sentence most likely means."""


class Topic(msgspec.Struct, frozen=True):
    """A state that a sentence is about, or words that point to nobody's but the writer's ("our", nation "")."""

    place: int
    sentence: int
    nation: str


class Cast(msgspec.Struct, frozen=True):
    """The actors of a report and every place where one is named, in order of the text."""

    actors: tuple[Actor, ...]
    mentions: tuple[Mention, ...]
    lands: dict[str, str] = {}
    """Words for states and peoples that no list holds, each with the land it is of: "Dorandi" of "Dorand"."""
    topics: tuple[Topic, ...] = ()

    def actor(self, actor_id: str | None) -> Actor | None:
        """The actor with this id."""
        return next((a for a in self.actors if a.id == actor_id), None) if actor_id else None
