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

  /** The next one of the list; from a moment that is not in it, the nearest, of those that say it where there are any. */
  next(step) {
    const { moment } = this.replay;
    const { results = [], said = 0 } = this;
    const at = results.indexOf(moment);
    if (at >= 0) return results[(at + step + results.length) % results.length];
    const found = said > 0 ? results.slice(0, said) : results;
    return step > 0 ? found.find((m) => m > moment) ?? found[0] : [...found].reverse().find((m) => m < moment) ?? found[found.length - 1];
  }

  show() {
    const { said, held } = this.find(this.input.value.trim());
    this.results = said.concat(held);
    this.said = said.length;
    const sentences = this.around(said, Search.SHOWN);
    const others = this.around(held, Search.SHOWN - sentences.length);
    this.list.innerHTML = this.items(sentences)
      + (sentences.length > 0 && others.length > 0 ? '<li><small>and in what these carry</small></li>' : '') + this.items(others);
    document.getElementById('found-count').textContent = this.input.value === '' ? '' : `${grouped(this.results.length)} found`;
  }

  /** Some of these moments: those around the current one. */
  around(moments, most) {
    const from = Math.max(0, Math.min(lowerBound(moments, this.replay.moment) - 5, moments.length - most));
    return moments.slice(from, from + most);
  }

  items(moments) {
    const { model, words } = this.replay;
    return moments.map((m) => `<li><button data-found="${m}">
      <small>${clock(model.momentTime[m])}</small> ${html(words.moment(m))}</button></li>`).join('');
  }

  /** The moments that a text is found in: those whose sentence says it, and those where only what happened holds it. */
  find(text) {
    const { model } = this.replay;
    if (text === '') return { said: [], held: [] };
    const time = /^(\d+(?:\.\d+)?)\s*(s|ms|us|µs)?$/.exec(text);
    if (time) return { said: [model.momentAt(Number(time[1]) * { s: 1e9, ms: 1e6, us: 1e3, µs: 1e3 }[time[2] ?? 's'])], held: [] };
    const { said, held } = new Finder(model, this.replay.words, text.toLowerCase().split(/\s+/)).find();
    const end = lowerBound(model.momentTime, this.replay.quiz.hiddenFrom); // what comes later would answer a question
    return { said: said.filter((moment) => moment < end), held: held.filter((moment) => moment < end) };
  }
}
Search.SHOWN = 40;
