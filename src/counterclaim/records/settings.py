"""Settings: built once where a run starts, passed down, never read from anywhere else."""

from pathlib import Path

import msgspec


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a run can be told. Defaults are what a monitor at a desk wants."""

    ledger: Path = Path("counterclaim.db")
    published: str | None = None
    """ISO day for reports that do not tell their own."""
    publisher: str | None = None
    conflict: Path | None = None
    """Conflict file: sides and their members."""
    gazetteer: Path | None = None
    """The user's own places, CSV."""
    collector: str | None = None
    max_bytes: int = 20_000_000
    """A larger file is refused."""
    max_chars: int = 400_000
    """A longer report text is refused."""
    threads: int = 1
    """Threads of the trained reader for one report."""
    jobs: int = 1
    """Reports read at the same time, each in a process of its own with its own models (about 400 MB)."""
