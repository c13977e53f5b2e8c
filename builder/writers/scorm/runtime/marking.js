/* Marking, as Moodle does it, and what is told of it in each version of SCORM. Nothing here touches the page.

   mark(question, response) gives {fraction, hits, parts}: the part of the mark (before any penalty), the keys of the answers that
   were given, and for each place of a matching, gap-fill or ordering question whether it is right.
   A response is a list of keys (choices, ordering), a list of words or keys (gaps, matching) or a text. */
'use strict';

const marking = (() => {
  const NEAR = 1e-6; // Moodle's own, in graded_state_for_fraction
  const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';
  const NUMBERS = '123456789abcdefghijklmnopqrstuvwxyz0';
  const MOST = { '1.2': 255, 2004: 250 }; // characters of a response
  const MOST_WORDS = 10; // words in a response of type fill-in, in 2004

  const between = (least, value, most) => Math.min(Math.max(value, least), most);
  const plain = (text) => text.normalize('NFC').trim().replace(/\s+/g, ' ');
  const same = (one, other) => plain(one).toLowerCase() === plain(other).toLowerCase();

  // A star stands for any letters; one after a backslash is a star.
  function fits(pattern, text, caseSensitive) {
    const pieces = plain(pattern).match(/\\\*|\*|[^*\\]+|\\/g) || [];
    const source = pieces.map((piece) => (piece === '*' ? '[^]*' : (piece === '\\*' ? '*' : piece).replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')));
    return new RegExp(`^${source.join('')}$`, caseSensitive ? 'u' : 'iu').test(plain(text));
  }

  // A comma is taken for a point; null is no number.
  function number(text) {
    const digits = text.replace(/\s/g, '').replace('\u2212', '-').replace(',', '.');
    return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(digits) ? Number(digits) : null;
  }

  function chosen(question, response) {
    const hits = question.answers.filter((answer) => response.includes(answer.key));
    const sum = hits.reduce((all, answer) => all + answer.fraction, 0);
    const fraction = question.type === 'multiple-choice' ? between(0, sum, 1) : sum;
    return { fraction, hits: hits.map((answer) => answer.key), parts: [] };
  }

  function accepted(question, fitting) {
    const hit = question.answers.find(fitting); // the first that fits, as in Moodle
    return { fraction: hit ? hit.fraction : 0, hits: hit ? [hit.key] : [], parts: [] };
  }

  function placed(parts) {
    return { fraction: parts.filter(Boolean).length / parts.length, hits: [], parts };
  }

  const within = (answer, value) =>
    answer.number === null || Math.abs(value - answer.number) <= answer.tolerance + 1e-12 * Math.max(1, Math.abs(answer.number));

  const WAYS = {
    'single-choice': chosen,
    'multiple-choice': chosen,
    'true-false': chosen,
    'short-answer': (question, text) => accepted(question, (answer) => fits(answer.text, text, question.case)),
    numerical: (question, text) => accepted(question, (answer) => within(answer, number(text))),
    matching: (question, targets) => placed(question.pairs.map(([, target], index) => targets[index] === target)),
    'gap-fill': (question, words) => placed(question.gaps.map((right, index) => right.some((word) => same(word, words[index])))),
    ordering: (question, keys) => placed(question.items.map((key, index) => keys[index] === key)),
  };

  const mark = (question, response) => WAYS[question.type](question, response);
  const stateOf = (fraction) => (fraction > 1 - NEAR ? 'right' : fraction < NEAR ? 'wrong' : 'partly');

  // --- Reports -----------------------------------------------------------------------------------------------------------

  // One line without what would be read as a sign in 2004.
  function said(version, text) {
    const line = plain(text.replace(/[\u0000-\u001f\u007f]/g, ' '));
    return (version === '2004' ? line.replace(/[[{]/g, '(').replace(/[\]}]/g, ')') : line).slice(0, MOST[version]);
  }

  // In 1.2 a thing is one letter, the place it has in the source; in 2004 it is its key.
  const named = (version, keys, key, signs) => (version === '2004' ? key : signs[keys.indexOf(key)] || key);

  function choices(version, question, response) {
    const keys = question.answers.map((answer) => answer.key);
    const joined = (list) => list.map((key) => named(version, keys, key, LETTERS)).join(version === '2004' ? '[,]' : ',');
    const right = question.answers.filter((answer) => (question.type === 'multiple-choice' ? answer.fraction > 0 : answer.fraction === 1));
    return { type: 'choice', response: joined(response), patterns: [joined(right.map((answer) => answer.key))] };
  }

  function trueFalse(version, question, response) {
    const word = (key) => (key === question.answers[0].key ? 'true' : 'false'); // true is the first of the two
    const short = (key) => (version === '2004' ? word(key) : word(key)[0]);
    return { type: 'true-false', response: short(response[0]), patterns: [short(question.answers.find((answer) => answer.fraction === 1).key)] };
  }

  function shortAnswer(version, question, text) {
    const right = question.answers.filter((answer) => answer.fraction === 1).map((answer) => said(version, answer.text));
    const before = version === '2004' ? `{case_matters=${question.case}}` : '';
    return { type: 'fill-in', response: said(version, text), patterns: right.map((answer) => before + answer) };
  }

  function numerical(version, question, text) {
    const right = question.answers.find((answer) => answer.fraction === 1 && answer.number !== null);
    const digits = (value) => String(Number(value.toFixed(7))); // as exact as real(10,7) of 2004
    const pattern = ({ number: middle, tolerance }) =>
      version === '2004' ? `${digits(middle - tolerance)}[:]${digits(middle + tolerance)}` : digits(middle);
    return { type: 'numeric', response: digits(number(text)), patterns: right ? [pattern(right)] : [] };
  }

  function matching(version, question, response) {
    const stems = question.pairs.map(([stem]) => stem);
    const pair = (stem, target) => named(version, stems, stem, NUMBERS) + (version === '2004' ? '[.]' : '.') + named(version, question.targets, target, LETTERS);
    const joined = (targets) => stems.map((stem, index) => pair(stem, targets[index])).join(version === '2004' ? '[,]' : ',');
    return { type: 'matching', response: joined(response), patterns: [joined(question.pairs.map(([, target]) => target))] };
  }

  function gaps(version, question, words) {
    const first = question.gaps.map((right) => right[0]);
    if (version === '1.2') return { type: 'fill-in', response: said(version, words.join(', ')), patterns: [said(version, first.join(', '))] };
    const joined = (list) => list.map((word) => said(version, word)).join('[,]');
    const type = first.length > MOST_WORDS ? 'other' : 'fill-in';
    return { type, response: joined(words), patterns: [(type === 'fill-in' ? '{case_matters=false}' : '') + joined(first)] };
  }

  function ordering(version, question, response) {
    const joined = (keys) => keys.map((key) => named(version, question.items, key, LETTERS)).join(version === '2004' ? '[,]' : ',');
    return { type: 'sequencing', response: joined(response), patterns: [joined(question.items)] };
  }

  const REPORTS = {
    'single-choice': choices,
    'multiple-choice': choices,
    'true-false': trueFalse,
    'short-answer': shortAnswer,
    numerical,
    matching,
    'gap-fill': gaps,
    ordering,
  };

  // Of an essay nothing is told but that something was written.
  const describe = (version, question, response) =>
    question.type === 'essay'
      ? { type: version === '2004' ? 'long-fill-in' : 'fill-in', response: '', patterns: [] }
      : REPORTS[question.type](version, question, response);

  const WORDS = { '1.2': { right: 'correct', wrong: 'wrong' }, 2004: { right: 'correct', wrong: 'incorrect' } };
  const resultOf = (version, fraction) =>
    fraction === null ? 'neutral' : WORDS[version][stateOf(fraction)] || String(Math.round(fraction * 10000) / 10000);

  const two = (value) => String(value).padStart(2, '0');
  const timeOf = (date) => [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':');
  const dayOf = (date) => [date.getFullYear(), date.getMonth() + 1, date.getDate()].map(two).join('-');

  // A record for cmi.interactions in the order in which its values must be set; what is empty is left out.
  function record(version, question, response, { fraction, weight, seconds, at }) {
    const { type, response: given, patterns } = describe(version, question, response);
    const v12 = version === '1.2';
    return [
      ['id', question.id],
      ['type', type],
      v12 ? ['time', timeOf(at)] : ['timestamp', `${dayOf(at)}T${timeOf(at)}`], // without a zone: Moodle refuses one here
      ...patterns.map((pattern, index) => [`correct_responses.${index}.pattern`, pattern]),
      ['weighting', String(weight)],
      [v12 ? 'student_response' : 'learner_response', given],
      ['result', resultOf(version, fraction)],
      ['latency', sessionTime(version, seconds)],
      ...(v12 ? [] : [['description', said(version, question.about)]]),
    ].filter(([, value]) => value !== '');
  }

  return { mark, stateOf, number, record };
})();
