"""``python -m tools.bench``: prints a table of ratios; every command is measured in a process of its own."""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from tools.bench.measure import Cost, best, run
from tools.bench.report import Row, table
from tools.bench.synthetic import Size, write_course

_ROOT = Path(__file__).parents[2]
_BASELINE = (sys.executable, "-I", "-S", _ROOT / "tools" / "bench" / "baseline.py")
_BUILDER = (sys.executable, "-m", "builder")
_TARGETS = ("moodle", "scorm12", "scorm2004")
_REAL_SIZE = Size(exercises=89, annexes=40, annex_bytes=50_000, exercises_a_topic=5, topics_a_module=4)
"""As many exercises as the IGMA Femina curriculum has when all five modules are written, with texts as long."""
_BIG_SIZE = Size(exercises=1000, annexes=200, annex_bytes=5_000_000, topics_a_module=20)
_BIG_FREE = 5_000_000_000
"""Bytes that the big course needs on the disk: assets, package, its members laid out, the baseline's package, and some air."""
_LEGEND = """\
Baselines, with the standard library alone: start: python -c pass; build: reading, hashing (sha1, sha256) and packing the same
members by the same method; verify: opening the same packages, reading and hashing every member. A build includes its verify. The
baseline of documents made anew is the same build with all of them kept, that of books a check of the course; aims are wall time.
cpu is user and system time; memory the largest resident size; the cheapest of several runs counts."""
_AIM_COLD = 20
"""Seconds on two cores, for all documents of a course."""
_AIM_CPU, _AIM_RATIO, _AIM_MEMORY, _AIM_START = 1.5, 1.5, 200_000_000, 0.1


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the table, and give 0; CommandFailed when a build fails."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="leave out the course of 1 GB")
    parser.add_argument("--times", type=int, default=3, help="runs of each command, of which the cheapest counts (3)")
    parser.add_argument("--project", type=Path, default=_ROOT, help="the project to measure besides the invented ones")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="builder-bench-") as name:
        rows = list(_rows(Path(name), options.project, options.times, quick=options.quick))
    print(table(rows))
    print(f"\n{_LEGEND}")
    return 0


def _rows(folder: Path, project: Path, times: int, *, quick: bool) -> Iterator[Row]:
    log = folder / "log"
    start = best((*_BUILDER, "--help"), log, 5 * times)
    yield Row(
        "start (builder --help)", start, best((sys.executable, "-c", "pass"), log, 5 * times), 0, "0.1 s", start.cpu <= _AIM_START
    )

    real = folder / "project"
    real.mkdir()
    for part in ("source", "annex_assets"):
        shutil.copytree(project / part, real / part)
    yield from _documents(real, log, times)
    yield from _builds(real, "this project", log, times)

    whole = folder / "whole"
    whole.mkdir()
    write_course(whole, _REAL_SIZE)
    yield from _builds(whole, f"{_REAL_SIZE.exercises} exercises", log, times, aim=True)
    if not quick:
        yield from _big(folder / "big", log)


def _documents(project: Path, log: Path, times: int) -> Iterator[Row]:
    """Measure the documents and books of a project, made anew and kept; the baseline of the cold run is the warm one."""
    dist = project / "dist"
    command = (*_BUILDER, "build", "--project", project, "--target", "handbook")
    shutil.rmtree(dist, ignore_errors=True)
    cold, warm = run(command, log), best(command, log, times)
    books = [path for path in dist.iterdir() if path.suffix == ".pdf"]
    kept = list((dist / ".documents").iterdir())
    yield Row(f"{len(kept)} documents and books, cold", cold, warm, _size(kept), f"{_AIM_COLD} s", cold.wall <= _AIM_COLD)
    check = best((*_BUILDER, "check", "--project", project), log, times)
    yield Row("books, all documents kept", warm, check, _size(books))


def _builds(project: Path, name: str, log: Path, times: int, *, aim: bool = False) -> Iterator[Row]:
    choices = [("all targets", _TARGETS), *((target, (target,)) for target in _TARGETS)]
    for label, targets in choices:
        dist = project / "dist"
        for old in _packages(dist) if dist.is_dir() else ():
            old.unlink()
        flags = [word for target in targets for word in ("--target", target)]
        cost = best((*_BUILDER, "build", "--project", project, *flags), log, times)
        packages = _packages(dist)
        baseline = _packing(packages, project.parent / "laid-out", log, times)
        wanted = f"{_AIM_CPU} s" if aim and label == "all targets" else ""
        yield Row(f"build {name}: {label}", cost, baseline, _size(packages), wanted, cost.cpu <= _AIM_CPU)
        if label == "all targets":
            verify = best((*_BUILDER, "verify", *packages), log, times)
            yield Row(f"verify {name}", verify, best((*_BASELINE, "read", *packages), log, times), _size(packages))


def _big(project: Path, log: Path) -> Iterator[Row]:
    if shutil.disk_usage(project.parent).free < _BIG_FREE:
        print(f"left out: the course of 1 GB needs {_BIG_FREE / 1e9:.0f} GB free in {project.parent.parent}", file=sys.stderr)
        return
    project.mkdir()
    write_course(project, _BIG_SIZE)
    cost = run((*_BUILDER, "build", "--project", project, "--target", "moodle"), log)
    packages = _packages(project / "dist")
    baseline = _packing(packages, project.parent / "laid-out", log, 1)
    met = cost.cpu <= _AIM_RATIO * baseline.cpu and cost.memory <= _AIM_MEMORY
    name = f"{_BIG_SIZE.exercises} exercises, {_BIG_SIZE.annexes * _BIG_SIZE.annex_bytes / 1e9:.0f} GB"
    yield Row(f"build {name}: moodle", cost, baseline, _size(packages), "ratio 1.5, 200 MB", met)
    verify = run((*_BUILDER, "verify", *packages), log)
    yield Row(f"verify {name}", verify, run((*_BASELINE, "read", *packages), log), _size(packages))


def _packing(packages: Sequence[Path], folder: Path, log: Path, times: int) -> Cost:
    folder.mkdir()
    run((*_BASELINE, "unpack", *packages, folder), log)
    cost = best((*_BASELINE, "pack", folder), log, times)
    shutil.rmtree(folder)
    return cost


def _packages(dist: Path) -> list[Path]:
    return sorted(path for path in dist.iterdir() if path.suffix in (".mbz", ".zip"))


def _size(packages: Sequence[Path]) -> int:
    return sum(path.stat().st_size for path in packages)


if __name__ == "__main__":
    raise SystemExit(main())
