"""What an export carries beside its rows: the rules that shaped it, what they left out, and the manifest."""

import msgspec


class Rule(msgspec.Struct, frozen=True):
    """A written rule by which an export leaves out, flattens or derives something."""

    id: str
    words: str


class Applied(msgspec.Struct, frozen=True, kw_only=True):
    """A rule, how often it was applied, and the first few records it met."""

    rule: str
    words: str
    count: int
    first: tuple[str, ...] = ()


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """A file of an export."""

    name: str
    bytes: int
    sha256: str


class Choices(msgspec.Struct, frozen=True, kw_only=True):
    """What the person who exports chose."""

    filters: dict[str, str | bool] = {}
    with_names: bool = False
    """Names of private persons are given; else they are withheld."""
    checked_only: bool = False
    naming: str = "the name that the reports use first; other names in the notes"
    """Which of a place's names stands where only one can."""


class Ledgered(msgspec.Struct, frozen=True, kw_only=True):
    """Which ledger was exported, in which state."""

    head: str | None
    """Hash of the last log entry."""
    state: str
    """Hash of all that is stored, apart from times and records of runs and exports."""
    reports: int
    claims: int
    versions: tuple[str, ...] = ()
    """Of program, packs and model that read its reports."""


class Resting(msgspec.Struct, frozen=True, kw_only=True):
    """Of the ledger's reports and claims, how many the rows of an export rest on: all, unless something narrows it."""

    reports: int
    claims: int


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What stands beside every export (docs/reference/exports.md)."""

    format: str
    of: str
    """The contract that it keeps: name and version of the target."""
    program: str
    made: str
    """UTC, ISO 8601."""
    ledger: Ledgered
    """The whole of it, whatever part is exported."""
    choices: Choices
    rows: dict[str, int]
    checked: dict[str, int]
    """Of the rows of each kind, how many a person has checked in full."""
    rests_on: Resting | None = None
    """What was asked for, before a format leaves anything out; null: not told, as in manifests of older programs."""
    left_out: tuple[Applied, ...] = ()
    flattened: tuple[Applied, ...] = ()
    rules: tuple[Rule, ...] = ()
    """House rules that derive columns."""
    files: tuple[Written, ...] = ()
    note: str = "Every row is what somebody says, not what happened. Read the statements before you count."
