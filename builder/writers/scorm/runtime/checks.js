/* What the quizzes of a package have come to, together: complete, passed, how much.

   checksOf(pages, saved, player) plays the quiz of every page that has one. saved are their records by code; player is for quiz.js, and
   has seen, the codes of the pages that were shown. Only quizzes that count are asked for completion, success and score. */
'use strict';

const checksOf = (pages, saved, player) => {
  const notes = Object.fromEntries(Array.from(document.querySelectorAll('#quiz-notes > li')).map((note) => [note.dataset.note, note.textContent]));
  const boxes = pages.map((page) => [page, page.querySelector('.quiz')]).filter(([, box]) => box);
  const played = new Map(boxes.map(([page, box]) => {
    const { code } = JSON.parse(box.dataset.quiz);
    return [page, playQuiz(box, saved.get(code), { ...player, notes })];
  }));
  const quizzes = Array.from(played.values());
  const counting = Array.from(played).filter(([, quiz]) => quiz.counts);
  const isComplete = (page) => (played.get(page).viewed ? player.seen.has(page.dataset.state) : played.get(page).complete());

  return {
    any: quizzes.length > 0,
    count: counting.length,
    codes: quizzes.map((quiz) => quiz.code),
    has: (page) => played.has(page),
    isComplete,
    completeCount: () => counting.filter(([page]) => isComplete(page)).length,
    records: () => quizzes.map((quiz) => [quiz.code, quiz.record()]).filter(([, record]) => record),

    // Every quiz is complete, or failed without another attempt.
    settled: () => counting.every(([page, quiz]) => isComplete(page) || quiz.exhausted()),

    // Failed only when nothing is left to do; "unknown" where no quiz has a pass mark.
    success(settled) {
      const marked = counting.map(([, quiz]) => quiz).filter((quiz) => quiz.passMark > 0);
      if (marked.length && marked.every((quiz) => quiz.reached())) return 'passed';
      return settled && marked.some((quiz) => !quiz.reached() && quiz.exhausted()) ? 'failed' : 'unknown';
    },

    // The grades together, from 0 to 1, as soon as every quiz was finished once; null before, and where none has grades.
    score() {
      const graded = counting.map(([, quiz]) => quiz).filter((quiz) => quiz.gives);
      if (!graded.length || !graded.every((quiz) => quiz.tried())) return null;
      const most = graded.reduce((sum, quiz) => sum + quiz.maximum, 0);
      return graded.reduce((sum, quiz) => sum + quiz.grade() * quiz.maximum, 0) / most;
    },

    shown(page) {
      if (played.has(page)) played.get(page).shown();
    },
  };
};
