"""Which objectives questions test, and which exercises they lead back to."""

from pathlib import Path

import pytest

from builder.curriculum.coverage import Coverage, coverage
from builder.pipeline import check
from tests.courses import base_course

QUESTIONS = """---
code: 1/{name}
title: Set
---

## A

```yaml
key: a
type: single-choice
objective: know
exercise: 1.A.1.1
```

A?

- [x] b
- [ ] c

## B

```yaml
key: b
type: essay
```

B.

## C

```yaml
key: c
type: description
```

C.
"""


@pytest.fixture
def covered(tmp_path: Path) -> Coverage:
    root = base_course(tmp_path)
    folder = root / "source/1/questions"
    folder.mkdir()
    for name in ("x", "y"):
        (folder / f"{name}.en.md").write_text(QUESTIONS.format(name=name), encoding="utf-8")
    module = root / "source/1/module.en.md"
    more = "    - {key: know, text: Know the probe}\n    - {key: do, text: Do it}\n"
    module.write_text(
        module.read_text(encoding="utf-8").replace("    - {key: know, text: Know the probe}\n", more), encoding="utf-8"
    )
    (one,) = coverage(check(root)[0][0].course)
    return one


def test_what_is_covered(covered: Coverage) -> None:
    know, do = covered.tested
    assert [question.key for question in know.questions] == ["1/x/a", "1/y/a"]
    assert (know.types, know.levels) == ({"single-choice": 2}, {"1": 2})
    assert (do.questions, covered.untested) == ((), (do.objective,))
    assert [question.key for question in covered.loose] == ["1/x/b", "1/y/b"]
    assert [exercise.code for exercise in covered.unvisited] == ["1.A.2.1"]


def test_descriptions_ask_nothing(covered: Coverage) -> None:
    assert [question.key for question in covered.questions] == ["1/x/a", "1/x/b", "1/y/a", "1/y/b"]
    assert [one.code for one in covered.sets] == ["1/x", "1/y"]
