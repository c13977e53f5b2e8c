// Quizzes as a reader sees them, without a platform: marks, sizes, accessibility, paper, no script.
import assert from 'node:assert/strict';
import { answerShown, offered, playQuiz, press, result } from './answers.mjs';
import { AXE, TAGS, opened } from './pages.mjs';

const QUIZ = '#p-1-check';
const sideways = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

// Goes through the quiz of every type: before it, each question open, answered wrong and right, the result; look() is called at each.
async function everyState(page, look) {
  await look('before');
  await press(page, 'begin');
  for (let number = 0; ; number += 1) {
    await look(`open ${number}`);
    await page.evaluate(() => document.querySelector('.question.shown [data-do="check"]')?.click());
    await look(`complained ${number}`);
    await answerShown(page, number % 2 === 0);
    await look(`answered ${number}`);
    if (!(await offered(page, 'on'))) break;
    await press(page, 'on');
  }
  await press(page, 'result');
  await look('result');
}

async function accessibleQuiz(browser, folders, version) {
  // Every state in daylight; where only colours or widths differ, those that have most in them.
  for (const [name, [options, states]] of Object.entries({
    light: [{}, /./], dark: [{ colorScheme: 'dark' }, /complained 1|answered [14]|result/],
    phone: [{ viewport: { width: 320, height: 640 } }, /before|result/], contrast: [{ contrast: 'more' }, /result/],
  })) {
    const page = await opened(browser, folders[`types-${version}`], { ...options, bypassCSP: true }, QUIZ);
    await page.evaluate(AXE);
    await everyState(page, async (state) => {
      if (!states.test(state)) return;
      const run = { type: 'tag', values: [...TAGS, 'best-practice'] };
      const found = await page.evaluate((runOnly) => window.axe.run(document.querySelector('.page.current'), { preload: false, runOnly }), run);
      assert.deepEqual(found.violations.map((one) => `${name} ${state} ${one.id}: ${one.nodes.map((node) => node.html).join(' | ').slice(0, 300)}`), []);
    });
    assert.deepEqual(page.wrong, []);
    await page.context().close();
  }
}

async function narrowQuiz(browser, folders, version) {
  for (const width of [320, 390]) {
    const page = await opened(browser, folders[`types-${version}`], { viewport: { width, height: 700 } }, QUIZ);
    await everyState(page, async (state) => {
      assert.equal(await sideways(page), 0, `${width} px: ${state} scrolls sideways`);
      const small = await page.evaluate(() =>
        [...document.querySelectorAll('.page.current :is(button, select, input[type="text"], textarea, .options label)')]
          .map((one) => one.getBoundingClientRect())
          .filter((box) => box.height > 0 && (box.height < 24 || box.width < 24)).length);
      assert.equal(small, 0, `${state}: everything to press is at least 24 px`);
    });
    await page.context().close();
  }
}

// Named, grouped, and told apart by more than a colour.
async function namesAndGroups(browser, folders, version) {
  const page = await opened(browser, folders[`types-${version}`], {}, QUIZ);
  await playQuiz(page, [true, false, true, false, true, false, true, false]);
  const unnamed = await page.evaluate(() =>
    [...document.querySelectorAll('.page.current :is(input, select, textarea)')].filter((one) =>
      !one.labels.length && !one.getAttribute('aria-label') && !one.getAttribute('aria-labelledby')).length);
  assert.equal(unnamed, 0);
  const groups = await page.evaluate(() => [...document.querySelectorAll('fieldset.question')].map((one) =>
    one.querySelector(':scope > legend').textContent === document.getElementById(one.getAttribute('aria-labelledby').split(' ')[0]).textContent));
  assert.deepEqual([...new Set(groups)], [true]);
  const marks = await page.evaluate(() => [...document.querySelectorAll('.mark[data-state], .verdict:not([hidden])')].map((one) =>
    [one.textContent.trim() !== '', getComputedStyle(one, '::before').content.length > 2]));
  assert.ok(marks.length > 15);
  assert.deepEqual(marks.filter(([words, sign]) => !words || !sign), [], 'words and a sign, not only a colour');
  const live = await page.evaluate(() => document.querySelectorAll('.outcome[role="status"], .result[role="status"]').length);
  assert.equal(live, 10);
  await page.context().close();
}

async function quizWithoutScript(browser, folders, version) {
  const page = await opened(browser, folders[`tries-${version}`], { javaScriptEnabled: false });
  assert.equal(await page.locator('.question').count(), 5, 'the questions of a pool too');
  assert.equal(await page.locator('.question:visible').count(), 5);
  for (const hidden of ['.quiz button', '.outcome [data-said]', '.result']) assert.equal(await page.locator(`${hidden}:visible`).count(), 0, hidden);
  const types = await opened(browser, folders[`types-${version}`], { javaScriptEnabled: false });
  assert.notDeepEqual(await types.evaluate(() => [...document.querySelectorAll('.items > li')].map((one) => one.dataset.key)), ['i1', 'i2', 'i3']);
  await page.context().close();
  await types.context().close();
}

async function quizOnPaper(browser, folders, version) {
  const page = await opened(browser, folders[`types-${version}`], {}, QUIZ);
  const shown = async () => {
    await page.emulateMedia({ media: 'print' });
    const seen = await page.evaluate(() => {
      const there = (selector) => [...document.querySelectorAll(selector)].filter((one) => one.offsetHeight > 0).length;
      return {
        questions: there('.question'), buttons: there('.quiz button'), said: there('.outcome'), choices: there('.pairs ~ .on-paper li'),
        menus: there('.gaps .on-paper'), box: getComputedStyle(document.querySelector('.options input')).appearance,
      };
    });
    await page.emulateMedia({ media: 'screen' });
    return seen;
  };
  assert.deepEqual(await shown(), { questions: 10, buttons: 0, said: 0, choices: 3, menus: 1, box: 'none' }, 'to be filled in by hand');
  await press(page, 'begin');
  await press(page, 'on');
  await answerShown(page, true);
  assert.deepEqual(await shown(), { questions: 10, buttons: 0, said: 1, choices: 3, menus: 1, box: 'none' }, 'what was answered, with what was said of it');
  await page.context().close();
}

async function quizInForcedColours(browser, folders, version) {
  const page = await opened(browser, folders[`types-${version}`], { forcedColors: 'active' }, QUIZ);
  await press(page, 'begin');
  await press(page, 'on');
  await answerShown(page, false);
  const look = await page.evaluate(() => [
    getComputedStyle(document.querySelector('.options label:has(:checked)')).outlineStyle,
    getComputedStyle(document.querySelector('.question.shown .outcome')).borderTopStyle,
  ]);
  assert.deepEqual(look, ['solid', 'solid']);
  await page.context().close();
}

async function rememberedByTheBrowser(browser, folders, version) {
  const page = await opened(browser, folders[`short-${version}`], {}, QUIZ);
  const address = page.url();
  await playQuiz(page, [true, false]);
  await page.goto('about:blank');
  await page.goto(address);
  assert.match(await result(page), /You have 50 of 100 points/);
  assert.deepEqual(page.wrong, []);
  await page.context().close();
}

// Question, answer, part of the mark, as Moodle gives them.
const choice = (type, ...fractions) => ({ type, answers: fractions.map((fraction, index) => ({ key: `a${index + 1}`, fraction })) });
const words = (sensitive, ...texts) => ({ type: 'short-answer', case: sensitive, answers: texts.map(([text, fraction], index) => ({ key: `a${index + 1}`, text, fraction })) });
const numbers = (...rules) => ({ type: 'numerical', answers: rules.map(([number, tolerance, fraction], index) => ({ key: `a${index + 1}`, number, tolerance, fraction })) });
const THREE = [0.3333333, 0.3333333, 0.3333333, -0.5, -0.5];
const MARKS = [
  [choice('single-choice', 1, 0.5, -0.25), ['a1'], 1], [choice('single-choice', 1, 0.5, -0.25), ['a2'], 0.5], [choice('single-choice', 1, 0.5, -0.25), ['a3'], -0.25],
  [choice('multiple-choice', ...THREE), ['a1', 'a2', 'a3'], 0.9999999], [choice('multiple-choice', ...THREE), ['a1', 'a2', 'a4'], 0.1666666],
  [choice('multiple-choice', ...THREE), ['a1', 'a4', 'a5'], 0], [choice('multiple-choice', ...THREE), ['a1', 'a2', 'a3', 'a4', 'a5'], 0],
  [choice('true-false', 0, 1), ['a2'], 1], [choice('true-false', 0, 1), ['a1'], 0],
  [words(false, ['gradual progression', 1], ['*', 0]), '  Gradual   PROGRESSION ', 1], [words(true, ['Paris', 1]), 'paris', 0], [words(true, ['Paris', 1]), 'Paris', 1],
  [words(false, ['progress*', 1]), 'progression', 1], [words(false, ['progress*', 1]), 'in progress', 0], [words(false, ['*step*', 0.5]), 'small steps', 0.5],
  [words(false, ['a\\*b', 1]), 'a*b', 1], [words(false, ['a\\*b', 1]), 'axb', 0], [words(false, ['1.5 (h)+', 1]), '1.5 (h)+', 1], [words(false, ['1.5', 1]), '1x5', 0],
  [words(false, ['é', 1]), 'e\u0301', 1], [words(false, ['first*', 0.5], ['first step', 1]), 'first step', 0.5],
  [numbers([90, 5, 1], [90, 15, 0.5]), '95', 1], [numbers([90, 5, 1], [90, 15, 0.5]), '84.9', 0.5], [numbers([90, 5, 1], [90, 15, 0.5]), '74', 0],
  [numbers([2.5, 0, 1]), '2,5', 1], [numbers([2.5, 0, 1]), ' +2.50 ', 1], [numbers([-3, 0, 1]), '\u22123', 1], [numbers([1000, 0, 1]), '1 000', 1], [numbers([1000, 0, 1]), '1e3', 1],
  [numbers([0.3, 0.1, 1]), '0.4', 1], [numbers([5, 0, 1], [null, 0, 0.1]), '77', 0.1],
  [{ type: 'matching', pairs: [['p1', 'p1', ''], ['p2', 'p1', ''], ['p3', 'p3', '']] }, ['p1', 'p1', 'p2'], 2 / 3],
  [{ type: 'gap-fill', gaps: [['goal', 'aim'], ['supports'], ['x']] }, [' AIM', 'supports', 'y'], 2 / 3], [{ type: 'gap-fill', gaps: [['*']] }, ['anything'], 0],
  [{ type: 'ordering', items: ['i1', 'i2', 'i3', 'i4'] }, ['i1', 'i2', 'i4', 'i3'], 0.5], [{ type: 'ordering', items: ['i1', 'i2', 'i3'] }, ['i2', 'i3', 'i1'], 0],
];

async function marksAsMoodle(browser, folders, version) {
  const page = await opened(browser, folders[`short-${version}`]);
  const given = await page.evaluate((cases) => cases.map(([question, response]) => marking.mark(question, response).fraction), MARKS);
  MARKS.forEach(([question, response, fraction], index) => assert.ok(Math.abs(given[index] - fraction) < 1e-6, `${JSON.stringify([question, response])}: ${given[index]}`));
  const none = await page.evaluate((texts) => texts.map((text) => marking.number(text)), ['', 'two', '1,000.5', '5 km', '.', '--3', '1.2.3']);
  assert.deepEqual(none.filter((value) => value !== null), [], 'what is no number is asked for again');
  await page.context().close();
}

// Texts of learners and authors in the formats of both versions.
async function recordsOfOddTexts(browser, folders, version) {
  const page = await opened(browser, folders[`short-${version}`]);
  const record = (version, question, response) =>
    page.evaluate(([...given]) => Object.fromEntries(marking.record(...given, { fraction: 0.5, weight: 2, seconds: 61, at: new Date(2026, 0, 2, 3, 4, 5) })),
      [version, { id: 'x', about: 'A\nb', ...question }, response]);
  const answer = { type: 'short-answer', case: true, answers: [{ key: 'a1', fraction: 1, text: '{a}[,]b' }] };
  const old = await record('1.2', answer, `{x}[,] y\u0007${'z'.repeat(300)}`);
  assert.deepEqual([old['correct_responses.0.pattern'], old.student_response.length, old.student_response.slice(0, 10)], ['{a}[,]b', 255, '{x}[,] y z']);
  assert.deepEqual([old.time, old.latency, old.result, old.weighting, old.description], ['03:04:05', '00:01:01', '0.5', '2', undefined]);
  const late = await record('2004', answer, `{x}[,] y${'z'.repeat(300)}`);
  assert.deepEqual([late['correct_responses.0.pattern'], late.learner_response.length, late.learner_response.slice(0, 8)], ['{case_matters=true}(a)(,)b', 250, '(x)(,) y']);
  assert.deepEqual([late.timestamp, late.latency, late.description], ['2026-01-02T03:04:05', 'PT0H1M1S', 'A b']);
  const gaps = { type: 'gap-fill', gaps: Array.from({ length: 11 }, (_, index) => [`w${index}`]) };
  assert.equal((await record('2004', gaps, gaps.gaps.map(([word]) => word))).type, 'other', 'more words than fill-in holds');
  const many = { type: 'multiple-choice', answers: Array.from({ length: 40 }, (_, index) => ({ key: `a${index + 1}`, fraction: index < 2 ? 0.5 : 0 })) };
  assert.equal((await record('1.2', many, ['a1', 'a30', 'a40'])).student_response, 'a,3,a40');
  const number = { type: 'numerical', answers: [{ key: 'a1', fraction: 1, number: 0.3, tolerance: 0.1 }] };
  assert.deepEqual([(await record('2004', number, '0,4'))['correct_responses.0.pattern'], (await record('2004', number, '0,4')).learner_response], ['0.2[:]0.4', '0.4']);
  await page.context().close();
}

export const checkPages = {
  accessibleQuiz, narrowQuiz, namesAndGroups, quizWithoutScript, quizOnPaper, quizInForcedColours, rememberedByTheBrowser, marksAsMoodle,
  recordsOfOddTexts,
};
