// What a reader sees without a platform: from the file system, on a phone, on paper, with a checker of accessibility.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

export const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf-8');
export const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

export async function opened(browser, folder, options = {}, hash = '') {
  const context = await browser.newContext({ viewport: { width: 1200, height: 800 }, ...options });
  const page = await context.newPage();
  page.wrong = [];
  page.on('console', (message) => page.wrong.push(message.text()));
  page.on('pageerror', (error) => page.wrong.push(error.message));
  page.on('requestfailed', (request) => page.wrong.push(request.url()));
  page.on('request', (request) => /^(file|data|blob):/.test(request.url()) || page.wrong.push(`asks the network: ${request.url()}`));
  await page.goto(`${pathToFileURL(folder)}/index.html${hash}`);
  return page;
}

const ids = (page) => page.evaluate(() => [...document.querySelectorAll('main > .page')].map((one) => one.id));
const go = (page, id) => page.evaluate((wanted) => (location.hash = `#${wanted}`), id).then(() => page.waitForSelector(`[id="${id}"].current`));

async function fromFiles(browser, folders, version) {
  const page = await opened(browser, folders[`course-${version}`]);
  assert.match(await page.textContent('#note'), /Preview/);
  assert.equal(await page.isVisible('#leave'), false);
  await page.click('.page.current .next');
  await go(page, 'p-1.A.1.1');
  assert.equal(await page.textContent('#progress-text'), '1 of 4 exercises read');
  await page.goto('about:blank');
  await page.goto(`${pathToFileURL(folders[`course-${version}`])}/index.html`);
  assert.equal(await page.evaluate(() => document.querySelector('.current').dataset.key), '1.A.1.1', 'the browser remembers');
  assert.deepEqual(page.wrong, []);
  await page.context().close();
}

async function withoutScript(browser, folders, version) {
  const page = await opened(browser, folders[`course-${version}`], { javaScriptEnabled: false });
  const all = page.locator('main > .page');
  const count = await all.count();
  assert.ok(count > 6);
  for (let index = 0; index < count; index += 1) assert.equal(await all.nth(index).isVisible(), true);
  assert.equal(await page.isVisible('noscript p'), true);
  assert.equal(await page.isVisible('#contents-button'), false);
  assert.deepEqual(page.wrong, []);
  await page.context().close();
}

async function afterAFailure(browser, folders, version) {
  const page = await opened(browser, folders[`module-${version}`]);
  await page.evaluate(() => window.dispatchEvent(new ErrorEvent('error')));
  assert.equal(await page.isVisible('[id="p-1.B.2.1"]'), true, 'if the player fails, the text is still there');
  await page.context().close();
}

async function narrow(browser, folders, version) {
  for (const viewport of [{ width: 320, height: 640 }, { width: 390, height: 844 }]) {
    const page = await opened(browser, folders[`course-${version}`], { viewport });
    const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    for (const id of await ids(page)) {
      await go(page, id);
      assert.equal(await sideways(), 0, `${viewport.width} px: ${id} scrolls sideways`);
    }
    assert.equal(await page.isVisible('#contents'), false);
    await page.focus('#contents-button');
    await page.keyboard.press('Enter');
    assert.equal(await page.isVisible('#contents'), true);
    assert.equal(await page.getAttribute('#contents-button', 'aria-expanded'), 'true');
    assert.equal(await sideways(), 0);
    await page.keyboard.press('Escape');
    assert.equal(await page.isVisible('#contents'), false);
    assert.equal(await page.evaluate(() => document.activeElement.id), 'contents-button');
    await page.keyboard.press('Enter');
    await page.click('#contents details[open] a >> nth=1');
    assert.equal(await page.isVisible('#contents'), false, 'a choice closes the contents');
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('button, #contents a, .pager a, summary')]
        .map((one) => one.getBoundingClientRect())
        .filter((box) => box.height > 0 && (box.height < 24 || box.width < 24)).length);
    assert.equal(small, 0, 'everything to press is at least 24 px');
    await page.context().close();
  }
}

async function accessible(browser, folders, version) {
  for (const [name, options] of Object.entries({
    light: {}, dark: { colorScheme: 'dark' }, phone: { viewport: { width: 320, height: 640 } }, contrast: { contrast: 'more' },
  })) {
    const page = await opened(browser, folders[`course-${version}`], { ...options, bypassCSP: true });
    await page.evaluate(AXE);
    if (name === 'phone') await page.click('#contents-button');
    for (const id of ['p-course-welcome', 'p-1-module', 'p-1.A-topic', 'p-1.A.1.1']) {
      await go(page, id);
      const result = await page.evaluate((tags) => window.axe.run(document, { runOnly: { type: 'tag', values: [...tags, 'best-practice'] } }), TAGS);
      const found = result.violations.map((one) => `${name} ${id} ${one.id}: ${one.nodes.map((node) => node.html).join(' | ').slice(0, 300)}`);
      assert.deepEqual(found, []);
    }
    await page.context().close();
  }
}

async function onPaper(browser, folders, version) {
  const page = await opened(browser, folders[`course-${version}`], {}, '#p-1.A.1.1');
  await page.emulateMedia({ media: 'print' });
  const shown = await page.evaluate(() => ({
    pages: [...document.querySelectorAll('main > .page')].filter((one) => one.offsetHeight > 0).length,
    all: document.querySelectorAll('main > .page').length,
    machinery: [...document.querySelectorAll('#contents, .pager, .buttons, .progress, #note, .skip, .save')].filter((one) => one.offsetHeight > 0).length,
    breaks: [...document.querySelectorAll('main > .page')].map((one) => getComputedStyle(one).breakBefore),
    target: getComputedStyle(document.querySelector('.annexes a[href^="http"]'), '::after').content,
  }));
  assert.equal(shown.pages, shown.all);
  assert.equal(shown.machinery, 0);
  assert.deepEqual(shown.breaks, shown.breaks.map((_, index) => (index ? 'page' : 'auto')), 'a sheet for each, the first below the title');
  assert.match(shown.target, /https:\/\/www\.example\.org|attr\(href\)/);
  const paper = await page.pdf({ format: 'A4' });
  const sheets = paper.toString('latin1').match(/\/Type\s*\/Page\b/g).length;
  assert.ok(sheets >= shown.all, `${sheets} sheets for ${shown.all} pages`);
  await page.context().close();
}

async function forcedColours(browser, folders, version) {
  const page = await opened(browser, folders[`module-${version}`], { forcedColors: 'active' }, '#p-1.A.1.1');
  const outlined = await page.evaluate(() => getComputedStyle(document.querySelector('[aria-current]')).outlineStyle);
  assert.equal(outlined, 'solid', 'the current page is told without its background');
  assert.deepEqual(page.wrong, []);
  await page.context().close();
}

async function downloads(browser, folders, version) {
  const page = await opened(browser, folders[`module-${version}`], {}, '#p-1.A.1.1');
  const links = await page.evaluate(() => [...document.querySelectorAll('a[href]:not([href^="#"])')].map((one) => [one.target, one.rel, one.href]));
  assert.deepEqual(links.filter(([target, rel]) => target !== '_blank' || !rel.includes('noopener')), [], 'no link leads out of the frame');
  const address = await page.evaluate(() => document.querySelector('img').naturalWidth);
  assert.ok(address > 0, 'the picture is there');
  await page.context().close();
}

export const pages = { fromFiles, withoutScript, afterAFailure, narrow, accessible, onPaper, forcedColours, downloads };
