// The rules for the calls that a SCO makes, by the names of docs/formats: gives a list of what is broken.

const V12 = {
  names: { start: 'LMSInitialize', end: 'LMSFinish', get: 'LMSGetValue', set: 'LMSSetValue', commit: 'LMSCommit' },
  read: ['cmi.core.lesson_mode', 'cmi.core.lesson_status', 'cmi.core.lesson_location', 'cmi.suspend_data', 'cmi.interactions._count'],
  write: {
    'cmi.core.exit': /^(suspend|)$/,
    'cmi.core.lesson_status': /^(passed|completed|failed|incomplete|browsed)$/,
    'cmi.core.lesson_location': /^[ -~]{1,255}$/,
    'cmi.suspend_data': /^[ -~]{0,4096}$/,
    'cmi.core.session_time': /^\d{2,4}:\d{2}:\d{2}(\.\d{1,2})?$/,
    'cmi.core.score.min': /^0$/,
    'cmi.core.score.max': /^100$/,
    'cmi.core.score.raw': /^(\d{1,2}(\.\d{1,2})?|100)$/,
    'cmi.interactions.n.id': /^[!-~]{1,255}$/,
    'cmi.interactions.n.type': /^(true-false|choice|fill-in|matching|sequencing|numeric)$/,
    'cmi.interactions.n.time': /^([01]\d|2[0-3])(:[0-5]\d){2}$/,
    'cmi.interactions.n.correct_responses.n.pattern': /^[^\u0000-\u001f]{1,255}$/,
    'cmi.interactions.n.weighting': /^\d+(\.\d+)?$/,
    'cmi.interactions.n.student_response': /^[^\u0000-\u001f]{1,255}$/,
    'cmi.interactions.n.result': /^(correct|wrong|neutral|0?\.\d{1,4})$/,
    'cmi.interactions.n.latency': /^\d{2,4}:\d{2}:\d{2}$/,
  },
  unset: ['0'],
};
const V2004 = {
  names: { start: 'Initialize', end: 'Terminate', get: 'GetValue', set: 'SetValue', commit: 'Commit' },
  read: ['cmi.mode', 'cmi.completion_status', 'cmi.location', 'cmi.suspend_data', 'cmi.success_status', 'cmi.interactions._count'],
  write: {
    'cmi.exit': /^suspend$/,
    'cmi.completion_status': /^(completed|incomplete)$/,
    'cmi.location': /^[ -~]{1,255}$/,
    'cmi.suspend_data': /^[ -~]{0,4096}$/,
    'cmi.progress_measure': /^(0(\.\d{1,7})?|1)$/,
    'cmi.session_time': /^PT\d+H\d+M\d+(\.\d{1,2})?S$/,
    'cmi.success_status': /^(passed|failed)$/,
    'cmi.score.min': /^0$/,
    'cmi.score.max': /^100$/,
    'cmi.score.raw': /^(\d{1,2}(\.\d{1,2})?|100)$/,
    'cmi.score.scaled': /^(0(\.\d{1,4})?|1)$/,
    'cmi.interactions.n.id': /^[A-Za-z0-9._-]{1,60}$/,
    'cmi.interactions.n.type': /^(true-false|choice|fill-in|long-fill-in|matching|sequencing|numeric|other)$/,
    'cmi.interactions.n.timestamp': /^20\d\d-[01]\d-[0-3]\dT[0-2]\d(:[0-5]\d){2}$/,
    'cmi.interactions.n.correct_responses.n.pattern': /^[^\u0000-\u001f]{1,4000}$/,
    'cmi.interactions.n.weighting': /^\d+(\.\d+)?$/,
    'cmi.interactions.n.learner_response': /^[^\u0000-\u001f]{1,4000}$/,
    'cmi.interactions.n.result': /^(correct|incorrect|neutral|0\.\d{1,4})$/,
    'cmi.interactions.n.latency': /^PT\d+H\d+M\d+S$/,
    'cmi.interactions.n.description': /^[^\u0000-\u001f]{1,250}$/,
  },
  unset: ['0', '403'],
};

export const rulesOf = (version) => (version === '1.2' ? V12 : V2004);

export function broken(calls, version, { refusing = false, open = false } = {}) {
  const { names, read, write, unset } = rulesOf(version);
  const found = [];
  const of = (name) => calls.filter((call) => call.name === name);
  const starts = of(names.start);
  const ends = of(names.end);
  if (starts.length !== 1) found.push(`RT-INIT-${starts.length ? 'ONCE' : 'MISSING'}: ${starts.length}`);
  if (ends.length !== (open ? 0 : 1)) found.push(`RT-FIN-${ends.length ? 'ONCE' : 'MISSING'}: ${ends.length}`);
  if (calls.length && calls[0].name !== names.start) found.push(`RT-ORDER: first is ${calls[0].name}`);
  if (ends.length && calls[calls.length - 1] !== ends[0]) found.push('RT-ORDER: a call after the end');
  for (const [index, call] of calls.entries()) {
    const [first, second] = call.args;
    if (call.types.some((type) => type !== 'string')) found.push(`RT-ARG-STRING: ${call.name}`);
    if (call.threw) found.push(`RT-EXCEPTION: ${call.threw}`);
    if (call.name === names.start && (call.args.length !== 1 || first !== '')) found.push('RT-INIT-ARG');
    if (call.name === names.end && (call.args.length !== 1 || first !== '')) found.push('RT-FIN-ARG');
    if (call.name === names.commit) {
      if (call.args.length !== 1 || first !== '') found.push('RT-COMMIT-ARG');
      if (!calls.slice(0, index).some((one) => /session_time$/.test(one.args[0]))) found.push('a commit before any session time');
    }
    if (call.name === names.get) {
      if (!read.includes(first)) found.push(`RT-ELEMENT: ${first} is not read here`);
      if (!unset.includes(call.error)) found.push(`RT-GET-FAILED: ${first} ${call.error}`);
    }
    if (call.name === names.set) {
      const rule = write[first.replace(/\.\d+\./g, '.n.')];
      if (!rule) found.push(`RT-ELEMENT: ${first} is not written here`);
      else if (!rule.test(second)) found.push(`RT-VALUE: ${first} = ${second}`);
      if (!refusing && String(call.result) !== 'true') found.push(`RT-SET-FAILED: ${first} = ${second}: ${call.error}`);
    }
  }
  return found.concat(journal(calls, names));
}

// Records of interactions: each begins with id and type, at the number that the platform has just told.
function journal(calls, names) {
  const found = [];
  let told = null;
  const begun = {};
  for (const call of calls) {
    const [first] = call.args;
    if (call.name === names.get && first === 'cmi.interactions._count') told = call.result;
    const m = call.name === names.set && /^cmi\.interactions\.(\d+)\.(.+)$/.exec(first);
    if (!m) continue;
    const [, number, name] = m;
    const before = (begun[number] ??= []);
    if (!before.length && name !== 'id') found.push(`RT-ID-FIRST: ${first}`);
    if (before.length === 1 && name !== 'type') found.push(`RT-TYPE-FIRST: ${first}`);
    if (name === 'id' && number !== String(told)) found.push(`RT-INDEX-GAP: ${number} where the platform has ${told}`);
    before.push(name);
  }
  return found;
}
