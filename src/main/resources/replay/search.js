/** Finds moments by a time, or by words in messages, notes, timers, commands and names. */
class Search {
  constructor(replay) {
    this.replay = replay;
    this.input = document.getElementById('find');
    this.list = document.getElementById('found');
    this.box = document.getElementById('search');
    this.input.addEventListener('input', () => this.show());
    this.input.addEventListener('keydown', (event) => this.key(event));
    this.list.addEventListener('click', (event) => {
      const found = event.target.closest('[data-found]');
      if (found) this.replay.go(Number(found.dataset.found), { reveal: true });
    });
    document.getElementById('search-close').addEventListener('click', () => this.close());
  }

  open() {
    this.box.hidden = false;
    this.input.focus();
    this.input.select();
  }

  close() {
    this.box.hidden = true;
    document.getElementById('canvas').focus();
  }

  key(event) {
    if (event.key === 'Escape') this.close();
    if (event.key !== 'Enter') return;
    const step = event.shiftKey ? -1 : 1;
    const next = this.next(step);
    if (next !== undefined) this.replay.go(next, { reveal: true });
    event.preventDefault();
  }

  next(step) {
    const { moment } = this.replay;
    const found = this.results ?? [];
    return step > 0 ? found.find((m) => m > moment) ?? found[0] : [...found].reverse().find((m) => m < moment) ?? found[found.length - 1];
  }

  show() {
    const { model, words } = this.replay;
    this.results = this.find(this.input.value.trim());
    const { moment } = this.replay;
    const from = Math.max(0, Math.min(lowerBound(this.results, moment) - 5, this.results.length - Search.SHOWN));
    const items = this.results.slice(from, from + Search.SHOWN).map((m) => `<li><button data-found="${m}">
      <small>${clock(model.momentTime[m])}</small> ${html(words.moment(m))}</button></li>`);
    this.list.innerHTML = items.join('');
    document.getElementById('found-count').textContent = this.input.value === '' ? '' : `${grouped(this.results.length)} found`;
  }

  /** The moments that a text is found in, in their order. */
  find(text) {
    const { model } = this.replay;
    if (text === '') return [];
    const time = /^(\d+(?:\.\d+)?)\s*(s|ms|us|µs)?$/.exec(text);
    if (time) return [model.momentAt(Number(time[1]) * { s: 1e9, ms: 1e6, us: 1e3, µs: 1e3 }[time[2] ?? 's'])];
    const wanted = text.toLowerCase().split(/\s+/);
    const hits = this.contentsWith(wanted);
    const found = [];
    for (let row = 0; row < model.size && found.length < Search.MOST; row++) {
      const last = found[found.length - 1];
      const moment = model.momentOf[row];
      if (moment !== last && this.matches(row, wanted, hits)) found.push(moment);
    }
    return found;
  }

  /** For each content, which of the words it holds, as bits. */
  contentsWith(wanted) {
    const { model, words } = this.replay;
    const hits = new Int32Array(model.typeOfContent.length + 1);
    for (let content = 1; content < hits.length; content++) {
      const text = words.content(content).toLowerCase();
      wanted.forEach((word, i) => { if (text.includes(word)) hits[content] |= 1 << i; });
    }
    return hits;
  }

  matches(row, wanted, hits) {
    const { model } = this.replay;
    const kind = model.kindOf(row);
    if (kind === 'timer-set' || kind === 'wrote') return false;
    let bits = hits[model.content[row]];
    const place = model.place[row] < 0 ? '' : model.places[model.place[row]].toLowerCase();
    const isMessage = kind === 'sent' || kind === 'delivered';
    const other = isMessage ? model.places[model.other[row]].toLowerCase() : '';
    const name = kind === 'invoked' || kind === 'completed' ? `${place}#${model.other[row]}` : '';
    wanted.forEach((word, i) => {
      if (kind.startsWith(word) || place === word || other === word || name === word) bits |= 1 << i;
    });
    return bits === (1 << wanted.length) - 1;
  }
}
Search.SHOWN = 40;
Search.MOST = 5000;
