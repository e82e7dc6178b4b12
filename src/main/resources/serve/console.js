/** One run: what it gave, and what it is to be run with instead. A change of a seed or a value runs it at once. */
class Console {
  constructor() {
    this.name = new URLSearchParams(location.search).get('name') ?? '';
    this.tab = location.hash === '#replay' ? 'replay' : 'report';
    for (const id of ['title', 'verdict', 'facts', 'progress', 'said', 'seed', 'verdicts', 'values', 'repeat', 'trouble', 'frame', 'alone']) {
      this[`$${id}`] = document.getElementById(id);
    }
    this.$seed.addEventListener('change', () => this.wish({ seed: this.$seed.value.trim() }));
    document.getElementById('before').addEventListener('click', () => this.otherSeed(-1));
    document.getElementById('after').addEventListener('click', () => this.otherSeed(1));
    document.getElementById('another').addEventListener('submit', (event) => this.another(event));
    for (const tab of ['report', 'replay']) this.listenToTab(document.getElementById(`tab-${tab}`), tab);
    follow(`&name=${encodeURIComponent(this.name)}`, () => this.look(), (gone) => this.lost(gone));
  }

  listenToTab(button, tab) {
    button.addEventListener('click', () => this.show(tab));
    button.addEventListener('keydown', (event) => {
      if (!event.key.startsWith('Arrow')) return;
      this.show(this.tab === 'report' ? 'replay' : 'report');
      document.getElementById(`tab-${this.tab}`).focus();
    });
  }

  async look() {
    const before = this.run;
    this.run = await ask(`api/run?name=${encodeURIComponent(this.name)}`);
    this.head();
    if (!before || before.phase !== this.run.phase || before.stamp !== this.run.stamp) {
      this.verdicts();
      this.values();
      this.show(this.tab);
    }
  }

  head() {
    const { run } = this;
    document.title = `${run.title} · Splitbrain`;
    this.$title.textContent = run.title;
    this.$facts.textContent = run.file;
    this.$repeat.textContent = run.repeat;
    if (document.activeElement !== this.$seed) this.$seed.value = run.seed;
    const running = run.phase === 'running';
    const known = run.verdicts !== undefined && run.phase === 'done' && run.checks > 0;
    this.$verdict.replaceChildren(...(known ? [badge(run.asExpected, run.asExpected ? 'as expected' : 'not as expected')] : []));
    this.$progress.hidden = !running;
    this.$progress.value = run.share;
    this.said({ running: 'running', done: `done, fingerprint ${run.fingerprint}`, failed: 'not run' }[run.phase]);
    this.$trouble.hidden = run.phase !== 'failed';
    this.$trouble.textContent = run.words;
  }

  said(words) {
    if (this.$said.textContent !== words) this.$said.textContent = words; // a reader says it once
  }

  verdicts() {
    const words = { valid: 'PASS', violated: 'FAIL', undecided: 'UNDECIDED' };
    const items = (this.run.verdicts ?? []).map((check) => {
      const undecided = check.verdict === 'undecided';
      const mark = element('span', { className: `badge ${undecided ? 'undecided' : check.asExpected ? 'pass' : 'fail'}`,
        textContent: undecided ? words.undecided : check.asExpected ? 'PASS' : 'FAIL' });
      const expected = check.expect === 'violated' ? 'violated, as expected' : check.limit;
      const figures = [check.measured, expected && check.asExpected ? `(${expected})` : check.limit && `(${check.limit})`].filter(Boolean).join(' ');
      return element('li', {}, mark, ` ${check.name} `, element('span', { className: 'muted', textContent: figures }),
        check.reason ? element('p', { textContent: check.reason }) : null);
    });
    this.$verdicts.replaceChildren(...items);
  }

  /** A field for each value of the scenario, by section; those that are other than in the file can be put back. */
  values() {
    const { values, settings } = this.run;
    const sections = new Map();
    for (const [path, value] of Object.entries({ ...values, ...settings })) {
      const section = path.includes('.') ? path.split('.')[0] : '';
      if (!sections.has(section)) sections.set(section, []);
      sections.get(section).push(this.field(path, value, path in settings));
    }
    this.$values.replaceChildren(...[...sections].map(([section, fields]) => element('fieldset', {},
      section === '' ? null : element('legend', { textContent: section }), ...fields)));
  }

  field(path, value, changed) {
    const id = `value-${path}`;
    const input = element('input', { id, className: 'value', value, autocomplete: 'off', spellcheck: false });
    input.addEventListener('change', () => this.set(path, input.value.trim()));
    const back = element('button', { textContent: '×', title: 'As in the file', ariaLabel: `${path} as in the file` });
    back.addEventListener('click', () => this.set(path, ''));
    return element('div', { className: `setting${changed ? ' changed' : ''}` },
      element('label', { htmlFor: id }, ...breakable(path.slice(path.indexOf('.') + 1))), input, changed ? back : null);
  }

  another(event) {
    event.preventDefault();
    const path = document.getElementById('path');
    const value = document.getElementById('value');
    if (path.value.trim() !== '') this.set(path.value.trim(), value.value.trim());
    event.target.reset();
  }

  /** Sets a value, or takes it back to the file's where there is none. */
  set(path, value) {
    const settings = { ...this.run.settings };
    if (value === '') delete settings[path];
    else settings[path] = value;
    this.wish({ settings });
  }

  otherSeed(by) {
    const seed = BigInt(/^-?\d+$/.test(this.$seed.value.trim()) ? this.$seed.value.trim() : this.run.seed) + BigInt(by);
    this.$seed.value = seed;
    this.wish({ seed: String(seed) });
  }

  async wish(change) {
    try {
      const wish = { report: this.name, seed: this.run.seed, settings: this.run.settings, ...change };
      const { name } = await ask('api/run', wish);
      if (name === this.name) return;
      location.href = consoleOf(name) + (this.tab === 'replay' ? '#replay' : '');
    } catch (error) {
      this.$trouble.textContent = error.message;
      this.$trouble.hidden = false;
    }
  }

  show(tab) {
    this.tab = tab;
    for (const each of ['report', 'replay']) {
      const button = document.getElementById(`tab-${each}`);
      button.setAttribute('aria-selected', each === tab);
      button.tabIndex = each === tab ? 0 : -1;
    }
    history.replaceState(null, '', tab === 'replay' ? '#replay' : location.pathname + location.search);
    document.getElementById('view').setAttribute('aria-labelledby', `tab-${tab}`);
    this.$frame.title = tab === 'report' ? 'Report' : 'Replay';
    const { stamp } = this.run;
    if (stamp === undefined) return; // nothing is written yet
    const address = fileOf(this.name, `${tab}.html`, stamp);
    this.$alone.href = fileOf(this.name, `${tab}.html`);
    if (this.shown === address || (tab === 'replay' && !this.run.replay)) return;
    this.shown = address;
    this.$frame.src = address;
  }

  lost(gone) {
    if (gone) this.said('the server has ended');
    else if (this.run) this.head();
  }
}

/** A name that may be broken behind a dot or an underscore. */
function breakable(name) {
  return name.split(/(?<=[._])/).flatMap((part) => [part, element('wbr')]);
}

new Console();
