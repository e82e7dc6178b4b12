/** Header and footer: the buttons, the slider, the exact time, the speed. */
class Controls {
  constructor(replay) {
    this.replay = replay;
    const { model } = replay;
    this.slider = document.getElementById('slider');
    this.slider.max = model.moments - 1;
    this.slider.addEventListener('input', () => replay.go(Number(this.slider.value), { reveal: true, quiet: true }));
    this.speeds = document.getElementById('speed');
    this.speeds.innerHTML = SPEEDS.map((speed) => `<option value="${speed}">${speed >= 1 ? `${speed}×` : `1/${Math.round(1 / speed)}×`}</option>`).join('');
    this.axis = document.getElementById('axis');
    this.axis.addEventListener('change', () => replay.nextAxis(this.axis.value));
    document.body.addEventListener('click', (event) => this.click(event));
    this.header();
  }

  click(event) {
    const button = event.target.closest('[data-act]');
    if (!button) return;
    const { replay } = this;
    const acts = {
      previous: () => replay.step(-1), next: () => replay.step(1), play: () => replay.toggle(),
      'chapter-back': () => replay.chapter(-1), 'chapter-on': () => replay.chapter(1),
      cause: () => replay.toCause(), effect: () => replay.toEffect(),
      'zoom-in': () => replay.zoom(0.6), 'zoom-out': () => replay.zoom(1 / 0.6), whole: () => replay.whole(),
      beats: () => replay.toggleBeats(), clients: () => replay.toggleClients(), questions: () => replay.toggleQuestions(),
      theme: () => replay.toggleTheme(), link: () => replay.copyLink(), search: () => replay.search.open(),
      help: () => document.getElementById('help').showModal(), 'help-close': () => document.getElementById('help').close(),
    };
    acts[button.dataset.act]();
  }

  header() {
    const { model } = this.replay;
    const { run } = model;
    const counts = [run.protocol, count(model.nodes.length, 'node'), model.clients.length > 0 ? count(model.clients.length, 'client') : '',
      count(model.arrows.count, 'message') + (run.share === '100 %' ? '' : ` (${run.share} of all, by chance)`), model.faults.length > 0 ? count(model.faults.length, 'fault') : '', span(run.end)];
    document.getElementById('counts').textContent = counts.filter(Boolean).join(' · ');
    document.getElementById('facts').textContent = `seed ${run.seed} · ${run.fingerprint} · splitbrain ${run.version}`;
    document.getElementById('repeat').textContent = run.repeat;
    document.getElementById('cut').hidden = !run.cut;
    document.getElementById('description').textContent = run.description;
  }

  verdict() {
    const { model, quiz } = this.replay;
    const failed = model.checks.filter((check) => !check.expected).length;
    const verdict = document.getElementById('verdict');
    verdict.hidden = model.checks.length === 0 || model.checks.some((check) => quiz.hides(check.name));
    verdict.className = `verdict ${failed > 0 ? 'violated' : 'valid'}`;
    verdict.textContent = failed > 0 ? `${failed} of ${count(model.checks.length, 'check')} not as expected` : `${count(model.checks.length, 'check')} as expected`;
  }

  get speed() {
    return Number(this.speeds.value);
  }

  /** Takes the speed next to the one that is wanted. */
  chooseSpeed(wanted) {
    const best = SPEEDS.reduce((a, b) => (Math.abs(Math.log(b / wanted)) < Math.abs(Math.log(a / wanted)) ? b : a));
    this.speeds.value = best;
    this.fitting = best;
  }

  update() {
    const { replay, slider } = this;
    const { stage } = replay;
    if (this.fitting === undefined) {
      const [t0, t1] = stage.window();
      this.chooseSpeed((t1 - t0) / 1e9 / 10);
    }
    slider.value = replay.moment;
    slider.setAttribute('aria-valuetext', clock(stage.cursor));
    document.getElementById('time').textContent = clock(stage.cursor);
    const play = document.getElementById('play');
    play.setAttribute('aria-label', replay.playing ? 'Pause' : 'Play');
    play.querySelector('use').setAttribute('href', replay.playing ? '#i-pause' : '#i-play');
    this.axis.value = stage.axis.mode;
    document.querySelector('[data-act=beats]').setAttribute('aria-pressed', stage.beats);
    document.querySelector('[data-act=questions]').setAttribute('aria-pressed', replay.quiz.on);
  }
}
