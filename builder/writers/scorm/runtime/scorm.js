/* The connection to a learning platform: SCORM 1.2, SCORM 2004, or none.

   connectToPlatform(version, memoryKey) starts the session and gives one object for all three:
   get(name), set(name, value), report(values), commit(), end(); names are those of ELEMENTS. Every answer is a text or a truth value;
   nothing here throws, whatever the platform does. Without a platform the browser's own memory is used. */
'use strict';

document.documentElement.classList.add('js');
// Should anything fail, all pages are shown below each other, as without this script.
window.addEventListener('error', () => document.documentElement.classList.remove('js'));

const connectToPlatform = (() => {
  const ELEMENTS = {
    '1.2': {
      mode: 'cmi.core.lesson_mode',
      exit: 'cmi.core.exit',
      status: 'cmi.core.lesson_status',
      location: 'cmi.core.lesson_location',
      state: 'cmi.suspend_data',
      time: 'cmi.core.session_time',
      least: 'cmi.core.score.min',
      most: 'cmi.core.score.max',
      score: 'cmi.core.score.raw',
    },
    2004: {
      mode: 'cmi.mode',
      exit: 'cmi.exit',
      status: 'cmi.completion_status',
      location: 'cmi.location',
      state: 'cmi.suspend_data',
      time: 'cmi.session_time',
      progress: 'cmi.progress_measure',
      success: 'cmi.success_status',
      least: 'cmi.score.min',
      most: 'cmi.score.max',
      score: 'cmi.score.raw',
      scaled: 'cmi.score.scaled',
    },
  };
  const CALLS = {
    '1.2': { api: 'API', start: 'LMSInitialize', get: 'LMSGetValue', set: 'LMSSetValue', commit: 'LMSCommit', end: 'LMSFinish' },
    2004: { api: 'API_1484_11', start: 'Initialize', get: 'GetValue', set: 'SetValue', commit: 'Commit', end: 'Terminate' },
  };
  const MOST_FRAMES = 50;

  // Another origin's window throws when it is looked into.
  const attempt = (look) => {
    try {
      return look();
    } catch (error) {
      return null;
    }
  };

  const findUpwards = (start, name) => {
    let here = start;
    for (let step = 0; here && step < MOST_FRAMES; step += 1) {
      const place = here;
      const api = attempt(() => place[name]);
      if (api) return api;
      const parent = attempt(() => place.parent);
      if (parent === here) return null;
      here = parent;
    }
    return null;
  };

  const find = (name) =>
    findUpwards(window, name) ||
    findUpwards(attempt(() => window.opener), name) ||
    findUpwards(attempt(() => window.top.opener), name);

  const platform = (version) => {
    const calls = CALLS[version];
    const elements = ELEMENTS[version];
    const api = find(calls.api);
    const call = (method, ...values) => {
      const answer = api && attempt(() => api[method](...values));
      return answer === undefined || answer === null ? '' : String(answer);
    };
    if (call(calls.start, '') !== 'true') return null;

    const known = {}; // what the platform holds, so that equal values are not sent again
    return {
      live: true,
      get(name) {
        if (!elements[name]) return '';
        known[name] = call(calls.get, elements[name]);
        return known[name];
      },
      set(name, value) {
        if (!elements[name] || known[name] === value) return true;
        if (call(calls.set, elements[name], value) !== 'true') return false;
        known[name] = value;
        return true;
      },
      // Adds a record of an interaction; its place is the platform's to know. Platforms need not keep them, so nobody minds a refusal.
      report(values) {
        const count = call(calls.get, 'cmi.interactions._count');
        if (!/^\d+$/.test(count)) return;
        values.every(([name, value]) => call(calls.set, `cmi.interactions.${count}.${name}`, value) === 'true' || name !== 'id');
      },
      commit: () => call(calls.commit, '') === 'true',
      end: () => call(calls.end, '') === 'true',
    };
  };

  const memory = (key) => {
    const stored = attempt(() => JSON.parse(localStorage.getItem(key)));
    const values = stored && typeof stored === 'object' ? stored : {};
    return {
      live: false,
      get: (name) => (typeof values[name] === 'string' ? values[name] : ''),
      set(name, value) {
        values[name] = value;
        return true;
      },
      report() {},
      commit() {
        attempt(() => localStorage.setItem(key, JSON.stringify(values)));
        return true;
      },
      end: () => true,
    };
  };

  return (version, memoryKey) => platform(version) || memory(memoryKey);
})();

/* Seconds as the session time of a version: HHHH:MM:SS, or an ISO 8601 duration. */
const sessionTime = (version, seconds) => {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const rest = Math.floor(seconds) % 60;
  if (version === '2004') return `PT${hours}H${minutes}M${rest}S`;
  return [Math.min(hours, 9999), minutes, rest].map((part) => String(part).padStart(2, '0')).join(':');
};
