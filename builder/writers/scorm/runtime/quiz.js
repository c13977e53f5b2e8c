/* A quiz in the page: begin, one page of questions after the other, the result, start again.

   playQuiz(box, saved, player) plays the element with data-quiz. saved is its record in the state; player has version, words
   (notes), mayTry (a new attempt may be begun), changed() to be called when there is something to save, and report(values). */
'use strict';

const playQuiz = (box, saved, player) => {
  const quiz = JSON.parse(box.dataset.quiz);
  const { notes } = player;
  const one = (selector) => box.querySelector(selector);
  const area = one('.questions');
  const buttons = Object.fromEntries(Array.from(box.querySelectorAll('[data-do]:not([data-do="check"])')).map((button) => [button.dataset.do, button]));
  const problem = one(':scope > .error');
  const parts = Array.from(area.querySelectorAll('.part'));
  const questions = new Map(Array.from(area.querySelectorAll('.question')).map((node) => {
    const question = questionIn(node, notes);
    return [question.data.code, question];
  }));
  const attempts = attemptsOf(quiz, (code) => questions.has(code) && questions.get(code).canBeMarked, saved);
  const atTheEnd = quiz.feedback === 'at-the-end';
  const tellsRight = quiz.review === 'all';
  // A package does not know when a quiz closes: until then a participant sees no more than the marks.
  const review = quiz.review === 'after-closing' ? 'marks' : quiz.review;

  let page = 1;
  let looksBack = false; // whether the result is shown
  let warned = ''; // the numbers of the open questions that a second "Submit" leaves open

  const here = () => attempts.places().map((place) => ({ place, question: questions.get(place.code) })).filter(({ question }) => question);
  const onPage = () => here().filter(({ place }) => place.page === page);
  const pages = () => Array.from(new Set(here().map(({ place }) => place.page)));
  const isOpen = ({ place, question }) => question.canBeMarked && !place.done;

  const decimals = (value) => String(Math.round(value * 100) / 100).replace('.', notes.decimal);
  const pointsOf = (name, value, most) => fillIn(notes[name], { points: decimals(value), most: decimals(most) });

  // --- What is shown -------------------------------------------------------------------------------------------------------

  // Puts the questions of the attempt in their order, each below the title of its part; the others step aside.
  function arrange() {
    const list = here();
    questions.forEach((question) => question.node.classList.add('aside'));
    const total = list.filter(({ question }) => !question.isDescription).length;
    let number = 0;
    const order = quiz.parts.map(([first]) => ({ first, title: parts.find((title) => Number(title.dataset.first) === first) }));
    order.forEach(({ first, title }, index) => {
      const end = index + 1 < order.length ? order[index + 1].first : Infinity;
      const own = list.filter(({ place }) => place.slot >= first && place.slot < end);
      if (title) area.append(title);
      own.forEach(({ question }) => {
        if (!question.isDescription) number += 1;
        question.number = number;
        question.name(fillIn(notes['question-of'], { number, total }));
        question.node.classList.remove('aside');
        area.append(question.node);
      });
    });
  }

  function turn(to) {
    page = to;
    const shown = new Set(onPage().map(({ question }) => question.node));
    let title = null;
    Array.from(area.children).forEach((node) => {
      if (node.classList.contains('part')) {
        title = node;
        node.classList.remove('shown');
        return;
      }
      const show = looksBack ? !node.classList.contains('aside') : shown.has(node);
      node.classList.toggle('shown', show);
      if (show && title) title.classList.add('shown');
    });
    startClocks();
    showButtons();
  }

  function startClocks() {
    if (box.offsetParent) onPage().forEach(({ question }) => (question.since = question.since || Date.now()));
  }

  function offer(name, wanted, several) {
    const button = buttons[name];
    button.hidden = !wanted;
    if (button.dataset.one) button.textContent = several ? button.dataset.several : button.dataset.one;
  }

  function showButtons() {
    const all = pages();
    const at = all.indexOf(page);
    const playing = (attempts.running() || attempts.count() > 0) && !looksBack && player.mayTry;
    const several = (to) => here().filter(({ place, question }) => place.page === all[to] && !question.isDescription).length > 1;
    const last = at === all.length - 1;
    offer('back', playing && at > 0, several(at - 1));
    offer('on', playing && !last, several(at + 1));
    buttons.on.classList.toggle('main', !onPage().some(isOpen) || atTheEnd);
    const skipped = last && !atTheEnd && attempts.running() && here().find((each) => isOpen(each) && each.place.page !== page);
    offer('open', playing && Boolean(skipped));
    if (skipped) buttons.open.textContent = fillIn(notes['to-open'], { number: skipped.question.number });
    offer('submit', playing && attempts.running() && atTheEnd && last);
    offer('done', playing && attempts.running() && !atTheEnd && last && !attempts.marked().length);
    offer('result', playing && !attempts.running());
    offer('begin', player.mayTry && !playing && attempts.left() > 0);
    buttons.begin.textContent = attempts.count() ? notes.again : notes.begin;
    box.dataset.state = playing || attempts.running() ? 'running' : attempts.count() ? 'over' : 'idle';
    problem.textContent = '';
    warned = '';
  }

  // What is told of a question: during an attempt how it went, afterwards what the review allows.
  function tell({ place, question }, given, during) {
    const told = during || review === 'all' || review === 'no-answers';
    const most = place.mark;
    const answered = place.done || place.tries > 0;
    question.show({
      state: told && question.canBeMarked ? marking.stateOf(given ? given.fraction : place.fraction) : '',
      answered,
      points: most && question.canBeMarked && (during || review !== 'nothing') && (place.done || !during) ? pointsOf('points', place.fraction * most, most) : '',
      hits: given ? given.hits : [],
      parts: given && given.parts.length ? given.parts : null,
      response: given ? given.response : null,
      right: told && tellsRight && (place.done || !during),
      feedback: told,
      hint: during && !place.done ? place.tries - 1 : undefined,
      general: told && (place.done || !during),
      note: during && !place.done ? fillIn(notes.tries, { count: question.data.tries - place.tries })
        : place.done && !given && told ? notes.earlier : '',
    });
  }

  const markedNow = (question) => {
    const response = question.read();
    return { ...marking.mark(question.data, response), response };
  };

  function showResult() {
    looksBack = true;
    const result = one('.result');
    const grade = result.querySelector('.grade');
    const soFar = result.querySelector('.so-far');
    const told = review !== 'nothing' && attempts.gives;
    const value = attempts.share() * quiz.maximum;
    const passed = attempts.passMark > 0 && told;
    result.querySelector('h2').hidden = false;
    grade.hidden = false;
    grade.textContent = told ? pointsOf('you-have', value, quiz.maximum) : notes.recorded;
    if (passed) grade.textContent += ` ${attempts.passedNow() ? notes.passed : pointsOf('not-passed', quiz.pass, quiz.maximum)}`;
    const bands = Array.from(result.querySelectorAll('[data-band]'));
    const band = told && review !== 'marks' && bands.find((text) => value + 1e-6 >= Number(text.dataset.band));
    bands.forEach((text) => {
      text.hidden = text !== band;
    });
    const left = attempts.left();
    soFar.textContent = [
      told && attempts.count() > 1 ? pointsOf(quiz.grade, attempts.grade() * quiz.maximum, quiz.maximum) : '',
      left === Infinity ? '' : left ? fillIn(notes.left, { count: left }) : notes['none-left'],
    ].filter(Boolean).join(' ');
    soFar.hidden = !soFar.textContent;
    box.dataset.review = review;
    here().forEach((each) => {
      const { place, question } = each;
      if (!question.isDescription) {
        const given = question.tried && place.done ? markedNow(question) : null;
        tell(each, given, false);
      }
      question.close();
    });
    turn(page);
  }

  function hideResult() {
    looksBack = false;
    Array.from(one('.result').children).forEach((node) => {
      node.hidden = true;
    });
  }

  // --- What the learner does -------------------------------------------------------------------------------------------------

  function begin() {
    hideResult();
    attempts.begin();
    questions.forEach((question) => {
      question.reset();
      question.mix(quiz.answers);
      question.since = 0;
      question.tried = null;
    });
    arrange();
    turn(pages()[0]);
    player.changed();
    focusPage();
  }

  function focusPage() {
    const [first] = onPage();
    if (!first) return;
    first.question.focus();
    first.question.node.scrollIntoView({ block: 'nearest' });
  }

  function report(question, place, response, fraction) {
    const seconds = (Date.now() - (question.since || Date.now())) / 1000;
    player.report(marking.record(player.version, question.data, response, { fraction, weight: place.mark, seconds, at: new Date() }));
    question.since = Date.now();
  }

  // Gives what an answer is worth now and keeps it; with tries left a wrong one stays open.
  function take({ place, question }) {
    const given = markedNow(question);
    const tries = place.tries + 1;
    const open = quiz.feedback === 'with-tries' && marking.stateOf(given.fraction) !== 'right' && tries < question.data.tries;
    const cost = question.data.penalty * place.tries;
    const fraction = cost ? Math.max(0, given.fraction - cost) : given.fraction;
    attempts.answer(place.code, { tries, done: !open, fraction: open ? 0 : fraction });
    question.tried = JSON.stringify(given.response);
    report(question, place, given.response, given.fraction);
    return given;
  }

  function check(question) {
    const find = () => here().find((each) => each.question === question);
    if (!player.mayTry || !attempts.running() || !isOpen(find())) return;
    const lack = question.missing() || (question.tried === JSON.stringify(question.read()) ? 'change' : '');
    question.complain(lack);
    if (lack) return;
    const given = take(find());
    const { place } = find();
    tell(find(), given, true);
    if (place.done) question.close();
    else question.again('again');
    question.focusOutcome();
    if (attempts.allDone()) finish();
    showButtons();
    player.changed();
  }

  // Nothing is told of an essay but that there is one.
  function finish() {
    here().filter(({ question }) => question.data.type === 'essay' && question.read())
      .forEach(({ place, question }) => report(question, place, '', null));
    attempts.finish();
  }

  function submit() {
    const open = here().filter((each) => isOpen(each) && each.question.missing());
    const numbers = open.map(({ question }) => question.number).join(', ');
    if (numbers !== warned) {
      warned = numbers;
      problem.textContent = fillIn(notes.open, { numbers });
      if (numbers) return;
    }
    here().filter((each) => isOpen(each) && !each.question.missing()).forEach(take);
    finish();
    player.changed();
    showResult();
    one('.result').focus();
  }

  const DOES = {
    begin,
    submit,
    back: () => {
      turn(pages()[pages().indexOf(page) - 1]);
      focusPage();
    },
    on: () => {
      turn(pages()[pages().indexOf(page) + 1]);
      focusPage();
    },
    open: () => {
      turn(here().find((each) => isOpen(each) && each.place.page !== page).place.page);
      focusPage();
    },
    done: () => {
      finish();
      player.changed();
      DOES.result();
    },
    result: () => {
      showResult();
      one('.result').focus();
    },
  };

  box.addEventListener('click', (event) => {
    const button = event.target.closest('[data-do]');
    if (!button) return;
    if (button.dataset.do !== 'check') DOES[button.dataset.do]();
    else check(Array.from(questions.values()).find((question) => question.node.contains(button)));
  });

  // Enter in a field does what the button below it does.
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.target.tagName !== 'INPUT' || atTheEnd) return;
    const question = Array.from(questions.values()).find((each) => each.node.contains(event.target));
    if (!question) return;
    event.preventDefault();
    check(question);
  });

  // --- The start -------------------------------------------------------------------------------------------------------------

  questions.forEach((question) => {
    question.reset();
    question.mix(quiz.answers);
  });
  box.classList.toggle('at-the-end', atTheEnd);
  if (attempts.running() && attempts.marked().length && attempts.allDone()) attempts.finish(); // the open ones left with an edition
  if (attempts.running() || attempts.count()) {
    arrange();
    const open = here().find(isOpen);
    page = (open || here()[0] || { place: { page: 1 } }).place.page;
  }
  if (attempts.running()) {
    here().filter(({ place }) => place.tries > 0).forEach((each) => {
      tell(each, null, true);
      if (each.place.done) each.question.close();
      else each.question.again('again');
    });
    if (!player.mayTry) here().forEach(({ question }) => question.close());
    turn(page);
  } else if (attempts.count()) {
    showResult();
  } else {
    showButtons();
  }

  return {
    code: quiz.code,
    counts: quiz.counts,
    viewed: quiz.completion === 'viewed',
    maximum: quiz.maximum,
    gives: attempts.gives,
    passMark: attempts.passMark,
    tried: () => attempts.count() > 0,
    grade: attempts.grade,
    reached: attempts.reached,
    complete: attempts.complete,
    exhausted: () => attempts.left() === 0 && !attempts.running(),
    record: attempts.record,
    shown: startClocks,
  };
};
