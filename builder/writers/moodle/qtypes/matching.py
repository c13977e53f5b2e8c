"""qtype_match."""

from builder.plan.questions import PlannedQuestion
from builder.writers.moodle.bank_views import MatchView, PairView
from builder.writers.moodle.qtypes.writing import Typed, Writing


def match(writing: Writing, question: PlannedQuestion) -> Typed:
    """Give stems and the matches to choose for each."""
    pairs = []
    for pair in question.pairs:
        number = writing.number("match", pair.key)
        stem = writing.html(pair.stem, "subquestion", pair.key, number, component="qtype_match")
        pairs.append(PairView(number, stem, pair.match))
    options = MatchView(writing.number("options"), question.shuffle, writing.outcomes(question), tuple(pairs))
    return Typed("match", writing.html(question.text, "questiontext"), options=options)
