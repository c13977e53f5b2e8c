/* One question in the page: reads what was answered, says what is missing, shows what there is to say.

   questionIn(node, notes) gives an object for a fieldset (or a description). Everything that it shows stands in the document
   already, hidden; only marks, points and the words of notes are put in. */
'use strict';

const fillIn = (pattern, values) => pattern.replace(/{(\w+)}/g, (all, name) => (name in values ? values[name] : all));

const questionIn = (() => {
  const CHOICES = ['single-choice', 'multiple-choice', 'true-false'];

  const made = (tag, className, text) => {
    const element = document.createElement(tag);
    element.className = className;
    element.textContent = text;
    return element;
  };

  return function questionIn(node, notes) {
    const data = JSON.parse(node.dataset.question);
    const { type } = data;
    const find = (selector) => Array.from(node.querySelectorAll(selector));
    const one = (selector) => node.querySelector(selector);
    const outcome = one('.outcome');
    const error = one('.error');
    const check = one('[data-do="check"]');
    const inputs = find('input, select, textarea');
    const items = () => find('.items > li');
    const keys = () => items().map((item) => item.dataset.key);
    const starts = new Map(inputs.map((input) => [input, input.value]));
    const begun = items();

    const readers = {
      'short-answer': () => inputs[0].value.trim(),
      numerical: () => inputs[0].value.trim(),
      essay: () => (inputs[0].value === starts.get(inputs[0]) ? '' : inputs[0].value.trim()),
      matching: () => inputs.map((input) => input.value),
      'gap-fill': () => inputs.map((input) => input.value.trim()),
      ordering: keys,
    };
    const read = readers[type] || (() => inputs.filter((input) => input.checked).map((input) => input.value));

    // The name of a note that says what is missing, or nothing.
    function missing() {
      const response = read();
      if (type === 'multiple-choice') return response.length ? '' : 'choose-some';
      if (CHOICES.includes(type)) return response.length ? '' : 'choose';
      if (type === 'short-answer') return response ? '' : 'write';
      if (type === 'numerical') return marking.number(response) === null ? 'write-number' : '';
      if (type === 'matching' || type === 'gap-fill') return response.every(Boolean) ? '' : 'write-all';
      return '';
    }

    // Where focus goes: the first thing that is missing, else the first there is.
    function complain(name) {
      error.textContent = name ? notes[name] : '';
      const wrong = name ? inputs.filter((input) => !input.value || !['matching', 'gap-fill'].includes(type)) : [];
      inputs.forEach((input) => {
        input.toggleAttribute('aria-invalid', false);
        if (type !== 'essay') input.removeAttribute('aria-describedby');
      });
      wrong.forEach((input) => {
        if (input.type !== 'radio') input.setAttribute('aria-invalid', 'true');
        input.setAttribute('aria-describedby', error.id);
      });
      if (name) (wrong[0] || inputs[0] || one('button')).focus();
    }

    function clear() {
      find('.mark, .reveal').forEach((element) => element.remove());
      find('.said, .verdict').forEach((element) => {
        element.hidden = true;
      });
      if (outcome) delete outcome.dataset.state;
      if (error) complain('');
    }

    function reset() {
      clear();
      inputs.forEach((input) => {
        input.checked = false;
        input.value = starts.get(input);
      });
      if (begun.length) one('.items').append(...begun);
      if (check) {
        check.textContent = check.dataset.first;
        check.hidden = false;
      }
      node.disabled = false;
      markMoves();
    }

    // In another order for everybody: options, the choices of each list, and always the things to be put in order.
    function mix(wanted) {
      if (type === 'ordering' && data.items.length > 1) {
        const right = data.items.join();
        do one('.items').append(...shuffled(items()));
        while (keys().join() === right);
        markMoves();
      }
      if (!wanted || !data.shuffle) return;
      if (CHOICES.includes(type) && type !== 'true-false') one('.options').append(...shuffled(find('.options > li')));
      if (type === 'matching') {
        const order = shuffled(data.targets);
        inputs.forEach((input) => input.append(...order.map((key) => input.querySelector(`option[value="${key}"]`))));
      }
    }

    // --- Putting things in order -----------------------------------------------------------------------------------------

    // A button at the end of its way is told to be off, yet stays where the keyboard is.
    function markMoves() {
      items().forEach((item, index, all) => {
        item.querySelector('[data-move="-1"]').setAttribute('aria-disabled', String(index === 0));
        item.querySelector('[data-move="1"]').setAttribute('aria-disabled', String(index === all.length - 1));
      });
    }

    function move(button) {
      const item = button.closest('li');
      const up = button.dataset.move === '-1';
      const other = up ? item.previousElementSibling : item.nextElementSibling;
      if (!other) return;
      if (up) other.before(item);
      else other.after(item);
      markMoves();
      button.focus();
      find('.items .mark').forEach((mark) => mark.remove());
      const place = items().indexOf(item) + 1;
      one('.moved').textContent = fillIn(notes.moved, { number: place, total: items().length });
    }

    node.addEventListener('click', (event) => {
      const button = event.target.closest('[data-move]');
      if (button && !node.disabled) move(button);
    });

    // What is changed is no longer right or wrong.
    node.addEventListener('input', ({ target }) => {
      const changed = CHOICES.includes(type) ? find('.options .mark') : [target.nextElementSibling].filter((next) => next && next.matches('.mark'));
      changed.forEach((mark) => mark.remove());
    });

    // --- What is said of an answer -----------------------------------------------------------------------------------------

    function tag(place, state, words) {
      const text = made('span', 'mark', words);
      text.dataset.state = state;
      place.append(text);
    }

    function reveal(place, ...content) {
      const box = made('span', 'reveal', '');
      box.append(...content);
      place.append(box);
    }

    function markOptions(response, showRight) {
      const options = new Map(find('.options > li').map((option) => [option.dataset.key, option]));
      data.answers.forEach(({ key, fraction }) => {
        const right = type === 'multiple-choice' ? fraction > 0 : fraction === 1;
        const place = options.get(key).querySelector('label');
        const mine = Boolean(response) && response.includes(key);
        const state = right ? 'right' : type === 'multiple-choice' ? 'wrong' : marking.stateOf(fraction);
        if (mine) tag(place, state, notes[`option-${state}`]);
        else if (right && showRight) tag(place, 'missed', notes['option-missed']);
        const said = options.get(key).querySelector('.said');
        if (said && mine) {
          said.hidden = false;
          place.querySelector('input').setAttribute('aria-describedby', said.id);
        }
      });
    }

    // Beside each list or gap; what would have been right stands there only where it was not.
    function markPlaces(parts, showRight) {
      const right = type === 'matching' ? data.pairs.map(([, , match]) => match) : data.gaps.map((words) => words[0]);
      inputs.forEach((input, index) => {
        const box = made('span', 'after', '');
        if (parts) tag(box, parts[index] ? 'right' : 'wrong', notes[parts[index] ? 'option-right' : 'option-wrong']);
        if (showRight && !(parts && parts[index])) reveal(box, right[index]);
        box.classList.add('mark');
        input.after(box);
      });
    }

    function markOrder(parts, showRight) {
      if (parts) items().forEach((item, index) => tag(item, parts[index] ? 'right' : 'wrong', notes[parts[index] ? 'option-right' : 'option-wrong']));
      if (!showRight || (parts && parts.every(Boolean))) return;
      const list = document.createElement('ol');
      data.items.forEach((key) => {
        const entry = document.createElement('li');
        entry.append(items().find((item) => item.dataset.key === key).querySelector('.words').cloneNode(true));
        list.append(entry);
      });
      const box = made('div', 'reveal text', notes['right-order']);
      box.append(list);
      tellInside(box);
    }

    // Before what is said to everybody.
    function tellInside(element) {
      outcome.insertBefore(element, one('[data-said="general"]'));
    }

    function tellRight() {
      const right = data.answers.find((answer) => answer.fraction === 1 && answer.number !== null);
      if (!right) return;
      const answer = type === 'numerical' ? String(right.number).replace('.', notes.decimal) : right.text;
      tellInside(made('p', 'reveal', fillIn(notes['right-answer'], { answer })));
    }

    function say(name) {
      const text = find(`[data-said="${name}"]`)[0];
      if (text) text.hidden = false;
      return Boolean(text);
    }

    // result: state (right, partly, wrong; empty: not told), answered, points (words), hits, parts (of this answer, if it is known), response,
    // right (tell the right answer), feedback (say what there is to say), hint (its number), general, note (words).
    function show(result) {
      clear();
      const own = result.feedback && result.answered && result.state && say(result.state);
      const verdict = one('.verdict');
      verdict.textContent = '';
      if (result.state) verdict.append(made('strong', own ? 'unseen' : '', notes[result.answered ? result.state : 'not-answered']), ' ');
      verdict.append([result.note, result.points].filter(Boolean).join(' '));
      verdict.hidden = !verdict.textContent.trim();
      outcome.dataset.state = result.state;
      if (result.state && data.answers && CHOICES.includes(type)) markOptions(result.response, result.right);
      if (result.state && (type === 'matching' || type === 'gap-fill')) markPlaces(result.parts, result.right);
      if (result.state && type === 'ordering') markOrder(result.parts, result.right);
      if (result.right && (type === 'short-answer' || type === 'numerical') && result.state !== 'right') tellRight();
      if (result.feedback) (result.hits || []).forEach(say);
      if (result.feedback && result.hint !== undefined) say(`hint-${result.hint}`);
      if (result.general) say('general');
    }

    return {
      node,
      data,
      canBeMarked: !['essay', 'description'].includes(type),
      isDescription: type === 'description',
      since: 0,
      tried: null, // the latest answer in this session, as text
      read,
      missing,
      complain,
      reset,
      mix,
      show,
      name(text) {
        const heading = one('legend > *');
        if (heading) heading.textContent = text;
      },
      focus() {
        (one('legend > *') || node).focus();
      },
      focusOutcome() {
        outcome.focus({ preventScroll: true });
        outcome.scrollIntoView({ block: 'nearest' });
      },
      again(name) {
        check.textContent = name === 'again' ? check.dataset.again : check.dataset.first;
      },
      close() {
        if (check) check.hidden = true;
        node.disabled = true;
      },
    };
  };
})();
