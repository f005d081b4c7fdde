"""Where a reader spends its time: looks at the running program every few milliseconds of CPU time."""

from __future__ import annotations

import signal
import time
from collections import Counter
from collections.abc import Iterator
from types import FrameType

from rows import table

SAMPLE = 0.002
"""Seconds of CPU time between two looks at where the program is."""


def profiled(readings: Iterator[int], dispatches: int, functions: int, *, warm: int) -> str:
    """Our most expensive functions by sampling, in ms a dispatch; a tracing profiler would make small ones look dear.

    A sample weighs the CPU time since the one before, so that long calls into libraries count in full. `warm`:
    readings before it begins.
    """
    own: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    last = [0.0]

    def sample(_number: int, frame: FrameType | None) -> None:
        now = time.process_time()
        names = list(_ours(frame))
        own.update(dict.fromkeys(names[:1], now - last[0]))
        whole.update(dict.fromkeys(names, now - last[0]))
        last[0] = now

    for _ in range(warm):
        next(readings)
    last[0] = time.process_time()
    signal.signal(signal.SIGPROF, sample)
    signal.setitimer(signal.ITIMER_PROF, SAMPLE, SAMPLE)
    for _ in readings:
        pass
    signal.setitimer(signal.ITIMER_PROF, 0)
    rows = [
        (f"`{name}`", f"{1000 * seconds / dispatches:.1f}", f"{1000 * whole[name] / dispatches:.1f}")
        for name, seconds in own.most_common(functions)
    ]
    return table(("function", "own ms a dispatch, libraries with it", "with what it calls of ours"), rows)


def _ours(frame: FrameType | None) -> Iterator[str]:
    """Names of our functions on the stack, innermost first; what stands in brackets belongs to its function."""
    while frame:
        place = frame.f_code.co_filename.partition("/src/counterclaim/")[2]
        if place:
            name = frame.f_code.co_qualname.partition(".<locals>")[0]
            yield f"{place} {name}"
        frame = frame.f_back
