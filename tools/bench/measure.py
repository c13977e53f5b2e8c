"""What a command costs: processor time, wall time and peak memory of the process, as the kernel counts them."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024
"""getrusage(2): bytes on macOS, KiB elsewhere."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Processor seconds (user and system), wall seconds, and the largest resident memory in bytes."""

    cpu: float
    wall: float
    memory: int


class CommandFailed(Exception):  # noqa: N818 - reads as what happened
    """A measured command ended with another exit code than 0."""


def run(command: Sequence[str | Path], log: Path) -> Cost:
    """Run a command to its end and give its cost; CommandFailed with the end of what it printed when it fails.

    The kernel lets a child start from its parent's peak, so this process must stay small for the memory to be true.
    """
    start = time.perf_counter()
    with log.open("wb") as out:
        process = subprocess.Popen(
            [str(word) for word in command], stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT
        )
        _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        tail = "\n".join(log.read_text(errors="replace").splitlines()[-15:])
        raise CommandFailed(f"exit code {process.returncode}: {' '.join(map(str, command))}\n{tail}")
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * _MAXRSS_UNIT)


def best(command: Sequence[str | Path], log: Path, times: int) -> Cost:
    """Run a command several times and give the cheapest time and the largest memory."""
    costs = [run(command, log) for _ in range(times)]
    return Cost(min(c.cpu for c in costs), min(c.wall for c in costs), max(c.memory for c in costs))
