// One learner on the platform: opens packages, leaves them in different ways, comes back to what was kept.
import { broken, rulesOf } from './rules.mjs';

export class Learner {
  constructor(browser, server, version, attempt) {
    Object.assign(this, { browser, server, version, attempt: `${attempt}-${version}` });
    this.names = rulesOf(version).names;
  }

  get kept() {
    const kept = this.server.store.kept[this.attempt] ?? {};
    return Object.fromEntries(Object.entries(kept).map(([name, value]) => [name.replace(/^cmi\.core\./, 'cmi.'), value]));
  }

  // What the platform would give back at the next launch: nothing of 2004 unless the last exit was "suspend".
  stored(extra) {
    const kept = { ...(this.server.store.kept[this.attempt] ?? {}), ...extra };
    if (this.version === '2004' && kept['cmi.exit'] !== 'suspend') return extra ?? {};
    const names = this.version === '1.2'
      ? ['cmi.core.lesson_status', 'cmi.core.lesson_location', 'cmi.suspend_data', 'cmi.core.lesson_mode']
      : ['cmi.completion_status', 'cmi.location', 'cmi.suspend_data', 'cmi.mode'];
    const again = (name) => names.includes(name) || (this.version === '2004' && /^cmi\.(success_status|interactions\.)/.test(name));
    return Object.fromEntries(Object.entries(kept).filter(([name]) => again(name)));
  }

  async open(name, { how = 'frame', extra, context = {} } = {}) {
    this.context = await this.browser.newContext({ viewport: { width: 1000, height: 700 }, ...context });
    this.host = await this.context.newPage();
    this.errors = [];
    this.context.on('page', (page) => this.watch(page));
    this.watch(this.host);
    await this.host.goto(`${this.server.address}/host.html`);
    const popup = how === 'popup' ? this.context.waitForEvent('page') : null;
    const options = { version: this.version, stored: this.stored(extra), attempt: this.attempt, how, address: `/package/${name}/index.html` };
    await this.host.evaluate((given) => window.launch(given), options);
    if (popup) {
      this.sco = await popup;
      await this.sco.waitForLoadState();
    } else {
      this.sco = await this.frame(how);
    }
    await this.sco.waitForSelector('.page.current');
    return this;
  }

  async frame(how) {
    for (;;) {
      const frame = this.host.frames().find((one) => one.url().includes('/index.html'));
      if (frame) {
        await frame.waitForLoadState();
        return frame;
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  watch(page) {
    page.on('console', (message) => message.type() === 'error' && this.errors.push(message.text()));
    page.on('pageerror', (error) => this.errors.push(error.message));
    page.on('requestfailed', (request) => this.errors.push(`failed: ${request.url()}`));
  }

  calls() {
    return this.host.evaluate(() => window.calls);
  }

  async sets(element) {
    const calls = await this.calls();
    return calls.filter((call) => call.name === this.names.set && (!element || call.args[0].endsWith(element))).map((call) => call.args[1]);
  }

  async count(kind) {
    return (await this.calls()).filter((call) => call.name === this.names[kind]).length;
  }

  current() {
    return this.sco.evaluate(() => document.querySelector('.page.current').dataset.key);
  }

  note() {
    return this.sco.evaluate(() => document.getElementById('note').textContent);
  }

  // The last value that was set for each element, without ".core".
  async told() {
    const calls = await this.calls();
    return Object.fromEntries(calls.filter((call) => call.name === this.names.set).map((call) => [call.args[0].replace('cmi.core.', 'cmi.'), call.args[1]]));
  }

  // The records of interactions of this session, in order.
  async interactions() {
    const records = [];
    for (const [name, value] of (await this.calls()).filter((call) => call.name === this.names.set).map((call) => call.args)) {
      const m = /^cmi\.interactions\.\d+\.(.+)$/.exec(name);
      if (m && m[1] === 'id') records.push({});
      if (m) records.at(-1)[m[1]] = value;
    }
    return records;
  }

  progress() {
    return this.sco.evaluate(() => [document.getElementById('progress').value, document.getElementById('progress').max]);
  }

  async to(key) {
    await this.sco.evaluate((wanted) => {
      const page = document.querySelector(`[data-key="${wanted}"]`);
      document.querySelector(`#contents a[href="#${page.id}"]`).click();
    }, key);
    await this.sco.waitForSelector(`[data-key="${key}"].current`);
  }

  async readAll() {
    const keys = await this.sco.evaluate(() => [...document.querySelectorAll('main > .page')].map((page) => page.dataset.key));
    for (const key of keys) await this.to(key);
  }

  leave() {
    return this.sco.click('#leave');
  }

  async removeFrame() {
    await this.host.evaluate(() => document.getElementById('sco').remove());
  }

  // Closes the browser's window without any word to the SCO; gives what was wrong with the calls and the console.
  async close(options) {
    const wrong = broken(await this.calls(), this.version, options).concat(this.errors.map((text) => `console: ${text}`));
    await this.context.close();
    return wrong;
  }
}
