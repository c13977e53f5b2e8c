"""The table that ``make bench`` prints."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tools.bench.measure import Cost

_MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Row:
    """One line: what was measured, against what, and what we aim at (in words; ``met`` says whether it is so)."""

    what: str
    cost: Cost
    baseline: Cost
    output: int = 0
    aim: str = ""
    met: bool = True


def table(rows: Iterable[Row]) -> str:
    """Give the rows as an aligned text table; times in seconds, sizes in MB (10^6 bytes)."""
    head = ("what", "cpu", "baseline", "ratio", "wall", "memory", "baseline", "output", "aim")
    lines = [head, *(_cells(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    return "\n".join(_aligned(line, widths) for line in lines)


def _cells(row: Row) -> Sequence[str]:
    return (
        row.what,
        f"{row.cost.cpu:.2f} s",
        f"{row.baseline.cpu:.2f} s",
        f"{row.cost.cpu / row.baseline.cpu:.1f}",
        f"{row.cost.wall:.2f} s",
        f"{row.cost.memory / _MB:.0f} MB",
        f"{row.baseline.memory / _MB:.0f} MB",
        f"{row.output / _MB:.1f} MB" if row.output else "",
        f"{row.aim}: {'yes' if row.met else 'NO'}" if row.aim else "",
    )


def _aligned(cells: Sequence[str], widths: Sequence[int]) -> str:
    last = len(cells) - 1
    padded = (
        cell.ljust(width) if column in (0, last) else cell.rjust(width)
        for column, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return "  ".join(padded).rstrip()
