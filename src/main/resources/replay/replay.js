const SPEEDS = [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10];

/** The page: one run, one stage, one overview, and what moves them. */
class Replay {
  constructor(model) {
    this.model = model;
    this.options = new URLSearchParams(location.search);
    this.calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.words = model.words = new Words(model);
    this.canvas = document.getElementById('canvas');
    this.ctx = this.canvas.getContext('2d', { alpha: false });
    document.documentElement.classList.toggle('embed', this.options.has('embed'));
    this.theme = new Theme();
    this.theme.choose(['dark', 'light'].includes(this.options.get('theme')) ? this.options.get('theme') : '');
    this.stage = new Stage(model, this.theme);
    this.stage.epochWord = model.epochWord;
    this.overview = new Overview(model, this.theme, this.stage.gutter);
    this.moment = 0;
    this.trail = []; // the moments that [ came from, for ] to go back to
    this.panel = new Panel(this);
    this.quiz = new Quiz(this);
    this.overview.hides = (check) => this.quiz.hides(check);
    this.search = new Search(this);
    this.pointer = new Pointer(this);
    listenToKeys(this);
    this.controls = new Controls(this);
    this.frame = this.frame.bind(this);
    new ResizeObserver(() => this.resize()).observe(this.canvas.parentElement);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.retheme());
    addEventListener('hashchange', () => this.openLink());
    this.verdicts();
    this.resize();
    if (!this.openLink()) this.openAtFirstFault();
    if (model.nodes.length > 40) this.toggleInvolved();
  }

  /** The details have arrived: contents and states can be shown. */
  withDetails(details) {
    this.model.details = details;
    this.panel.update();
    this.changed();
  }

  resize() {
    const { clientWidth: width, clientHeight: height } = this.canvas.parentElement;
    const scale = devicePixelRatio || 1;
    this.scale = scale;
    this.canvas.width = Math.round(width * scale);
    this.canvas.height = Math.round(height * scale);
    const strip = document.documentElement.classList.contains('embed') && height < 500 ? 56 : OVERVIEW;
    this.stageWidth = width;
    this.stage.setBox(0, 0, width, height - strip);
    this.overview.setBox(0, height - strip, width, strip);
    this.draw();
  }

  retheme() {
    this.theme.read();
    this.overview.kept = null;
    this.changed();
  }

  /** Asks for a new picture with the next frame. */
  changed() {
    if (this.asked) return;
    this.asked = true;
    requestAnimationFrame(this.frame);
  }

  frame(now) {
    this.asked = false;
    if (this.playing) this.advance(now);
    this.draw();
    if (this.playing) this.changed();
  }

  draw() {
    const { ctx, stage } = this;
    stage.moment = this.moment;
    stage.hiddenFrom = this.quiz.hiddenFrom;
    ctx.setTransform(this.scale, 0, 0, this.scale, 0, 0);
    stage.draw(ctx);
    this.overview.draw(ctx, stage, this.scale);
  }

  // ---- where to look ----

  setWindow(u0, u1) {
    const { axis } = this.stage;
    const whole = axis.high - axis.low;
    const least = axis.mode === 'linear' ? 2000 : axis.mode === 'events' ? 3 : whole / 1e6;
    const length = Math.min(whole * 1.06, Math.max(least, u1 - u0));
    const middle = (u0 + u1) / 2;
    const margin = whole * 0.03;
    const start = Math.min(Math.max(middle - length / 2, axis.low - margin), axis.high + margin - length);
    this.stage.u0 = start;
    this.stage.u1 = start + length;
    this.keepInvolved();
    this.changed();
    this.rememberLink();
  }

  zoom(factor, x = this.stage.cursorX()) {
    const { stage } = this;
    const at = x < stage.left || x > stage.right ? (stage.u0 + stage.u1) / 2 : stage.u(x);
    this.setWindow(at + (stage.u0 - at) * factor, at + (stage.u1 - at) * factor);
  }

  pan(pixels) {
    const { stage } = this;
    const by = (pixels / (stage.right - stage.left)) * (stage.u1 - stage.u0);
    this.setWindow(stage.u0 + by, stage.u1 + by);
  }

  scroll(pixels) {
    const { stage } = this;
    stage.lanes.scroll += pixels;
    stage.lanes.layout(stage.laneTop, stage.laneBottom);
    this.changed();
  }

  centre(time) {
    const { stage } = this;
    const half = (stage.u1 - stage.u0) / 2;
    const at = stage.axis.ofTime(time);
    this.setWindow(at - half, at + half);
  }

  whole() {
    const { axis } = this.stage;
    this.setWindow(axis.low - (axis.high - axis.low) * 0.02, axis.high * 1.02);
  }

  /** A window around a moment that shows about forty messages. */
  fit(moment) {
    const { model, stage } = this;
    const time = model.momentTime[moment];
    let length = 1e3;
    while (length < model.end && model.arrows.countIn(time - length * 0.3, time + length * 0.7) < 40) length *= 1.15;
    stage.u0 = stage.axis.ofTime(Math.max(0, time - length * 0.3));
    stage.u1 = stage.axis.ofTime(Math.min(model.end, time + length * 0.7));
    this.setWindow(stage.u0, stage.u1);
  }

  openAtFirstFault() {
    const { model } = this;
    const first = model.faults.length > 0 ? model.momentFrom(model.faults[0].begin) : model.started;
    this.fit(first);
    this.go(first, { quiet: true });
  }

  // ---- the current moment ----

  /**
   * Goes to a moment. `reveal` brings it into the window, `fit` chooses the window anew, `quiet` says nothing aloud,
   * `keepTrail` leaves the way back for ].
   */
  go(moment, { reveal = false, fit = false, quiet = false, keepTrail = false } = {}) {
    const { stage, model } = this;
    this.pause();
    this.moment = Math.max(0, Math.min(model.moments - 1, moment));
    this.quiz.leave(model.momentTime[this.moment]);
    stage.cursor = model.momentTime[this.moment];
    stage.moment = this.moment;
    if (!keepTrail) this.trail = [];
    if (fit) this.fit(this.moment);
    if (reveal) this.reveal();
    this.focus();
    this.panel.update();
    this.controls.update();
    if (!quiet) this.say(`${clock(model.momentTime[this.moment])}: ${this.words.moment(this.moment)}`);
    this.changed();
    this.rememberLink();
  }

  reveal() {
    const { stage, model } = this;
    const u = stage.axis.ofMoment(this.moment);
    const length = stage.u1 - stage.u0;
    if (u < stage.u0 + length * 0.05 || u > stage.u1 - length * 0.12) this.setWindow(u - length * 0.4, u + length * 0.6);
    if (stage.lanes.only) this.keepInvolved();
    if (stage.lanes.reveal(model.placeOf(this.moment))) stage.lanes.layout(stage.laneTop, stage.laneBottom);
  }

  /** The messages that end or begin in the current moment, which are written about first. */
  focus() {
    const { model, stage } = this;
    const focus = new Set();
    for (let row = model.momentStart[this.moment]; row < model.momentStart[this.moment + 1]; row++) {
      if (model.arrows.ofEnd[row] >= 0) focus.add(model.arrows.ofEnd[row]);
      if (model.arrows.firstOfSend[row] >= 0) focus.add(model.arrows.firstOfSend[row]);
    }
    stage.focusArrows = focus;
  }

  /** The verdicts, as far as they give no answer away. */
  verdicts() {
    this.panel.checks();
    this.controls.verdict();
    this.overview.kept = null;
    this.changed();
  }

  say(text) {
    document.getElementById('live').textContent = text;
  }

  // ---- stepping ----

  nextMoment(from, way, test) {
    for (let moment = from + way; moment >= 0 && moment < this.model.moments; moment += way) if (test(moment)) return moment;
    return way > 0 ? this.model.moments - 1 : 0;
  }

  /** Steps to the next event that is shown, change of state, or change of role. */
  step(way, kind = 'event') {
    const tests = {
      event: (moment) => this.isShown(moment),
      state: (moment) => this.isChange(moment),
      role: (moment) => this.isRole(moment),
    };
    this.forward(this.nextMoment(this.moment, way, tests[kind]));
  }

  /** Goes on to a moment, unless a question stands in the way. */
  forward(moment) {
    const { momentTime } = this.model;
    if (momentTime[moment] > momentTime[this.moment] && this.quiz.blocks()) return;
    const question = this.quiz.isOpen ? undefined : this.quiz.between(momentTime[this.moment], momentTime[moment]);
    if (question) this.quiz.ask(question);
    else this.go(moment, { reveal: true });
  }

  isShown(moment) {
    const { model, stage } = this;
    const head = model.momentStart[moment];
    const arrow = model.arrows.ofEnd[head] >= 0 ? model.arrows.ofEnd[head] : model.arrows.firstOfSend[head];
    const place = model.placeOf(moment);
    if (model.isNode(place) && stage.lanes.hidden.has(place)) return false;
    return arrow < 0 || stage.shows(arrow);
  }

  isChange(moment) {
    const { details } = this.model;
    if (!details?.hasState) return this.isRole(moment);
    const at = lowerBound(details.changedMoments, moment);
    return details.changedMoments[at] === moment && this.isShown(moment);
  }

  /** Whether a node changes its role; that all nodes start with the run changes none. */
  isRole(moment) {
    const { model } = this;
    if (moment <= model.started) return moment === 0;
    for (let row = model.momentStart[moment]; row < model.momentStart[moment + 1]; row++) {
      const kind = model.kindOf(row);
      if (kind === 'crashed' || kind === 'booted' || kind === 'paused' || kind === 'resumed') return true;
      if (kind === 'noted' && model.typeOf(row).family === 'role') return true;
    }
    return false;
  }

  toCause() {
    const cause = this.model.causeOf(this.moment);
    if (cause < 0) {
      this.toast('Nothing in this run led to this.');
      return;
    }
    this.trail.push(this.moment);
    this.go(cause, { reveal: true, keepTrail: true });
  }

  toEffect() {
    const effects = this.model.effectsOf(this.moment);
    const next = this.trail.pop() ?? effects.find((effect) => this.isShown(effect)) ?? effects[0];
    if (next === undefined) this.toast('Nothing followed from this.');
    else this.go(next, { reveal: true, keepTrail: true });
  }

  chapter(way) {
    const times = this.model.chapters.map((chapter) => this.model.momentFrom(chapter.at));
    const next = way > 0 ? times.find((moment) => moment > this.moment) : times.reverse().find((moment) => moment < this.moment);
    if (next !== undefined) this.forward(next);
  }

  fault(way) {
    const moments = this.model.faults.map((fault) => this.model.momentFrom(fault.begin)).sort((a, b) => a - b);
    const next = way > 0 ? moments.find((moment) => moment > this.moment) : moments.reverse().find((moment) => moment < this.moment);
    if (next === undefined) this.toast(way > 0 ? 'No later fault.' : 'No earlier fault.');
    else this.go(next, { reveal: true });
  }

  violation() {
    const { checks } = this.model;
    const moments = checks.filter((check) => check.answer === 'violated' && check.at !== null && !this.quiz.hides(check.name))
      .map((check) => this.model.momentFrom(check.at)).sort((a, b) => a - b);
    if (moments.length === 0 && checks.some((check) => this.quiz.hides(check.name))) {
      this.toast('A question about a check comes first: answer it, or press q to go on without.');
    } else if (moments.length === 0) this.toast('No check was violated at a moment of this run.');
    else this.go(moments.find((moment) => moment > this.moment) ?? moments[0], { reveal: true });
  }

  /** Lands on an operation: its end at the cursor, its messages in colour, all of it in the window. */
  showOperation(operation, { stay = false } = {}) {
    const { model, stage } = this;
    stage.operation = operation;
    stage.operationArrows = messagesOf(model, operation);
    const end = model.momentOf[operation.completedRow < 0 ? operation.invokedRow : operation.completedRow];
    const from = stage.xOfMoment(model.momentOf[operation.invokedRow]);
    const to = stage.xOfMoment(end);
    if (!stay || to - from < 80) {
      const [u0, u1] = [stage.axis.ofMoment(model.momentOf[operation.invokedRow]), stage.axis.ofMoment(end)];
      const margin = Math.max((u1 - u0) * 0.25, stage.axis.mode === 'linear' ? 1e6 : 4);
      this.setWindow(u0 - margin, u1 + margin);
    }
    this.go(end, { reveal: false });
  }

  // ---- playing ----

  toggle() {
    if (this.playing) this.pause();
    else this.play();
  }

  play() {
    if (this.quiz.blocks()) return;
    if (this.moment >= this.model.moments - 1) this.go(0, { reveal: true });
    this.playing = true;
    this.last = undefined;
    this.controls.update();
    if (this.calm) this.stepCalmly();
    else this.changed();
  }

  pause() {
    this.until = undefined;
    if (!this.playing) return;
    this.playing = false;
    clearTimeout(this.timer);
    this.stage.cursor = this.model.momentTime[this.moment];
    this.controls.update();
    this.panel.update();
    this.rememberLink();
  }

  /** Without motion: one event after the other, each long enough to be read. */
  stepCalmly() {
    this.timer = setTimeout(() => {
      if (!this.playing || this.moment >= this.model.moments - 1) {
        this.pause();
        return;
      }
      this.step(1);
      if (this.quiz.isOpen) return;
      this.playing = true;
      this.controls.update();
      this.stepCalmly();
    }, 700);
  }

  advance(now) {
    if (this.calm) return;
    const passed = this.last === undefined ? 0 : Math.min(100, now - this.last) / 1000;
    this.last = now;
    const { stage, model } = this;
    const { axis } = stage;
    const rate = axis.mode === 'linear' ? this.controls.speed * 1e9 : ((stage.u1 - stage.u0) / 12) * (this.controls.speed / this.controls.fitting);
    const to = axis.timeAt(axis.ofTime(stage.cursor) + rate * passed);
    const stop = this.until !== undefined && to >= this.until;
    const time = stop ? this.until : to;
    const question = this.quiz.between(stage.cursor, time);
    if (question) {
      this.quiz.ask(question);
      return;
    }
    this.moveTo(time, now);
    if (stop || time >= model.end || this.moment >= model.moments - 1) this.pause();
  }

  moveTo(time, now) {
    const { stage, model } = this;
    stage.cursor = time;
    const moment = model.momentAt(time);
    if (moment !== this.moment) {
      const role = this.isRole(moment);
      this.moment = moment;
      this.focus();
      if (now - (this.shownAt ?? 0) > 120) {
        this.panel.update();
        this.shownAt = now;
      }
      if (role) this.say(`${clock(model.momentTime[moment])}: ${this.words.moment(moment)}`);
    }
    this.controls.update();
    const u = stage.axis.ofTime(time);
    const length = stage.u1 - stage.u0;
    if (u > stage.u0 + length * 0.66) this.setWindow(u - length * 0.66, u + length * 0.34);
    else if (u < stage.u0) this.setWindow(u - length * 0.2, u + length * 0.8);
  }

  /** Plays up to a moment, in about eight seconds. */
  watchUntil(time) {
    this.controls.chooseSpeed((time - this.stage.cursor) / 1e9 / 8);
    this.play();
    this.until = time;
  }

  // ---- what is shown ----

  showType(type, shown) {
    if (shown) this.stage.hiddenTypes.delete(type);
    else this.stage.hiddenTypes.add(type);
    this.stage.refilter();
    this.changed();
  }

  toggleBeats() {
    this.stage.beats = !this.stage.beats;
    this.stage.refilter();
    this.controls.update();
    this.toast(this.stage.beats ? 'Heartbeats are shown.' : 'Heartbeats are hidden.');
    this.changed();
  }

  toggleClients() {
    const { lanes } = this.stage;
    lanes.clientsOpen = !lanes.clientsOpen;
    this.stage.setBox(this.stage.box.x, this.stage.box.y, this.stage.box.width, this.stage.box.height);
    this.changed();
  }

  toggleLane(node) {
    const { stage } = this;
    if (!stage.lanes.hidden.delete(node)) stage.lanes.hidden.add(node);
    stage.lanes.layout(stage.laneTop, stage.laneBottom);
    this.panel.update();
    this.changed();
  }

  toggleInvolved() {
    this.involved = !this.involved;
    this.stage.lanes.only = null;
    this.keepInvolved();
    this.stage.lanes.layout(this.stage.laneTop, this.stage.laneBottom);
    this.panel.update();
    this.toast(this.involved ? 'Only nodes that act in this window are shown.' : 'All nodes are shown.');
    this.changed();
  }

  /** Chooses the nodes that act in the window, where only those are wanted. */
  keepInvolved() {
    if (!this.involved) return;
    const { stage, model } = this;
    const [t0, t1] = stage.window();
    const list = model.arrows.countIn(t0, t1) > MANY ? [] : model.arrows.in(t0, t1);
    const always = [model.placeOf(this.moment), ...causesOf(model, this.moment, 6).map(({ cause }) => model.place[cause])];
    const room = Math.max(4, Math.floor((stage.laneBottom - stage.laneTop) / LANE_MIN));
    const before = String([...stage.lanes.only ?? []]);
    if (list.length === 0) stage.lanes.only = null;
    else stage.lanes.keepOnly(model.arrows, list, always, room);
    stage.lanes.layout(stage.laneTop, stage.laneBottom);
    if (String([...stage.lanes.only ?? []]) !== before) this.panel.nodes();
  }

  nextAxis(mode) {
    const modes = ['linear', 'events', 'compressed'];
    const { stage } = this;
    const [t0, t1] = stage.window();
    const chosen = mode ?? modes[(modes.indexOf(stage.axis.mode) + 1) % 3];
    stage.axis = new Axis(this.model, chosen);
    const u0 = stage.axis.ofTime(Math.max(0, t0));
    const u1 = stage.axis.ofTime(Math.min(this.model.end, t1));
    const room = chosen === 'events' ? Math.min(Math.max(u1 - u0, 12), Math.max(60, u1 - u0)) : u1 - u0;
    this.setWindow(u0, u0 + room);
    this.reveal();
    this.controls.update();
    this.changed();
  }

  toggleQuestions() {
    if (this.model.questions.length === 0) this.toast('This run has no questions.');
    else this.toast(this.quiz.toggle() ? 'Questions are asked.' : 'No questions are asked.');
    this.controls.update();
    this.panel.update();
    this.verdicts();
  }

  toggleTheme() {
    this.theme.choose(this.theme.isDark ? 'light' : 'dark');
    this.retheme();
  }

  // ---- links ----

  /** The link to this moment: microseconds, the window's length, and the step where several share the time. */
  link() {
    const { model, stage } = this;
    const [t0, t1] = stage.window();
    const time = model.momentTime[this.moment];
    const step = model.momentAt(time) === this.moment ? '' : `&s=${model.number[model.momentStart[this.moment]]}`;
    return `#t=${time / 1000}&w=${Math.round((t1 - t0) / 1000)}${step}`;
  }

  rememberLink() {
    clearTimeout(this.linkTimer);
    this.linkTimer = setTimeout(() => {
      if (!this.playing) history.replaceState(null, '', this.link());
    }, 250);
  }

  /** Goes where the address points; says whether it pointed anywhere. */
  openLink() {
    const link = new URLSearchParams(location.hash.slice(1));
    const time = Number(link.get('t')) * 1000;
    if (!link.has('t') || !Number.isFinite(time)) return false;
    if (location.hash === this.link()) return true;
    const { model, stage } = this;
    const length = Number(link.get('w')) * 1000 || stage.window()[1] - stage.window()[0];
    const u = [time - length * 0.35, time + length * 0.65].map((t) => stage.axis.ofTime(Math.min(Math.max(t, 0), model.end)));
    this.setWindow(stage.axis.mode === 'linear' ? time - length * 0.35 : u[0], stage.axis.mode === 'linear' ? time + length * 0.65 : u[1]);
    const row = link.has('s') ? lowerBound(model.number, Number(link.get('s'))) : -1;
    this.go(row >= 0 && row < model.size ? model.momentOf[row] : model.momentAt(time + 0.5), { quiet: true });
    return true;
  }

  async copyLink() {
    const address = location.href.split('#')[0] + this.link();
    try {
      await navigator.clipboard.writeText(address);
      this.toast('The link to this moment is copied.');
    } catch {
      history.replaceState(null, '', this.link());
      this.toast(`Copy this link: ${address}`);
    }
  }

  toast(text) {
    const toast = document.getElementById('toast');
    toast.textContent = text;
    toast.hidden = false;
    clearTimeout(this.toastTimer);
    this.toastTimer = setTimeout(() => { toast.hidden = true; }, 3500);
  }
}

/** The messages that an operation led to, directly or through others, until it ended. */
function messagesOf(model, operation) {
  const found = new Set();
  const rows = [operation.invokedRow];
  for (let i = 0; i < rows.length && i < 500; i++) {
    for (let j = model.effectStart[rows[i]]; j < model.effectStart[rows[i] + 1]; j++) {
      const effect = model.effectRows[j];
      if (model.time[effect] > operation.end) continue;
      rows.push(effect);
      if (model.arrows.ofEnd[effect] >= 0) found.add(model.arrows.ofEnd[effect]);
    }
  }
  return found;
}

async function start() {
  const model = new Model(await unpack('picture'));
  const replay = new Replay(model);
  window.replay = replay; // for whoever drives the page from a console or a test
  ready('picture');
  await new Promise((done) => { requestAnimationFrame(() => setTimeout(done, 0)); });
  replay.withDetails(new Details(model, await unpack('details')));
  ready('details');
}

/** Says how far the page has come, and marks the time for whoever measures it. */
function ready(stage) {
  document.documentElement.dataset.ready = stage;
  performance.mark(stage);
}

start().catch((error) => {
  document.getElementById('broken').textContent = error.message;
  document.getElementById('broken').hidden = false;
  throw error;
});
