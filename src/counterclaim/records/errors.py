"""Errors by who must act. Each text says what failed, the value, where, and what to do."""


class CounterclaimError(Exception):
    """Root of every error that this program raises on purpose."""


class InputError(CounterclaimError):
    """An input cannot be read: the user gives another file or converts it. Recorded as a refusal."""


class PackError(CounterclaimError):
    """A data pack, conflict file or gazetteer is wrong: its author mends it."""


class SettingsError(CounterclaimError):
    """An option or an installed part is wrong or missing: the user changes it."""


class StoreError(CounterclaimError):
    """The ledger cannot be opened, written or trusted."""
