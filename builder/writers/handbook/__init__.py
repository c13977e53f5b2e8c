"""The books of a course: the trainer's handbook, the annexes to the curriculum, and one exercise as a sheet."""

from builder.writers.handbook.books import annex_booklet, exercise_sheet, handbook

__all__ = ["annex_booklet", "exercise_sheet", "handbook"]
