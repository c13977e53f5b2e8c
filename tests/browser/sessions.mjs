// What happens between the SCO and the platform. Each scenario gets a version and throws where something is not as it must be.
import assert from 'node:assert/strict';
import { Learner } from './platform.mjs';

const FIRST = '1/module';

async function start(browser, server, version) {
  const learner = await new Learner(browser, server, version, 'start').open(`module-${version}`);
  const { names } = learner;
  const calls = (await learner.calls()).map((call) => [call.name, ...call.args]);
  const v12 = version === '1.2';
  const core = (name) => (v12 ? `cmi.core.${name}` : `cmi.${name}`);
  assert.deepEqual(calls.slice(0, 7), [
    [names.start, ''],
    [names.get, core(v12 ? 'lesson_mode' : 'mode')],
    [names.set, core('exit'), 'suspend'],
    [names.get, core(v12 ? 'lesson_status' : 'completion_status')],
    [names.get, core(v12 ? 'lesson_location' : 'location')],
    [names.get, 'cmi.suspend_data'],
    [names.set, core(v12 ? 'lesson_status' : 'completion_status'), 'incomplete'],
  ]);
  await learner.sco.waitForTimeout(50);
  assert.equal(await learner.count('commit'), 1, 'the first page is saved');
  if (!v12) assert.equal((await learner.sets('progress_measure')).length, 1, 'progress is told in every session');
  assert.equal(await learner.current(), FIRST);
  await learner.leave();
  assert.deepEqual(await learner.close(), []);
}

async function navigate(browser, server, version) {
  const learner = await new Learner(browser, server, version, 'navigate').open(`module-${version}`);
  const { sco, host } = learner;
  const focused = () => sco.evaluate(() => [document.activeElement.tagName, document.activeElement.textContent]);
  await sco.focus('.page.current .pager .next');
  await host.keyboard.press('Enter');
  await sco.waitForSelector('[data-key="1.A/topic"].current');
  assert.equal((await focused())[0], 'H1', 'the focus is on the heading of the new page');
  await host.keyboard.press('Tab');
  await host.keyboard.press('Enter');
  await sco.waitForSelector('[data-key="1.A.1.1"].current');
  assert.match((await focused())[1], /Current status/);
  assert.equal(await sco.evaluate(() => document.querySelector('[aria-current]').textContent.includes('1.A.1.1')), true);
  assert.match(await sco.title(), /^1\.A\.1\.1 Current status/);

  await sco.focus('.skip');
  await host.keyboard.press('Enter');
  assert.equal(await sco.evaluate(() => document.activeElement.id), 'content', 'the skip link leads to the text');
  assert.equal(await learner.current(), '1.A.1.1');

  await sco.click('.page.current .footnote-ref');
  await sco.waitForTimeout(20);
  assert.equal(await learner.current(), '1.A.1.1', 'a footnote leaves the page where it is');
  await sco.click('.page.current .text a[href="#p-1.A.2-level"]');
  await sco.waitForSelector('[data-key="1.A/topic"].current');
  await sco.evaluate(() => history.back());
  await sco.waitForSelector('[data-key="1.A.1.1"].current');
  await sco.click('#contents a[href="#p-1.B.2.1"]');
  await sco.waitForSelector('[data-key="1.B.2.1"].current');
  assert.equal((await focused())[0], 'H1');
  assert.equal(await sco.evaluate(() => document.querySelectorAll('#contents .read').length), 2);
  await learner.leave();
  assert.deepEqual(await learner.close(), []);
}

async function leaveAndResume(browser, server, version) {
  const learner = new Learner(browser, server, version, 'resume');
  await learner.open(`module-${version}`);
  await learner.to('1.A.1.1');
  await learner.to('1.A.1.2');
  assert.deepEqual(await learner.progress(), [2, 4]);
  await learner.leave();
  assert.equal(await learner.sco.isVisible('#left'), true);
  assert.equal(await learner.sco.evaluate(() => document.activeElement.parentElement.id), 'left');
  const before = (await learner.calls()).length;
  await learner.sco.evaluate(() => (location.hash = '#p-1.B.2.1'));
  await learner.sco.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await learner.removeFrame();
  assert.equal((await learner.calls()).length, before, 'not one call after the end');
  assert.deepEqual(await learner.close(), []);
  assert.match(learner.kept['cmi.suspend_data'], /^\{"v":1,"s":"[\w-]{8}"\}$/);

  // The package is built anew with a page before the one where the learner stopped.
  await learner.open(`inserted-${version}`);
  assert.equal(await learner.current(), '1.A.1.2', 'the bookmark is a key');
  assert.deepEqual(await learner.progress(), [2, 5], 'what was read stays read');
  assert.match(await learner.note(), /where you stopped/);
  assert.deepEqual(await learner.sco.evaluate(() => [...document.querySelectorAll('#contents .read .code')].map((code) => code.textContent)), ['1.A.1.1', '1.A.1.2']);
  await learner.readAll();
  assert.match(await learner.note(), /complete/);
  const status = version === '1.2' ? 'cmi.lesson_status' : 'cmi.completion_status';
  assert.equal(learner.kept[status], 'completed', 'the last page commits at once');
  if (version === '2004') assert.equal(String(learner.kept['cmi.progress_measure']), '1');
  await learner.removeFrame();
  assert.deepEqual(await learner.close(), []);

  // A finished attempt opened again, now with a page that was never read: the status stays, and the progress with it.
  await learner.open(`module-${version}`);
  await learner.open(`inserted-${version}`);
  assert.deepEqual(await learner.sets('status'), []);
  if (version === '2004') assert.deepEqual(await learner.sets('progress_measure'), ['1']);
  await learner.leave();
  assert.equal(learner.kept[status], 'completed');
  assert.deepEqual(await learner.close(), []);
}

async function finishedThenGrown(browser, server, version) {
  const learner = new Learner(browser, server, version, 'grown');
  await learner.open(`module-${version}`);
  await learner.readAll();
  await learner.leave();
  assert.deepEqual(await learner.close(), []);
  await learner.open(`inserted-${version}`);
  assert.deepEqual(await learner.progress(), [4, 5]);
  await learner.to('1.A.1.1');
  assert.deepEqual(await learner.sets('status'), [], 'a finished status is never written again');
  await learner.leave();
  assert.deepEqual(await learner.close(), []);
  await learner.open(`module-${version}`);
  assert.deepEqual(await learner.progress(), [4, 4], 'and back in the earlier package');
  await learner.leave();
  assert.deepEqual(await learner.close(), []);
}

async function belowOtherThings(browser, server, version) {
  const context = { viewport: { width: 390, height: 500 } };
  const learner = await new Learner(browser, server, version, 'below').open(`module-${version}`, { context });
  const { sco, host } = learner;
  await host.evaluate(() => {
    document.body.style.cssText = 'height: auto; padding: 250px 0 200px';
    document.getElementById('sco').style.height = '666px';
  });
  const place = async (selector) => {
    const inside = await sco.evaluate((wanted) => document.querySelector(wanted).getBoundingClientRect().top, selector);
    return inside + (await host.evaluate(() => document.getElementById('sco').getBoundingClientRect().top));
  };
  for (const key of ['1.A/topic', '1.A.1.1', '1.A.1.2']) {
    await sco.evaluate(() => window.scrollTo(0, 1e6));
    await host.evaluate(() => window.scrollTo(0, 1e6));
    assert.ok((await place('.page.current h1')) < 0);
    await host.mouse.click(195, (await place('.page.current .next')) + 20);
    await sco.waitForSelector(`[data-key="${key}"].current`);
    const top = await place('.page.current h1');
    assert.ok(top > 60 && top < 400, `${key}: the heading of the new page is ${top} pixels below the window's edge`);
  }
  await learner.leave();
  assert.deepEqual(await learner.close(), []);
}

async function lostWithoutAWord(browser, server, version) {
  const learner = new Learner(browser, server, version, 'lost');
  await learner.open(`module-${version}`);
  await learner.to('1.A.1.1');
  server.store.deaf = true; // whatever the dying window still sends is lost
  assert.deepEqual(await learner.close({ open: true }), []);
  await new Promise((resolve) => setTimeout(resolve, 200));
  server.store.deaf = false;
  await learner.open(`module-${version}`);
  assert.equal(await learner.current(), '1.A.1.1', 'saved early enough');
  assert.deepEqual(await learner.progress(), [1, 4]);
  await learner.leave();
  assert.deepEqual(await learner.close(), []);
}

async function refusals(browser, server, version) {
  const learner = new Learner(browser, server, version, 'refusals');
  await learner.open(`module-${version}`);
  server.store.refuse = true;
  try {
    await learner.to('1.A.1.1');
    assert.match(await learner.note(), /did not save/, 'the reader is told');
    await learner.leave();
    assert.equal(await learner.sco.isVisible('#left'), false, 'leaving waits for a commit that is taken');
    assert.equal(await learner.count('end'), 0);
  } finally {
    server.store.refuse = false;
  }
  await learner.to('1.A.1.2');
  assert.equal(await learner.note(), '', 'and told no more once it is saved');
  assert.match(learner.kept['cmi.suspend_data'], /"s":"[\w-]{8}"/, 'nothing is lost');
  await learner.leave();
  assert.deepEqual(await learner.close({ refusing: true }), []);
}

async function review(browser, server, version) {
  const learner = new Learner(browser, server, version, 'review');
  const [mode, status, location] = version === '1.2'
    ? ['cmi.core.lesson_mode', 'cmi.core.lesson_status', 'cmi.core.lesson_location']
    : ['cmi.mode', 'cmi.completion_status', 'cmi.location'];
  const extra = { [mode]: 'review', [status]: 'completed', [location]: '1.A.1.1', 'cmi.suspend_data': '{"v":1,"s":"WPAo"}', 'cmi.exit': 'suspend' };
  await learner.open(`module-${version}`, { extra });
  assert.match(await learner.note(), /looking back/);
  assert.equal(await learner.sco.isVisible('#leave'), false, 'nothing is saved, so nothing promises it');
  assert.equal(await learner.current(), '1.A.1.1');
  await learner.readAll();
  await learner.sco.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await learner.removeFrame();
  const written = (await learner.calls()).filter((call) => call.name === learner.names.set).map((call) => call.args[0]);
  assert.deepEqual(written.map((name) => name.replace('core.', '')), ['cmi.exit', 'cmi.session_time']);
  assert.deepEqual(await learner.close(), []);
}

async function preview(browser, server, version) {
  const learner = new Learner(browser, server, version, 'preview');
  const mode = version === '1.2' ? 'cmi.core.lesson_mode' : 'cmi.mode';
  await learner.open(`module-${version}`, { extra: { [mode]: 'browse', 'cmi.exit': 'suspend' } });
  assert.match(await learner.note(), /Preview/);
  assert.equal(await learner.sco.isVisible('#leave'), false);
  await learner.readAll();
  await learner.removeFrame();
  const written = (await learner.calls()).filter((call) => call.name === learner.names.set).map((call) => call.args[0].replace('core.', ''));
  assert.deepEqual(written, version === '1.2' ? ['cmi.exit', 'cmi.lesson_status', 'cmi.session_time'] : ['cmi.exit', 'cmi.session_time']);
  assert.deepEqual(await learner.close(), []);
  if (version === '1.2') assert.equal(learner.kept['cmi.lesson_status'], 'browsed', 'not completed by a look at it');

  await learner.open(`module-${version}`, { extra: { [mode]: 'normal' } });
  assert.deepEqual(await learner.sets('status'), ['incomplete'], 'learning begins afterwards');
  assert.deepEqual(await learner.progress(), [0, 4]);
  await learner.leave();
  assert.deepEqual(await learner.close(), []);
}

async function seldomSaved(browser, server, version) {
  const learner = await new Learner(browser, server, version, 'seldom').open(`module-${version}`);
  await learner.readAll();
  const commits = await learner.count('commit');
  for (let turn = 0; turn < 5; turn += 1) {
    await learner.to('1.A.1.1');
    await learner.to('1.A/topic');
  }
  assert.equal(await learner.count('commit'), commits, 'nothing new: no commit within ten seconds');
  assert.equal((await learner.sets('location')).at(-1), '1.A/topic', 'yet the platform knows the place');
  await learner.sco.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  assert.equal(await learner.count('commit'), commits + 1, 'a hidden page saves');
  await learner.leave();
  assert.deepEqual(await learner.close(), []);
}

async function strangeState(browser, server, version) {
  for (const text of ['x', '{"v":2,"s":"WPAo"}', '{"v":1,"s":7}', 'null', '{"v":1,"s":"zzzzWPAo"}']) {
    const learner = new Learner(browser, server, version, 'strange');
    const location = version === '1.2' ? 'cmi.core.lesson_location' : 'cmi.location';
    await learner.open(`module-${version}`, { extra: { 'cmi.suspend_data': text, [location]: 'gone/page', 'cmi.exit': 'suspend' } });
    assert.equal(await learner.current(), FIRST, 'a page that is gone: the first');
    assert.deepEqual(await learner.progress(), [text.includes('zzzz') ? 1 : 0, 4], text);
    await learner.leave();
    assert.deepEqual(await learner.close(), []);
    if (text.includes('zzzz')) assert.equal(learner.kept['cmi.suspend_data'], '{"v":1,"s":"WPAozzzz"}', 'what another edition knew is kept');
    delete server.store.kept[learner.attempt];
  }
}

async function otherWindows(browser, server, version) {
  for (const how of ['nested', 'popup']) {
    const learner = await new Learner(browser, server, version, how).open(`module-${version}`, { how });
    assert.equal(await learner.note(), '', `${how}: the platform is found`);
    await learner.to('1.A.1.1');
    await learner.leave();
    assert.deepEqual(await learner.close(), []);
  }
  const alone = await new Learner(browser, server, version, 'sandbox').open(`module-${version}`, { how: 'sandbox' });
  assert.match(await alone.note(), /Preview/);
  await alone.to('1.A.1.1');
  assert.equal(await alone.sco.isVisible('#leave'), false);
  assert.deepEqual(await alone.calls(), []);
  assert.deepEqual(alone.errors, []);
  await alone.context.close();
}

export const sessions = {
  start, navigate, belowOtherThings, leaveAndResume, finishedThenGrown, lostWithoutAWord, refusals, review, preview, seldomSaved, strangeState,
  otherWindows,
};
