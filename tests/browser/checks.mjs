// What quizzes come to between the SCO and the platform. Each scenario gets a version and throws where something is not as it must be.
import assert from 'node:assert/strict';
import { answerShown, offered, playQuiz, press, result, shownQuestions } from './answers.mjs';
import { Learner } from './platform.mjs';

const QUIZ = '1/check';

// The statuses as a platform keeps them: [completion or lesson status, success].
const statuses = ({ kept, version }) =>
  version === '1.2' ? [kept['cmi.lesson_status']] : [kept['cmi.completion_status'], kept['cmi.success_status']];
const wanted = (version, word) =>
  ({
    '1.2': { passed: ['passed'], failed: ['failed'], completed: ['completed'], incomplete: ['incomplete'] },
    2004: { passed: ['completed', 'passed'], failed: ['completed', 'failed'], completed: ['completed', 'unknown'], incomplete: ['incomplete', 'unknown'] },
  })[version][word];
const state = (learner) => JSON.parse(learner.kept['cmi.suspend_data']);
const record = (learner) => Object.values(state(learner).q)[0];

async function opened(browser, server, version, name, attempt) {
  const learner = await new Learner(browser, server, version, attempt ?? name).open(`${name}-${version}`);
  await learner.to(QUIZ);
  return learner;
}

async function left(learner) {
  await learner.leave();
  assert.deepEqual(await learner.close(), []);
}

async function passedAtOnce(browser, server, version) {
  const learner = await opened(browser, server, version, 'short', 'passed');
  assert.match(await learner.sco.textContent('#progress-checks'), /^0 of 1 /);
  await playQuiz(learner.sco);
  assert.equal(await result(learner.sco), 'You have 100 of 100 points. Passed.');
  assert.match(await learner.sco.textContent('#progress-checks'), /^1 of 1 /);
  assert.match(await learner.sco.textContent(`#contents a[href="#p-1-check"]`), /\(complete\)/);
  assert.match(await learner.note(), /completed every check: this part is complete/);
  assert.equal(await learner.sco.evaluate(() => document.activeElement.className), 'result with-script');
  const told = await learner.told();
  assert.deepEqual([told['cmi.score.min'], told['cmi.score.max'], told['cmi.score.raw']], ['0', '100', '100']);
  if (version === '2004') assert.deepEqual([told['cmi.score.scaled'], told['cmi.progress_measure']], ['1', '1']);
  assert.deepEqual(statuses(learner), wanted(version, 'passed'), 'committed at once');
  await left(learner);
}

async function pagesAreMissing(browser, server, version) {
  const learner = new Learner(browser, server, version, 'pages');
  await learner.open(`behind-${version}`);
  await learner.to(QUIZ);
  await playQuiz(learner.sco);
  assert.deepEqual(statuses(learner), version === '1.2' ? ['incomplete'] : ['incomplete', 'passed'], 'success and completion are two things');
  assert.equal((await learner.told())['cmi.score.raw'], '100');
  await learner.to('1.A.1.2');
  assert.deepEqual(statuses(learner), wanted(version, 'passed'));
  await left(learner);
}

async function failedForGood(browser, server, version) {
  const learner = await opened(browser, server, version, 'once', 'failed');
  await playQuiz(learner.sco, [true, false]);
  assert.equal(await result(learner.sco), 'You have 50 of 100 points. Not passed: 70 points are needed.');
  assert.match(await learner.sco.textContent('.so-far'), /No attempt is left/);
  assert.equal(await offered(learner.sco, 'begin'), false);
  assert.match(await learner.note(), /no attempt is left/);
  assert.deepEqual(statuses(learner), wanted(version, 'failed'));
  assert.equal((await learner.told())['cmi.score.raw'], '50');
  await left(learner);
  await learner.open(`once-${version}`);
  assert.equal(await offered(learner.sco, 'begin'), false);
  assert.match(await result(learner.sco), /You have 50 of 100/);
  assert.deepEqual(await learner.sets('status'), [], 'a finished status is not written again');
  await left(learner);
}

async function retriedAndPassed(browser, server, version) {
  const learner = await opened(browser, server, version, 'short', 'retried');
  await playQuiz(learner.sco, false);
  assert.deepEqual(statuses(learner), wanted(version, 'incomplete'), 'not failed while there are attempts');
  assert.equal((await learner.told())['cmi.score.raw'], '0');
  await playQuiz(learner.sco, [true, false]);
  assert.match(await learner.sco.textContent('.so-far'), /best attempt counts: 50 of 100/);
  await playQuiz(learner.sco, true);
  assert.deepEqual(statuses(learner), wanted(version, 'passed'));
  await playQuiz(learner.sco, false);
  assert.equal(await result(learner.sco), 'You have 0 of 100 points. Not passed: 70 points are needed.');
  assert.match(await learner.sco.textContent('.so-far'), /best attempt counts: 100 of 100/);
  assert.equal((await learner.told())['cmi.score.raw'], '100');
  assert.deepEqual(statuses(learner), wanted(version, 'passed'), 'never lowered');
  assert.deepEqual(record(learner).slice(0, 3), [4, 100000, 1]);
  await left(learner);
}

async function leftInTheMiddle(browser, server, version) {
  const learner = await opened(browser, server, version, 'types', 'middle');
  await press(learner.sco, 'begin');
  await press(learner.sco, 'on');
  for (const right of [true, false, true]) {
    await answerShown(learner.sco, right);
    await press(learner.sco, 'on');
  }
  await learner.removeFrame(); // no word to the SCO: what was answered was committed at once
  assert.deepEqual(await learner.close(), []);
  assert.deepEqual(statuses(learner), wanted(version, 'incomplete'));
  const [attempts, , flags, places] = record(learner);
  assert.deepEqual([attempts, flags, places.length], [0, 2, 80]);

  await learner.open(`types-${version}`);
  assert.equal(await learner.current(), QUIZ);
  assert.match(await learner.sco.textContent('.question.shown legend'), /Question 4 of 9/, 'the first that is open');
  await press(learner.sco, 'back');
  assert.match(await learner.sco.textContent('.question.shown .verdict'), /Right\. You answered this earlier\. Points: 1 of 1/);
  assert.match(await learner.sco.textContent('.question.shown [data-said="general"]:not([hidden])'), /What to keep of trial/);
  await press(learner.sco, 'back');
  assert.match(await learner.sco.textContent('.question.shown .verdict'), /Not right\./);
  assert.equal(await learner.sco.locator('.question.shown .mark[data-state="missed"]').count(), 2, 'right answers are told as before');
  await press(learner.sco, 'on');
  await press(learner.sco, 'on');
  await playQuiz(learner.sco);
  assert.match(await result(learner.sco), /You have 87\.5 of 100 points\. Passed\./);
  assert.match(await learner.sco.textContent('[data-band]:not([hidden])'), /^Good\./);
  assert.deepEqual(statuses(learner), wanted(version, 'passed'));
  await left(learner);

  await learner.open(`types-${version}`);
  assert.match(await result(learner.sco), /87\.5 of 100/, 'the result stays');
  assert.equal(await learner.sco.locator('.question.shown').count(), 10, 'with all its questions');
  assert.equal((await learner.interactions()).length, 0);
  await left(learner);
}

async function drawnOnce(browser, server, version) {
  const learner = await opened(browser, server, version, 'tries', 'drawn');
  const seen = new Set();
  await press(learner.sco, 'begin');
  const orderNow = async (from) => {
    const order = [];
    for (let page = from; page < 4; page += 1) {
      order.push(...(await shownQuestions(learner.sco)));
      if (page < 3) await press(learner.sco, 'on');
    }
    return order;
  };
  const first = await orderNow(0);
  assert.equal(new Set(first).size, 4, 'no question twice');
  assert.deepEqual(first.filter((id) => !id.includes('spare')).sort(), ['1-check-one', '1-check-two']);
  for (let again = 0; again < 3; again += 1) {
    await learner.removeFrame();
    assert.deepEqual(await learner.close(), []);
    await learner.open(`tries-${version}`);
    assert.deepEqual(await orderNow(0), first, 'the same questions in the same order');
  }
  for (let again = 0; again < 12; again += 1) {
    for (; await offered(learner.sco, 'back'); ) await press(learner.sco, 'back');
    await playQuiz(learner.sco);
    await press(learner.sco, 'begin');
    seen.add((await orderNow(0)).join());
  }
  assert.ok(seen.size > 3, `another draw for each attempt: ${seen.size} of 12`);
  await left(learner);
}

async function furtherTries(browser, server, version) {
  const learner = await opened(browser, server, version, 'hints', 'hints');
  const { sco } = learner;
  await press(sco, 'begin');
  await answerShown(sco, false);
  assert.match(await sco.textContent('.question.shown .verdict'), /Not right\. Tries left: 1/);
  assert.equal(await sco.isVisible('.question.shown [data-said="hint-0"]'), true);
  assert.equal(await sco.isVisible('.question.shown [data-said="general"]'), false, 'the last word comes last');
  assert.equal(await sco.locator('.question.shown .mark[data-state="missed"]').count(), 0);
  assert.equal(await sco.textContent('.question.shown [data-do="check"]'), 'Try again');
  await answerShown(sco, false);
  assert.match(await sco.textContent('.question.shown .error'), /Change your answer/);
  assert.equal((await learner.interactions()).length, 1, 'the same answer again is no try');
  await learner.removeFrame();
  assert.deepEqual(await learner.close(), []);

  await learner.open(`hints-${version}`);
  assert.equal(await sco.isDetached?.(), true);
  assert.match(await learner.sco.textContent('.question.shown .verdict'), /Tries left: 1/, 'a lost window gives no more tries');
  assert.equal(await learner.sco.isVisible('.question.shown [data-said="hint-0"]'), true);
  await answerShown(learner.sco, true);
  assert.match(await learner.sco.textContent('.question.shown .verdict'), /Right\. Points: 0\.67 of 1/);
  await press(learner.sco, 'on');
  await answerShown(learner.sco, true);
  await press(learner.sco, 'result');
  assert.match(await result(learner.sco), /You have 83\.33 of 100 points\. Passed/);
  assert.equal((await learner.told())['cmi.score.raw'], '83.33');
  assert.deepEqual(statuses(learner), wanted(version, 'passed'));
  await left(learner);
}

async function allAtTheEnd(browser, server, version) {
  const learner = await opened(browser, server, version, 'end', 'end');
  const { sco } = learner;
  await press(sco, 'begin');
  assert.equal(await sco.locator('.question.shown [data-do="check"]:visible').count(), 0);
  await press(sco, 'submit');
  assert.match(await sco.textContent('.quiz > .error'), /Not answered yet: 1, 2, 3, 4, 5, 6, 7\./);
  assert.equal((await learner.interactions()).length, 0);
  await answerShown(sco, true);
  await sco.evaluate(() => document.querySelectorAll('.true-false input').forEach((input) => (input.checked = false)));
  await sco.fill('.essay textarea', 'First I will listen.');
  await press(sco, 'submit');
  assert.match(await sco.textContent('.quiz > .error'), /Not answered yet: 3\./);
  await press(sco, 'submit');
  assert.match(await result(sco), /You have 87\.5 of 100 points\. Passed\./);
  assert.match(await sco.textContent('.so-far'), /Attempts left: 1/);
  assert.match(await sco.textContent('.true-false .verdict'), /Not answered\. Points: 0 of 1/);
  const records = await learner.interactions();
  assert.deepEqual(records.map((one) => one.id.replace('1-check-', '')), ['role', 'goals', 'steps', 'idea', 'minutes', 'words', 'order', 'own']);
  assert.deepEqual([records.at(-1).result, records.at(-1).student_response ?? records.at(-1).learner_response], ['neutral', undefined]);
  assert.equal(JSON.stringify(await learner.calls()).includes('listen'), false, 'what is written for oneself goes nowhere');
  await left(learner);
}

async function skippedQuestions(browser, server, version) {
  const learner = await opened(browser, server, version, 'types', 'skipped');
  const { sco } = learner;
  await press(sco, 'begin');
  assert.equal(await offered(sco, 'open'), false);
  while (await offered(sco, 'on')) await press(sco, 'on');
  for (let number = 1; number <= 8; number += 1) {
    assert.equal(await sco.textContent('[data-do="open"]'), `Open: go to question ${number}`, 'at the end the way back to what was passed over');
    await press(sco, 'open');
    await answerShown(sco, true);
    while (await offered(sco, 'on')) await press(sco, 'on');
  }
  assert.equal(await offered(sco, 'open'), false);
  await press(sco, 'result');
  assert.match(await result(sco), /You have 100 of 100/);
  await left(learner);
}

// Every value of every record, right and wrong, as each version wants it.
async function reports(browser, server, version) {
  const learner = await opened(browser, server, version, 'types', 'reports');
  await playQuiz(learner.sco, [true, false, false, true, false, true, false, true]);
  const v12 = version === '1.2';
  const records = await learner.interactions();
  const brief = records.map((one) => [
    one.id.replace('1-check-', ''), one.type, one.student_response ?? one.learner_response, one.result, one['correct_responses.0.pattern'],
  ]);
  const order = v12 ? ['b,c,a', 'a,b,c'] : ['i2[,]i3[,]i1', 'i1[,]i2[,]i3'];
  assert.deepEqual(brief.slice(0, 7), v12 ? [
    ['role', 'choice', 'a', 'correct', 'a'],
    ['goals', 'choice', 'b', 'wrong', 'a,c'],
    ['trial', 'true-false', 't', 'wrong', 'f'],
    ['steps', 'matching', '1.a,2.b', 'correct', '1.a,2.b'],
    ['idea', 'fill-in', 'something else', 'wrong', 'gradual progression'],
    ['minutes', 'numeric', '2.5', 'correct', '2.5'],
    ['words', 'fill-in', 'something else, decides for', 'wrong', 'goal, supports'],
  ] : [
    ['role', 'choice', 'a1', 'correct', 'a1'],
    ['goals', 'choice', 'a2', 'incorrect', 'a1[,]a3'],
    ['trial', 'true-false', 'true', 'incorrect', 'false'],
    ['steps', 'matching', 'p1[.]p1[,]p2[.]p2', 'correct', 'p1[.]p1[,]p2[.]p2'],
    ['idea', 'fill-in', 'something else', 'incorrect', '{case_matters=false}gradual progression'],
    ['minutes', 'numeric', '2.5', 'correct', '2[:]3'],
    ['words', 'fill-in', 'something else[,]decides for', 'incorrect', '{case_matters=false}goal[,]supports'],
  ]);
  assert.deepEqual(brief[7], ['order', 'sequencing', order[1], 'correct', order[1]]);
  assert.equal(records.every((one) => one.weighting === '1' && (v12 ? one.time : one.timestamp) && one.latency), true);
  assert.equal(records[4]['correct_responses.1.pattern'], v12 ? 'small steps' : '{case_matters=false}small steps');
  if (!v12) assert.equal(records[1].description, 'Choose all that fit: Q & A <b> “quoted” 漢');
  assert.equal((await learner.told())['cmi.score.raw'], '50');
  await left(learner);

  // The platform says where the next record goes: in 2004 behind those of earlier sessions.
  await learner.open(`types-${version}`);
  await press(learner.sco, 'begin');
  await press(learner.sco, 'on');
  await answerShown(learner.sco, true);
  const names = (await learner.calls()).map((call) => call.args[0]).filter((name) => /^cmi\.interactions\.\d+\.id$/.test(name));
  assert.deepEqual(names, [`cmi.interactions.${v12 ? 0 : 8}.id`]);
  await left(learner);
}

async function gradesOfAttempts(browser, server, version) {
  for (const [name, grade, sentence] of [
    ['average', '50', /average of your attempts counts: 50 of 100/], ['first', '100', /first attempt counts: 100 of 100/], ['last', '0', /last attempt counts: 0 of 100/],
  ]) {
    const learner = await opened(browser, server, version, name);
    await playQuiz(learner.sco, true);
    assert.deepEqual(statuses(learner), wanted(version, 'passed'));
    await playQuiz(learner.sco, false);
    assert.match(await learner.sco.textContent('.so-far'), sentence);
    assert.equal((await learner.told())['cmi.score.raw'], grade, name);
    assert.deepEqual(statuses(learner), wanted(version, 'passed'), 'a status is never lowered');
    await left(learner);
  }
}

async function waysToComplete(browser, server, version) {
  const attempted = await opened(browser, server, version, 'attempted');
  assert.deepEqual(statuses(attempted), wanted(version, 'incomplete'));
  await playQuiz(attempted.sco, false);
  assert.deepEqual(statuses(attempted), wanted(version, 'completed'), 'complete when it was tried, but not passed');
  await playQuiz(attempted.sco, true);
  assert.deepEqual(statuses(attempted), wanted(version, 'passed'), 'and passed later');
  await left(attempted);

  const viewed = await opened(browser, server, version, 'viewed');
  assert.deepEqual(statuses(viewed), wanted(version, 'completed'));
  assert.equal((await viewed.told())['cmi.score.raw'], undefined, 'no score without an attempt');
  assert.match(await viewed.sco.textContent('#progress-checks'), /^1 of 1 /);
  await left(viewed);

  const none = new Learner(browser, server, version, 'none');
  await none.open(`none-${version}`);
  await none.to('1.A.1.1');
  assert.deepEqual(statuses(none), wanted(version, 'completed'), 'what does not count does not hold anybody up');
  await none.to(QUIZ);
  await playQuiz(none.sco, true);
  assert.equal((await none.told())['cmi.score.raw'], undefined);
  assert.equal((await none.interactions()).length, 2, 'yet it is told how it went');
  await left(none);

  const own = await opened(browser, server, version, 'own');
  await playQuiz(own.sco);
  assert.equal(await result(own.sco), 'Thank you. Your answers are recorded.');
  assert.deepEqual(statuses(own), wanted(version, 'completed'), 'a quiz of reflections: tried, no score');
  assert.equal((await own.told())['cmi.score.raw'], undefined);
  await left(own);
}

async function otherEditions(browser, server, version) {
  const learner = await opened(browser, server, version, 'before', 'editions');
  await press(learner.sco, 'begin');
  await answerShown(learner.sco, true); // one
  await press(learner.sco, 'on');
  await answerShown(learner.sco, false); // two, which the next edition lacks
  await left(learner);
  assert.equal(record(learner)[3].length, 24);

  await learner.open(`after-${version}`); // four, three, one
  assert.match(await learner.sco.textContent('.question.shown legend'), /Question 1 of 3/);
  await playQuiz(learner.sco, [false, true]);
  assert.match(await result(learner.sco), /You have 66\.67 of 100/, 'four wrong, three right, one as it was');
  assert.equal(await learner.sco.locator('.question.shown').count(), 3);
  await left(learner);

  await learner.open(`before-${version}`);
  assert.match(await result(learner.sco), /You have 100 of 100/, 'only what both have is left of the attempt');
  assert.equal(record(learner)[1], 66667, 'the grade stays');
  await left(learner);
}

async function oldAndStrangeStates(browser, server, version) {
  const code = 'ysmS';
  const states = [
    '{"v":1,"s":"WPAo"}', '{"v":1,"s":"WPAo","q":7}', '{"v":1,"s":"WPAo","q":[[1]]}', `{"v":1,"s":"WPAo","q":{"${code}":[1,2]}}`,
    `{"v":1,"s":"WPAo","q":{"${code}":[1,-1,0,""]}}`, `{"v":1,"s":"WPAo","q":{"${code}":[1,5,9,""]}}`, `{"v":1,"s":"WPAo","q":{"${code}":[1,5,0,"abc"]}}`,
    `{"v":1,"s":"WPAo","q":{"${code}":"x","toolong":[0,0,0,""]}}`, '{"v":3}', 'null',
  ];
  for (const text of states) {
    const learner = new Learner(browser, server, version, 'strange-checks');
    await learner.open(`short-${version}`, { extra: { 'cmi.suspend_data': text, 'cmi.exit': 'suspend' } });
    await learner.to(QUIZ);
    assert.equal(await offered(learner.sco, 'begin'), true, text);
    const old = text === states[0];
    if (old) await playQuiz(learner.sco);
    await left(learner);
    if (text.includes('WPAo')) assert.match(state(learner).s, /WPAo/, 'what the player of an earlier edition knew is kept');
    assert.deepEqual(statuses(learner), wanted(version, old ? 'passed' : 'incomplete'));
    delete server.store.kept[learner.attempt];
  }

  // The quiz of another edition is kept as long as there is room, and goes first.
  const other = '[3,90000,1,"abcdefgh"]';
  const learner = new Learner(browser, server, version, 'kept-checks');
  await learner.open(`module-${version}`, { extra: { 'cmi.suspend_data': `{"v":1,"s":"WPAo","q":{"zzzz":${other}}}`, 'cmi.exit': 'suspend' } });
  await left(learner);
  assert.equal(learner.kept['cmi.suspend_data'], `{"v":1,"s":"WPAo","q":{"zzzz":${other}}}`);
  const full = new Learner(browser, server, version, 'full-checks');
  const crowd = `{"v":1,"s":"${'abcd'.repeat(1)}${Array.from({ length: 1000 }, (_, n) => `x${String(n).padStart(3, '0')}`).join('')}","q":{"zzzz":${other}}}`;
  await full.open(`types-${version}`, { extra: { 'cmi.suspend_data': crowd, 'cmi.exit': 'suspend' } });
  await full.to(QUIZ);
  await playQuiz(full.sco);
  await left(full);
  assert.ok(full.kept['cmi.suspend_data'].length <= 4096);
  assert.equal(record(full)[1], 100000);
}

async function lookingBack(browser, server, version) {
  const mode = version === '1.2' ? 'cmi.core.lesson_mode' : 'cmi.mode';
  for (const [how, ends] of [['review', 'over'], ['browse', 'over']]) {
    const learner = await opened(browser, server, version, 'short', `look-${how}`);
    await playQuiz(learner.sco, [true, false]);
    await left(learner);
    const kept = learner.kept['cmi.suspend_data'];
    await learner.open(`short-${version}`, { extra: { [mode]: how } });
    await learner.to(QUIZ);
    assert.equal(await learner.sco.getAttribute('.quiz', 'data-state'), ends);
    assert.equal(await offered(learner.sco, 'begin'), how === 'browse');
    if (how === 'browse') await playQuiz(learner.sco, true);
    await learner.removeFrame();
    const written = (await learner.calls()).filter((call) => call.name === learner.names.set).map((call) => call.args[0].replace('core.', ''));
    assert.deepEqual(written, ['cmi.exit', 'cmi.session_time']);
    assert.deepEqual(await learner.close(), []);
    assert.equal(learner.kept['cmi.suspend_data'], kept);
  }
}

// Each type with keys alone: Tab, arrows, blank, Enter, digits and letters.
async function byKeyboard(browser, server, version) {
  const learner = await opened(browser, server, version, 'types', 'keyboard');
  const { sco, host } = learner;
  const { keyboard } = host;
  const active = () => sco.evaluate(() => {
    const { tagName, type, dataset, textContent } = document.activeElement;
    return dataset.do || dataset.move || type || `${tagName}:${textContent.trim()}`;
  });
  const tabTo = async (name) => {
    for (let step = 0; step < 40; step += 1) {
      await keyboard.press('Tab');
      if ((await active()) === name) return;
    }
    throw new Error(`the keyboard does not reach ${name}, it is at ${await active()}`);
  };
  const keys = async (...names) => {
    for (const name of names) await keyboard.press(name);
  };
  const on = async (name) => {
    await tabTo('on');
    await keys('Enter');
    assert.match(await active(), name, 'the focus is on the number of the question');
  };
  const checked = async () => {
    await tabTo('check');
    await keys('Enter');
    assert.match(await sco.textContent('.question.shown .verdict'), /1 of 1/);
    assert.equal(await sco.evaluate(() => document.activeElement.className), 'outcome');
  };
  await sco.focus('.page.current h1');
  await tabTo('begin');
  await keys('Enter');
  await on(/Question 1/);
  await tabTo('check');
  await keys('Enter');
  assert.match(await sco.textContent('.question.shown .error'), /Choose an answer first/);
  assert.equal(await active(), 'radio', 'what is missing has the focus');
  const described = await sco.evaluate(() => document.getElementById(document.activeElement.getAttribute('aria-describedby')).textContent);
  assert.match(described, /Choose an answer/);
  for (let step = 0; step < 3 && (await sco.evaluate(() => document.activeElement.value)) !== 'a1'; step += 1) await keys('ArrowDown');
  await keys('Space');
  await checked();
  await on(/Question 2/);
  await tabTo('checkbox');
  await keys('Space', 'Tab', 'Tab', 'Space');
  await checked();
  await on(/Question 3/);
  await tabTo('radio');
  await keys('ArrowDown');
  await checked();
  await on(/Question 4/);
  await tabTo('select-one');
  await keyboard.type('She');
  await keys('Tab');
  await keyboard.type('Goals');
  await checked();
  await on(/Question 5/);
  await tabTo('text');
  await keyboard.type('  Small   STEPS ');
  await keys('Enter');
  assert.match(await sco.textContent('.question.shown .verdict'), /Right\. Points: 1 of 1/, 'Enter checks');
  await on(/Question 6/);
  await tabTo('text');
  await keyboard.type('two');
  await keys('Enter');
  assert.match(await sco.textContent('.question.shown .error'), /Write a number first/);
  assert.equal(await sco.getAttribute('.question.shown input', 'aria-invalid'), 'true');
  await sco.fill('.question.shown input', '');
  await keyboard.type('2,9');
  await checked();
  await on(/Question 7/);
  await tabTo('text');
  await keyboard.type('Aim');
  await keys('Tab');
  await keyboard.type('supp');
  await checked();
  await on(/Question 8/);
  const places = () => sco.evaluate(() => [...document.querySelectorAll('.question.shown .items > li')].map((item) => item.dataset.key));
  for (const [index, key] of ['i1', 'i2'].entries()) {
    while ((await places())[index] !== key) {
      await sco.focus(`.question.shown [data-key="${key}"] [data-move="-1"]`);
      await keys('Enter');
      assert.equal(await sco.evaluate(() => document.activeElement.closest('li').dataset.key), key, 'the focus goes along');
      assert.match(await sco.textContent('.question.shown .moved'), /Now number \d of 3/);
    }
  }
  await checked();
  await on(/Question 9/);
  await tabTo('textarea');
  await keyboard.type('I listen.');
  await tabTo('result');
  await keys('Enter');
  assert.match(await result(sco), /You have 100 of 100 points\. Passed\./);
  assert.deepEqual(statuses(learner), wanted(version, 'passed'));
  assert.match(await sco.textContent('[data-band]:not([hidden])'), /Very good/);
  await left(learner);
}

async function whatReviewShows(browser, server, version) {
  const shows = {
    all: [2, 2, true], 'no-answers': [2, 0, true], marks: [0, 0, true], nothing: [0, 0, false], 'after-closing': [0, 0, true],
  };
  for (const [review, [verdicts, answers, grade]] of Object.entries(shows)) {
    const learner = await opened(browser, server, version, `review-${review}`);
    const { sco } = learner;
    await playQuiz(sco, false);
    assert.equal(/You have 0 of 100/.test(await result(sco)), grade, review);
    assert.equal(await sco.locator('.question.shown .verdict strong:visible').count(), verdicts, review);
    assert.equal(await sco.locator('.question.shown .mark[data-state="missed"]:visible').count(), answers, review);
    assert.equal(await sco.locator('.question.shown [data-said]:visible').count() > 0, verdicts > 0, review);
    assert.equal(await sco.locator('.question.shown:visible').count(), review === 'nothing' ? 0 : 2, review);
    await left(learner);
  }
}

async function refusedRecords(browser, server, version) {
  const learner = await opened(browser, server, version, 'short', 'no-records');
  await learner.host.evaluate((names) => {
    const api = window.API ?? window.API_1484_11;
    const [get, set] = [api[names.get], api[names.set]];
    api[names.get] = (name) => (name.startsWith('cmi.interactions') ? '' : get(name));
    api[names.set] = (name, value) => (name.startsWith('cmi.interactions') ? 'false' : set(name, value));
  }, learner.names);
  await playQuiz(learner.sco);
  assert.equal((await learner.interactions()).length, 0);
  assert.deepEqual(statuses(learner), wanted(version, 'passed'), 'a platform without interactions is served too');
  await left(learner);
}

export const checks = {
  passedAtOnce, pagesAreMissing, failedForGood, retriedAndPassed, leftInTheMiddle, drawnOnce, furtherTries, allAtTheEnd, skippedQuestions, reports,
  gradesOfAttempts, waysToComplete, otherEditions, oldAndStrangeStates, lookingBack, byKeyboard, whatReviewShows, refusedRecords,
};
