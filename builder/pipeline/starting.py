"""A file of questions to start from, for a module that is there."""

import json
from importlib import resources
from pathlib import Path
from string import Template

from builder.diagnostics import BuildError, Diagnostic, Span
from builder.pipeline.reading import check


def quiz_to_start_from(folder: Path) -> tuple[Path, str]:
    """Give the path and the text of a quiz for the module in ``folder``.

    BuildError: PLN704 no folder of a module, OUT905 a file of that name is there, and whatever keeps the course from being read.
    """
    folder = folder.resolve()
    root = next((parent for parent in folder.parents if (parent / "source" / "course.yaml").is_file()), None)
    if root is None:
        hint = "name the folder of a module, such as source/1-first-module"
        raise BuildError([Diagnostic("PLN704", Span(folder.name), "this folder is in no course", hint)])
    course = check(root)[0][0].course
    place = folder.relative_to(root).as_posix()
    codes = {Path(path).parent.as_posix(): code for path, code in course.sources.items() if Path(path).name.startswith("module.")}
    module = next((one for one in course.modules if one.code == codes.get(place)), None)
    if module is None:
        hint = "folders of modules: " + ", ".join(sorted(codes))
        raise BuildError([Diagnostic("PLN704", Span(place), "this folder has no module", hint)])
    path = folder / "questions" / f"check.{course.reference_language}.md"
    if path.exists():
        place = path.relative_to(root).as_posix()
        raise BuildError([Diagnostic("OUT905", Span(place), "the file is already there", "rename it first; nothing was written")])
    words = course.words
    starter = (resources.files("builder.pipeline") / "starters" / "quiz.md").read_text(encoding="utf-8")
    exercise = next(iter(module.exercises()), None)
    ties = f"objective: {module.objectives[0].key}\n" if module.objectives else ""
    ties += f"exercise: {exercise.code}\n" if exercise else ""
    title = json.dumps(f"{words['quiz']}: {module.title}", ensure_ascii=False)
    return path, Template(starter).substitute(
        code=module.code, title=title, ties=ties, hint=words["hint"], feedback=words["feedback"], true=words["answer-true"],
        false=words["answer-false"],
    )  # fmt: skip
