// How a quiz is answered in tests: the page itself says what is right, as any learner who reads its source could find out.

// Fills in a question (inside the page): all right, or as wrong as its type allows.
const fill = (node, right) => {
  const question = JSON.parse(node.dataset.question);
  const inputs = [...node.querySelectorAll('input, select')];
  const unlike = (input, words) =>
    input.tagName === 'SELECT' ? [...input.options].map((option) => option.value).find((value) => value && !words.includes(value)) : 'something else';
  const ways = {
    choice() {
      const worth = (answer) => (question.type === 'multiple-choice' ? answer.fraction > 0 : answer.fraction === 1);
      const least = Math.min(...question.answers.map((answer) => answer.fraction));
      const keys = question.answers.filter((answer) => (right ? worth(answer) : answer.fraction === least)).map((answer) => answer.key);
      inputs.forEach((input) => (input.checked = keys.includes(input.value)));
    },
    'short-answer': () => (inputs[0].value = right ? question.answers.find((answer) => answer.fraction === 1).text.replace(/\*/g, '') : 'something else'),
    numerical() {
      const { number, tolerance } = question.answers.find((answer) => answer.fraction === 1 && answer.number !== null);
      inputs[0].value = String(right ? number : number + tolerance + 1e6).replace('.', ',');
    },
    matching: () => inputs.forEach((input, index) => (input.value = right ? question.pairs[index][1] : unlike(input, [question.pairs[index][1]]))),
    'gap-fill': () => inputs.forEach((input, index) => (input.value = right ? question.gaps[index][0] : unlike(input, question.gaps[index]))),
    ordering() {
      const wanted = right ? question.items : [...question.items.slice(1), question.items[0]];
      node.querySelector('.items').append(...wanted.map((key) => node.querySelector(`.items > [data-key="${key}"]`)));
    },
  };
  (ways[question.type] ?? ways.choice)();
};

// Answers every open question that is shown, and presses its button where it has one. As text, for the page allows no code made in it.
export const answerShown = (frame, right) => frame.evaluate(`(() => {
  const fill = ${fill};
  for (const node of document.querySelectorAll('.page.current fieldset.question.shown:not(:disabled):not(.essay)')) {
    fill(node, ${Boolean(right)});
    const check = node.querySelector('[data-do="check"]');
    if (check.offsetHeight) check.click();
  }
})()`);

export const press = (frame, name) => frame.evaluate((wanted) => document.querySelector(`.page.current [data-do="${wanted}"]`).click(), name);
export const offered = (frame, name) => frame.evaluate((wanted) => Boolean(document.querySelector(`.page.current .quiz [data-do="${wanted}"]`)?.offsetHeight), name);

// Plays the quiz of the page that is shown from where it stands to its result; right: for all questions, or one truth value for each.
export async function playQuiz(frame, right = true) {
  if (await offered(frame, 'begin')) await press(frame, 'begin');
  for (let number = 0; ; ) {
    const open = await frame.locator('.page.current fieldset.question.shown:not(:disabled):not(.essay)').count();
    await answerShown(frame, Array.isArray(right) ? right[number] : right);
    if (open) number += open;
    if (!(await offered(frame, 'on'))) break;
    await press(frame, 'on');
  }
  for (const name of ['submit', 'done', 'result']) {
    if (await offered(frame, name)) return press(frame, name);
  }
  return null;
}

export const result = (frame) => frame.evaluate(() => document.querySelector('.page.current .grade').textContent);
export const shownQuestions = (frame) =>
  frame.evaluate(() => [...document.querySelectorAll('.page.current fieldset.question.shown')].map((node) => JSON.parse(node.dataset.question).id));
