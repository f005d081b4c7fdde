"""A command in, the same command out with its faults told in one line: no traceback for what a user can mend."""

import contextlib
import functools
import inspect
import os
import re
import sys
from collections.abc import Callable
from typing import ParamSpec

import typer

from counterclaim.export.plain import plain
from counterclaim.records.errors import CounterclaimError

SOME_REFUSED = 1
WRONG_USE = 2
STOPPED = 130

_Args = ParamSpec("_Args")


def complain(text: str) -> None:
    """One line on standard error."""
    sys.stderr.write(f"counterclaim: {plain(text)}\n")
    sys.stderr.flush()


def guarded(function: Callable[_Args, None]) -> Callable[_Args, None]:
    """The command with its faults as exit codes and one clear line."""

    @functools.wraps(function)
    def run(*args: _Args.args, **kwargs: _Args.kwargs) -> None:
        try:
            function(*args, **kwargs)
            sys.stdout.flush()
        except CounterclaimError as error:
            complain(str(error))
            raise typer.Exit(WRONG_USE) from error
        except BrokenPipeError:
            _silence()
            raise typer.Exit(0) from None
        except KeyboardInterrupt:
            complain("Stopped. What was stored is kept; the same command goes on where this one stopped.")
            raise typer.Exit(STOPPED) from None

    return run


def _silence() -> None:
    """The reader of our output has gone; what is still buffered must not raise again at exit."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def harden_output() -> None:
    """A screen that lacks a character shows its code instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def with_examples(doc: str | None) -> str:
    """Help text whose paragraphs of examples keep their line breaks (a backspace says so to the help printer)."""
    return re.sub(r"\n\n(?=Examples?\b)", "\n\n\b\n", inspect.cleandoc(doc or ""))
