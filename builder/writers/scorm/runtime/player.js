/* The player: shows one page at a time, remembers which were read and where the reader is, and tells the platform.

   The document has everything in it; without this script it is one long page. Pages of which it is remembered that they were read
   carry data-state, the four characters by which they are; data-key is the bookmark. Quizzes are played by quiz.js; what they have
   come to counts here. */
'use strict';

(() => {
  const SAVE_EVERY = 10000; // milliseconds between commits that nothing hurries
  const STATE_LIMIT = 4096; // characters of cmi.suspend_data in SCORM 1.2
  const FINISHED = ['passed', 'completed', 'failed'];
  const UNTOUCHED = ['', 'unknown', 'not attempted', 'browsed'];

  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);
  const version = root.dataset.scormVersion;
  const pages = Array.from(document.querySelectorAll('main > .page'));
  const remembered = pages.map((page) => page.dataset.state).filter(Boolean);
  const counting = pages.filter((page) => !page.querySelector('.quiz')).map((page) => page.dataset.state).filter(Boolean);
  const contents = byId('contents');
  const contentsButton = byId('contents-button');
  const title = document.title;

  // --- The session -------------------------------------------------------------------------------------------------------

  const platform = connectToPlatform(version, `scorm-preview:${root.dataset.memory}`);
  const mode = platform.get('mode');
  const readOnly = mode === 'review' || mode === 'browse';
  platform.set('exit', 'suspend'); // at once: 2004 forgets everything where the last exit was another
  let status = platform.get('status');
  const bookmark = platform.get('location');
  const saved = readState(platform.get('state'));
  const { seen } = saved;
  const checks = checksOf(pages, saved.quizzes, { version, mayTry: mode !== 'review', seen, changed: quizChanged, report });
  let success = checks.any ? platform.get('success') : '';
  if (UNTOUCHED.includes(status) && !readOnly) {
    status = 'incomplete';
    platform.set('status', status);
  } else if (UNTOUCHED.includes(status) && mode === 'browse' && version === '1.2') {
    status = 'browsed'; // else Moodle stores "completed" at the end of a preview
    platform.set('status', status);
  }

  let current = null;
  let over = false;
  let refused = false;
  let timer = 0;
  let committed = 0;
  let clockSpent = 0;
  let clockSince = Date.now();

  // The state comes from outside: anything that is not ours counts as nothing read and nothing answered.
  function readState(text) {
    let known = null;
    try {
      known = JSON.parse(text);
    } catch (error) {
      known = null;
    }
    const ours = known && known.v === 1 && typeof known.s === 'string' ? known : { s: '' };
    const records = Object.entries(ours.q && typeof ours.q === 'object' ? ours.q : {});
    return {
      seen: new Set(ours.s.match(/[\w-]{4}/g) || []),
      quizzes: new Map(records.filter(([code, record]) => /^[\w-]{4}$/.test(code) && attemptsOf.isRecord(record))),
    };
  }

  const stateOf = (codes, records) =>
    JSON.stringify(records.length ? { v: 1, s: codes.join(''), q: Object.fromEntries(records) } : { v: 1, s: codes.join('') });

  // What this edition has first, which is proven to fit; what an earlier edition had stays remembered as long as there is room.
  function writeState() {
    const ours = remembered.filter((code) => seen.has(code));
    const others = Array.from(seen).filter((code) => !remembered.includes(code));
    const records = Array.from(saved.quizzes).filter(([code]) => !checks.codes.includes(code)).reduce((kept, other) => {
      const more = kept.concat([other]);
      return stateOf(ours, more).length <= STATE_LIMIT ? more : kept;
    }, checks.records());
    const room = Math.floor((STATE_LIMIT - stateOf(ours, records).length) / 4);
    return stateOf(ours.concat(others.slice(0, room)), records);
  }

  const isFinished = () => FINISHED.includes(status);
  const seenCount = () => counting.filter((code) => seen.has(code)).length;

  // A status is never lowered: one that is finished changes only to "passed".
  function settle() {
    if (readOnly) return;
    const settled = seenCount() === counting.length && checks.settled();
    const outcome = checks.success(settled);
    if (outcome === 'passed' || (outcome === 'failed' && success !== 'passed')) success = outcome;
    if (!settled) return;
    const reached = version === '1.2' && outcome !== 'unknown' ? outcome : 'completed';
    if (!isFinished() || reached === 'passed') status = reached;
  }

  function report(values) {
    if (!readOnly && !over) platform.report(values);
  }

  function quizChanged() {
    const wasFinished = isFinished();
    settle();
    pages.forEach(markRead);
    showProgress();
    commit();
    if (!refused && isFinished() && !wasFinished) say(finalNote());
  }

  const finalNote = () => (!checks.count ? 'complete' : checks.success(true) === 'failed' ? 'failed' : 'complete-checks');

  function stopClock() {
    if (clockSince) clockSpent += Date.now() - clockSince;
    clockSince = 0;
  }

  function startClock() {
    clockSince = clockSince || Date.now();
  }

  function sendTime() {
    const running = clockSince ? Date.now() - clockSince : 0;
    return platform.set('time', sessionTime(version, (clockSpent + running) / 1000));
  }

  // Sends what differs from what the platform holds; a finished status is never lowered.
  function sendProgress() {
    if (readOnly || over) return true;
    const all = counting.length + checks.count;
    const progress = isFinished() || !all ? 1 : (seenCount() + checks.completeCount()) / all;
    const score = checks.score();
    const decimals = (value, digits) => String(Math.round(value * 10 ** digits) / 10 ** digits);
    const scored = score === null ? {} : { least: '0', most: '100', score: decimals(score * 100, 2), scaled: decimals(score, 4) };
    const sent = [
      platform.set('location', current.dataset.key),
      platform.set('state', writeState()),
      platform.set('progress', decimals(progress, 4)),
      ...Object.entries(scored).map(([name, value]) => platform.set(name, value)),
      ...(['passed', 'failed'].includes(success) ? [platform.set('success', success)] : []),
      platform.set('status', status),
    ];
    return sent.every(Boolean);
  }

  function commit() {
    clearTimeout(timer);
    timer = 0;
    if (over || readOnly) return true;
    const sent = sendProgress();
    sendTime();
    committed = Date.now();
    const done = platform.commit() && sent;
    if (!done) say('not-saved');
    else if (refused) say('');
    refused = !done; // tried again with the next commit
    return done;
  }

  function commitSoon() {
    sendProgress();
    if (!timer) timer = setTimeout(commit, Math.max(0, committed + SAVE_EVERY - Date.now()));
  }

  // Once: time, commit, terminate; afterwards not one call. Unless insisted upon, a refused commit keeps the session open.
  function end(insist) {
    if (over) return true;
    stopClock();
    const saved = readOnly ? sendTime() : commit();
    if (!saved && !insist) {
      startClock();
      return false;
    }
    over = true;
    clearTimeout(timer);
    platform.end();
    return true;
  }

  // --- What the reader sees ----------------------------------------------------------------------------------------------

  // One line speaks to the reader; what happened last goes before what holds all the time.
  function say(name) {
    const always = !platform.live || mode === 'browse' ? 'preview' : readOnly ? 'review' : '';
    const note = byId('notes').querySelector(`[data-note="${name || always}"]`);
    const text = note ? note.textContent : '';
    if (byId('note').textContent !== text) byId('note').textContent = text;
  }

  function showProgress() {
    if (!byId('progress')) return;
    byId('progress').value = seenCount() + checks.completeCount();
    const words = { seen: seenCount(), total: counting.length, done: checks.completeCount(), checks: checks.count };
    ['progress-text', 'progress-checks'].map(byId).filter(Boolean).forEach((text) => {
      text.textContent = fillIn(text.dataset.pattern, words);
    });
  }

  function linkTo(page) {
    return contents.querySelector(`a[href="#${page.id}"]`);
  }

  function markRead(page) {
    const link = linkTo(page);
    const done = checks.has(page) ? checks.isComplete(page) : Boolean(page.dataset.state) && seen.has(page.dataset.state);
    if (!link || !done || link.classList.contains('read')) return;
    const word = document.createElement('span');
    word.className = 'unseen';
    word.textContent = ` (${checks.has(page) ? contents.dataset.done : contents.dataset.read})`;
    link.classList.add('read');
    link.append(word);
  }

  function markCurrent() {
    contents.querySelectorAll('[aria-current]').forEach((link) => link.removeAttribute('aria-current'));
    const link = linkTo(current);
    if (!link) return;
    link.setAttribute('aria-current', 'page');
    const group = link.closest('details');
    if (group) group.open = true;
    const above = link.getBoundingClientRect().top - contents.getBoundingClientRect().top;
    if (above < 0 || above > contents.clientHeight - link.offsetHeight) contents.scrollTop += above - contents.clientHeight / 3;
  }

  // A table or a block of code that is wider than the page can be scrolled by keyboard too.
  function reachScrollers() {
    current.querySelectorAll('.table-responsive, pre').forEach((box) => {
      const wide = box.scrollWidth > box.clientWidth + 1;
      const reach = { tabindex: '0', role: 'group', 'aria-label': byId('content').dataset.wide };
      Object.keys(reach).forEach((name) => (wide ? box.setAttribute(name, reach[name]) : box.removeAttribute(name)));
    });
  }

  function show(page) {
    const fresh = Boolean(page.dataset.state) && !seen.has(page.dataset.state);
    const wasFinished = isFinished();
    if (current) current.classList.remove('current');
    page.classList.add('current');
    current = page;
    if (fresh && !readOnly) seen.add(page.dataset.state);
    settle();
    document.title = `${page.querySelector('h1').textContent} – ${title}`;
    markRead(page);
    showProgress();
    reachScrollers();
    checks.shown(page);
    const completed = isFinished() && !wasFinished;
    if (fresh || completed) commit();
    else commitSoon();
    if (!refused) say(completed ? finalNote() : '');
    markCurrent();
  }

  function showContents(open) {
    byId('side').classList.toggle('open', open);
    contentsButton.setAttribute('aria-expanded', String(open));
  }

  function targetOf(hash) {
    try {
      return byId(decodeURIComponent(hash.slice(1)));
    } catch (error) {
      return null;
    }
  }

  // Links inside the document are ordinary links: the browser's own way back works, and so does an address with a page in it.
  function follow() {
    const target = targetOf(location.hash);
    const page = target && target.closest('.page');
    if (location.hash && !page) return;
    const wanted = page || first;
    if (wanted !== current) show(wanted);
    showContents(false);
    if (target && target !== wanted) {
      target.scrollIntoView();
      return;
    }
    const heading = wanted.querySelector('h1');
    heading.focus({ preventScroll: true });
    window.scrollTo(0, 0);
    heading.scrollIntoView({ block: 'nearest' }); // the platform's page may have been scrolled past the top of its frame
  }

  function leave() {
    if (!end(false)) return;
    root.classList.add('left');
    byId('left').hidden = false;
    byId('left').querySelector('h1').focus();
  }

  // --- The start ---------------------------------------------------------------------------------------------------------

  const bookmarked = pages.find((page) => page.dataset.key === bookmark);
  const asked = targetOf(location.hash);
  const first = (asked && asked.closest('.page')) || bookmarked || pages[0];

  pages.forEach(markRead);
  contents.querySelectorAll('details').forEach((group) => {
    group.open = false;
  });
  show(first);
  if (bookmarked && bookmarked !== pages[0] && first === bookmarked && platform.live && !readOnly) say('resumed');
  byId('leave').hidden = !platform.live || readOnly; // it would promise to save; closing the page ends a session just as well

  window.addEventListener('hashchange', follow);
  window.addEventListener('resize', reachScrollers);
  window.addEventListener('pagehide', (event) => {
    if (event.persisted) commit();
    else end(true);
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') {
      stopClock();
      commit();
    } else {
      startClock();
    }
  });
  contents.addEventListener('click', (event) => {
    // A second click on the page that is shown changes no address, yet leads to its beginning.
    if (event.target.closest(`a[href="#${current.id}"]`)) follow();
  });
  contentsButton.addEventListener('click', () => showContents(contentsButton.getAttribute('aria-expanded') !== 'true'));
  byId('side').addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || contentsButton.getAttribute('aria-expanded') !== 'true') return;
    showContents(false);
    contentsButton.focus();
  });
  byId('leave').addEventListener('click', leave);
  byId('print').addEventListener('click', () => window.print());
})();
