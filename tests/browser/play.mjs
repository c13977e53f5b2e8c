// usage: node play.mjs CHROMIUM '{"module-1.2": "/folder", ...}' [SCENARIO,...]
// Plays the scenarios and prints {name: problem or ""}. What does not touch the platform is the same in both versions: once is enough, so that
// half of it is played with one, half with the other.
import { chromium } from 'playwright-core';
import { checkPages } from './check_pages.mjs';
import { checks } from './checks.mjs';
import { pages } from './pages.mjs';
import { serve } from './server.mjs';
import { sessions } from './sessions.mjs';

const [, , executablePath, given, only] = process.argv;
const folders = JSON.parse(given);
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const results = {};

// Both versions at the same time, each with a platform of its own.
async function playAll(version) {
  const server = await serve(folders);
  const all = [
    ...Object.entries({ ...sessions, ...checks }).map(([name, play]) => [name, () => play(browser, server, version)]),
    ...Object.entries(version === '1.2' ? pages : checkPages).map(([name, play]) => [name, () => play(browser, folders, version)]),
  ];
  for (const [name, play] of all.filter(([one]) => !only || only.split(',').includes(one))) {
    try {
      await play();
      results[`${name}-${version}`] = '';
    } catch (error) {
      results[`${name}-${version}`] = String(error.stack ?? error);
    }
  }
  server.close();
}

await Promise.all(['1.2', '2004'].map(playAll));
await browser.close();
process.stdout.write(JSON.stringify(results));
process.exit(0);
