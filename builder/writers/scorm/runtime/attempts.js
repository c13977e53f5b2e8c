/* What is remembered of a quiz: how many attempts were finished, the grade, and the questions of the latest attempt.

   In the saved state it is [attempts, grade, flags, questions]. The grade is in hundred-thousandths of the maximum. Flags: 1 the quiz is
   complete, 2 an attempt is under way. Each question of the latest attempt is eight characters: the code of its key (4), tries and
   whether it is done (1), the part of its mark that it gave (3). */
'use strict';

/* The same things in another order, each order as likely as any other. */
const shuffled = (list) => {
  const left = Array.from(list);
  const found = [];
  while (left.length) found.push(...left.splice(Math.floor(Math.random() * left.length), 1));
  return found;
};

const attemptsOf = (() => {
  const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const WHOLE = 100000;
  const MOST_ATTEMPTS = 999;
  const MOST_TRIES = 31;
  const COMPLETE = 1;
  const RUNNING = 2;

  function packed(value, length) {
    let rest = value;
    let text = '';
    for (let place = 0; place < length; place += 1) {
      text = SIGNS[rest % 64] + text;
      rest = Math.floor(rest / 64);
    }
    return text;
  }

  const unpacked = (text) => Array.from(text).reduce((value, sign) => value * 64 + SIGNS.indexOf(sign), 0);

  // Parts of a mark reach from -1 to 1.
  function written(place) {
    return place.code + packed(Math.min(place.tries, MOST_TRIES) * 2 + (place.done ? 1 : 0), 1) + packed(Math.round((place.fraction + 1) * WHOLE), 3);
  }

  function read(text) {
    const fraction = unpacked(text.slice(5)) / WHOLE - 1;
    const tried = unpacked(text[4]);
    return { code: text.slice(0, 4), tries: Math.floor(tried / 2), done: tried % 2 === 1, fraction: Math.min(Math.max(fraction, -1), 1) };
  }

  const isCount = (value, most) => Number.isInteger(value) && value >= 0 && value <= most;

  // Tells whether something from outside is a record of ours.
  const isRecord = (value) =>
    Array.isArray(value) && value.length === 4 && isCount(value[0], MOST_ATTEMPTS) && isCount(value[1], WHOLE) && isCount(value[2], 3) &&
    typeof value[3] === 'string' && /^([\w-]{8})*$/.test(value[3]);

  const fresh = (code) => ({ code, tries: 0, done: false, fraction: 0 });

  // quiz: see quizzes.py; isMarked(code): whether a question can be marked; saved: a record, or anything else.
  function attemptsOf(quiz, isMarked, saved) {
    const known = isRecord(saved);
    let [count, grade, flags] = known ? saved : [0, 0, 0];
    let places = known ? joined((saved[3].match(/.{8}/g) || []).map(read), flags >= RUNNING) : [];

    // Puts the questions of an attempt into the places of the quiz. A running attempt that was begun with another edition gets a
    // question for each place that has none; of a finished one only what it had is kept.
    function joined(old, running) {
      const left = new Map(old.map((place, index) => [place.code, { ...place, index }]));
      const take = (code) => {
        const place = left.get(code) || null;
        left.delete(code);
        return place;
      };
      const pools = quiz.banks.map((codes) => Array.from(left.keys()).filter((code) => codes.includes(code)));
      const drawn = quiz.banks.map((codes, bank) => shuffled(codes.filter((code) => !pools[bank].includes(code))));
      const found = quiz.slots.map(([wanted, page, mark], slot) => {
        const named = typeof wanted === 'string';
        const code = named ? wanted : pools[wanted].shift() || (running ? drawn[wanted].shift() : undefined);
        const place = take(code) || (running && code ? { ...fresh(code), index: Infinity } : null);
        return place && { ...place, page, mark, slot: slot + 1 };
      });
      return inParts(found.filter(Boolean), (list) => list.slice().sort((one, other) => one.index - other.index || 0));
    }

    // Where a part is shuffled its questions change places; the pages stay as they are.
    function inParts(list, order) {
      return quiz.parts.reduce((all, [first, mixed], index) => {
        const end = index + 1 < quiz.parts.length ? quiz.parts[index + 1][0] : Infinity;
        const own = list.filter((place) => place.slot >= first && place.slot < end);
        const pages = own.map((place) => place.page);
        return all.concat((mixed ? order(own) : own).map((place, at) => ({ ...place, page: pages[at] })));
      }, []);
    }

    const marked = () => places.filter((place) => isMarked(place.code));
    const most = () => marked().reduce((sum, place) => sum + place.mark, 0);
    const gained = () => marked().reduce((sum, place) => sum + place.fraction * place.mark, 0);
    const share = () => (most() > 0 ? Math.min(Math.max(gained() / most(), 0), 1) : 0);
    // What an attempt can give at all, whether there was one or not: a quiz of reflections alone has no grade.
    const gives = quiz.slots.some(([wanted, , mark]) => mark > 0 && (typeof wanted === 'string' ? isMarked(wanted) : quiz.banks[wanted].some(isMarked)));
    const passMark = gives ? quiz.pass : 0;
    const needed = Math.round((passMark / quiz.maximum) * WHOLE);

    const GRADES = {
      highest: (value) => Math.max(count ? grade : 0, value),
      average: (value) => Math.round((grade * count + value) / (count + 1)),
      first: (value) => (count ? grade : value),
      last: (value) => value,
    };

    return {
      gives,
      passMark,
      count: () => count,
      grade: () => grade / WHOLE,
      share,
      places: () => places,
      marked,
      running: () => flags >= RUNNING,
      complete: () => flags % 2 === COMPLETE,
      reached: () => passMark > 0 && ((quiz.completion === 'passed' && flags % 2 === COMPLETE) || (count > 0 && grade >= needed)),
      passedNow: () => Math.round(share() * WHOLE) >= needed,
      left: () => (quiz.attempts ? Math.max(quiz.attempts - count, 0) : Infinity),
      allDone: () => marked().every((place) => place.done),

      begin() {
        const pools = quiz.banks.map(shuffled);
        const found = quiz.slots.map(([wanted, page, mark], slot) => ({
          ...fresh(typeof wanted === 'string' ? wanted : pools[wanted].shift() || ''), page, mark, slot: slot + 1,
        }));
        places = inParts(found.filter((place) => place.code), shuffled);
        flags = (flags % 2) + RUNNING;
      },

      answer(code, outcome) {
        places = places.map((place) => (place.code === code ? { ...place, ...outcome } : place));
      },

      finish() {
        grade = GRADES[quiz.grade](Math.round(share() * WHOLE));
        count = Math.min(count + 1, MOST_ATTEMPTS);
        const done = quiz.completion === 'attempted' || (quiz.completion === 'passed' && (!passMark || grade >= needed));
        flags = done ? COMPLETE : flags % 2;
      },

      record: () => (count || flags ? [count, grade, flags, places.map(written).join('')] : null),
    };
  }

  attemptsOf.isRecord = isRecord;
  return attemptsOf;
})();
