const LONG = 40; // letters; what is shorter is told as a whole

/** A value, and what it was; of long lists and maps, what was added is marked, and what was removed is told with it. */
function valueWords(value, before) {
  const now = value.length < LONG ? null : elementsOf(value);
  if (now === null) return `${was(before)}<span>${html(value)}</span>`;
  const then = before === null ? null : elementsOf(before) ?? { ...now, head: before, elements: [] };
  const head = (then !== null && then.head !== now.head ? was(then.head) : '') + html(now.head);
  const items = then === null ? now.elements.map((text) => ({ text, mark: '' })) : changedElements(then, now);
  if (now.tail) items.push({ text: now.tail, mark: '' });
  const short = items.every(({ text }) => text.length < 14);
  const words = items.map(({ text, mark }, i) => `<span class="item${mark === 'new' ? ' new' : ''}">${
    mark === 'gone' ? was(text).trim() : html(text)}${i + 1 < items.length ? ', ' : ''}</span>`);
  return `${head}<span${short ? ' class="short"' : ''}>${words.join('')}</span>`;
}

/**
 * The elements of `12, the last: [a, b(c, d)]` or `{k=v, l=w, … 20 in all}`; null where there is no such list. Of what is shown
 * shortened, also how many there are, and at which end some are out of sight.
 */
function elementsOf(text) {
  const [, head, inside] = /^([^[{]*)[[{](.*)[\]}]$/s.exec(text) ?? [];
  if (inside === undefined) return null;
  const elements = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i <= inside.length; i++) {
    if ('([{'.includes(inside[i] ?? ' ')) depth++;
    else if (')]}'.includes(inside[i] ?? ' ')) depth--;
    else if (depth === 0 && (i === inside.length || inside[i] === ',')) {
      elements.push(inside.slice(from, i).trim());
      from = i + 1;
    }
  }
  if (inside === '') elements.pop();
  const tail = /^… (\d+) in all$/.test(elements[elements.length - 1]) ? elements.pop() : '';
  const log = /^(\d+)(?:, the last)?: $/.exec(head);
  const isCutInFront = / (the last: |in all: … )$/.test(head);
  return { head, elements, tail, cut: tail ? 'end' : isCutInFront ? 'front' : '', size: log ? Number(log[1]) : null };
}

/** The elements as they are now, with those that are gone among them: each with whether it is `new` or `gone`. */
function changedElements(then, now) {
  const grows = then.size !== null && now.size !== null && now.size >= then.size;
  if (grows) return byPlace(then, now);
  const items = byOrder(then.elements, now.elements);
  const isKept = items.map(({ mark }) => mark === '');
  const cut = now.cut || then.cut;
  if (cut === '') return items;
  if (!isKept.includes(true)) return then.size !== null && now.size !== null ? byPlace(then, now) : items;
  if (cut === 'front') return inSight(items, isKept.indexOf(true), then, now);
  return inSight(items.reverse(), isKept.reverse().indexOf(true), then, now).reverse();
}

/** Of a log, whose entries keep their places. */
function byPlace(then, now) {
  const firstThen = then.size - then.elements.length;
  const firstNow = now.size - now.elements.length;
  const items = [];
  for (let place = firstNow; place < Math.max(then.size, now.size); place++) {
    const was = then.elements[place - firstThen];
    const is = now.elements[place - firstNow];
    if (was !== undefined && was !== is) items.push({ text: was, mark: 'gone' });
    if (is !== undefined) items.push({ text: is, mark: was === is || place < firstThen ? '' : 'new' });
  }
  return items;
}

/** Two lists in one that keeps the order of both, with as much in common as there can be. */
function byOrder(then, now) {
  const common = Array.from({ length: then.length + 1 }, () => new Int32Array(now.length + 1)); // of what is left from there on
  for (let i = then.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      common[i][j] = then[i] === now[j] ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
    }
  }
  const items = [];
  for (let i = 0, j = 0; i < then.length || j < now.length;) {
    if (i < then.length && j < now.length && then[i] === now[j]) items.push({ text: now[j], mark: '' }), i++, j++;
    else if (i < then.length && (j === now.length || common[i + 1][j] >= common[i][j + 1])) items.push({ text: then[i++], mark: 'gone' });
    else items.push({ text: now[j++], mark: 'new' });
  }
  return items;
}

/**
 * Without what only went out of sight or came into it: at the cut end, before the first element that stayed. How many did so
 * follows from how many more were shown before, and how many more were added than removed elsewhere.
 */
function inSight(items, firstKept, then, now) {
  const elsewhere = items.slice(firstKept);
  const of = (mark) => elsewhere.filter((item) => item.mark === mark).length;
  let out = then.elements.length - now.elements.length + of('new') - of('gone');
  const atCut = [];
  for (const { text, mark } of items.slice(0, firstKept)) {
    if (mark === 'gone' && out > 0 && now.cut) out--;
    else if (mark === 'new' && out < 0 && then.cut) atCut.push({ text, mark: '' }), out++;
    else atCut.push({ text, mark });
  }
  return atCut.concat(elsewhere);
}
