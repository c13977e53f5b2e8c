// usage: node shipped.mjs CHROMIUM '{"NAME": {"version": "1.2", "folder": "/folder"}, ...}'
// Plays whole packages as a patient learner does, page by page, with every answer right; prints {name: {problem, pages, counting, state,
// slots}}, and "kinds" for axe.
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';
import { playQuiz, result } from './answers.mjs';
import { AXE, TAGS, opened } from './pages.mjs';
import { Learner } from './platform.mjs';
import { serve } from './server.mjs';

const AT_ONCE = 4;
const NARROW = [320, 390];

// One look at the page that is shown: its key, what the platform was told, and by how much it scrolls sideways in a narrow frame.
const look = (learner) =>
  learner.host.evaluate((widths) => {
    const frame = document.getElementById('sco');
    const sco = frame.contentDocument;
    const sideways = widths.map((width) => {
      frame.style.width = `${width}px`;
      const { clientWidth, scrollWidth } = sco.documentElement;
      return `${clientWidth} px: ${scrollWidth - clientWidth}`;
    });
    frame.style.width = '';
    const told = window.calls.filter((call) => /(lesson|completion)_status$/.test(call.args[0]) && call.args.length === 2).map((call) => call.args[1]);
    return { key: sco.querySelector('.page.current').dataset.key, sideways, told };
  }, NARROW);

// Without a mouse, which would wait for a still picture on every page; sessions.mjs has one.
const next = (learner) =>
  learner.sco.evaluate(() => new Promise((resolve) => {
    const link = document.querySelector('.page.current .next');
    if (!link.offsetHeight) throw new Error('the link to the next page is not shown');
    window.addEventListener('hashchange', resolve, { once: true });
    link.click();
  }).then(() => null));

async function linksLead(learner) {
  const { nowhere, twice, addresses } = await learner.sco.evaluate(() => {
    const hrefs = [...document.querySelectorAll('a[href]')].map((link) => link.getAttribute('href'));
    const names = [...document.querySelectorAll('[id]')].map((one) => one.id);
    return {
      nowhere: hrefs.filter((href) => href.startsWith('#') && !document.getElementById(decodeURIComponent(href.slice(1)))?.closest('main')),
      twice: names.filter((name, index) => names.indexOf(name) !== index),
      addresses: [...new Set(hrefs.filter((href) => !/^(#|[a-z]+:)/.test(href)))].map((href) => new URL(href, document.baseURI).href),
    };
  });
  assert.deepEqual(nowhere, [], 'links inside the document lead to a page');
  assert.deepEqual(twice, [], 'every id is there once');
  for (const address of addresses) assert.equal((await fetch(address)).status, 200, address);
}

async function play(browser, server, name, version) {
  const learner = await new Learner(browser, server, version, name).open(name);
  const status = version === '1.2' ? 'cmi.lesson_status' : 'cmi.completion_status';
  const all = await learner.sco.evaluate(() => [...document.querySelectorAll('main > .page')].map((page) => {
    const box = page.querySelector('.quiz');
    return [page.dataset.key, box ? JSON.parse(box.dataset.quiz).counts : Boolean(page.dataset.state), box ? JSON.parse(box.dataset.quiz).slots.length : 0];
  }));
  const slots = all.map(([, , count]) => count).filter(Boolean);
  const finished = version === '1.2' && slots.length ? 'passed' : 'completed';
  const keys = all.map(([key]) => key);
  const last = all.findLastIndex(([, counts]) => counts);
  const counting = all.filter(([, counts]) => counts).length;
  const middle = Math.floor(keys.length / 2);
  assert.ok(counting > 0);
  await linksLead(learner);
  let resumed = false;
  for (let index = 0; index < keys.length; index += 1) {
    if (index) await next(learner);
    if (all[index][2]) {
      await playQuiz(learner.sco);
      assert.match(await result(learner.sco), /^You have 100 of 100 points\. Passed\.$/, keys[index]);
    }
    const shown = await look(learner);
    assert.equal(shown.key, keys[index]);
    assert.deepEqual(shown.sideways, NARROW.map((width) => `${width} px: 0`), `${shown.key} scrolls sideways`);
    const told = [...(resumed ? [] : ['incomplete']), ...(index >= last ? [finished] : [])];
    assert.deepEqual(shown.told, told, `${shown.key}: finished with the last page that counts, not before`);
    if (index !== middle) continue;
    await learner.leave();
    assert.deepEqual(await learner.close(), []);
    assert.equal(learner.kept[status], 'incomplete');
    await learner.open(name);
    resumed = true;
    assert.equal(await learner.current(), keys[index], 'goes on where the learner stopped');
    assert.deepEqual(await learner.progress(), [all.slice(0, index + 1).filter(([, counts]) => counts).length, counting]);
  }
  assert.equal(await learner.sco.evaluate(() => document.querySelector('.page.current .next')), null, 'the last page');
  await learner.leave();
  assert.deepEqual(await learner.close(), []);
  assert.equal(learner.kept[status], finished);
  if (slots.length) {
    assert.equal(String(learner.kept['cmi.score.raw']), '100');
    if (version === '2004') assert.equal(learner.kept['cmi.success_status'], 'passed');
  }
  return { pages: keys.length, counting, state: learner.kept['cmi.suspend_data'].length, slots };
}

// One page of each kind, wide and narrow, light and dark. The other pages are taken out: axe would walk through every one.
async function accessible(browser, folder) {
  for (const [name, options] of Object.entries({
    light: {}, dark: { colorScheme: 'dark', viewport: { width: 320, height: 640 } },
  })) {
    const page = await opened(browser, folder, { ...options, bypassCSP: true });
    const address = page.url();
    const first = (selector) => page.evaluate((wanted) => document.querySelector(wanted)?.closest('.page').id, selector);
    const kinds = {
      welcome: await first('[data-key="course/welcome"]'), overview: await first('[data-key="course/overview"]'),
      methods: await first('[data-key="course/methods"]'), module: await first('[data-key$="/module"]'),
      materials: await first('[data-key$="/materials"]'), topic: await first('[data-key$="/topic"]'),
      tip: await first('[data-state] .admonition.tip'), caution: await first('[data-state] .admonition.caution'),
      'list of facts': await first('[data-state] dl'), quiz: await first('.quiz'),
    };
    for (const [kind, id] of Object.entries(kinds)) {
      assert.ok(id, `there is a page with ${kind}`);
      await page.goto('about:blank');
      await page.goto(`${address}#${id}`);
      await page.evaluate(AXE);
      const result = await page.evaluate((tags) => {
        document.querySelectorAll('main > .page:not(.current)').forEach((one) => one.remove());
        return window.axe.run(document, { preload: false, runOnly: { type: 'tag', values: tags } });
      }, TAGS);
      const found = result.violations.map((one) => `${name} ${kind} ${id} ${one.id}: ${one.nodes.map((node) => node.html).join(' | ').slice(0, 300)}`);
      assert.deepEqual(found, []);
    }
    assert.deepEqual(page.wrong, []);
    await page.context().close();
  }
  return {};
}

const [, , executablePath, given] = process.argv;
const packages = JSON.parse(given);
const server = await serve(Object.fromEntries(Object.entries(packages).map(([name, { folder }]) => [name, folder])));
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const course = Object.entries(packages).find(([name]) => name.endsWith('course'))[1].folder;
// The longest first, so that nobody waits for it at the end.
const jobs = [
  ['kinds', () => accessible(browser, course)],
  ...Object.entries(packages)
    .sort(([one], [other]) => other.endsWith('course') - one.endsWith('course'))
    .map(([name, { version }]) => [name, () => play(browser, server, name, version)]),
];
const results = {};
await Promise.all(Array.from({ length: AT_ONCE }, async () => {
  for (let job = jobs.shift(); job; job = jobs.shift()) {
    const [name, run] = job;
    results[name] = await run().then((numbers) => ({ problem: '', ...numbers }), (error) => ({ problem: String(error.stack ?? error) }));
  }
}));
await browser.close();
server.close();
process.stdout.write(JSON.stringify(results));
process.exit(0);
