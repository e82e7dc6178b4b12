/** Two runs, one above the other, on one time axis with one cursor. */
class Comparison {
  constructor(models, divergence) {
    this.models = models;
    this.divergence = divergence;
    this.names = ['A', 'B'];
    this.end = Math.max(...models.map((model) => model.end));
    this.canvas = document.getElementById('canvas');
    this.ctx = this.canvas.getContext('2d', { alpha: false });
    this.theme = new Theme();
    const wanted = new URLSearchParams(location.search).get('theme');
    this.theme.choose(['dark', 'light'].includes(wanted) ? wanted : '');
    this.stages = models.map((model) => {
      model.words = new Words(model);
      const stage = new Stage(model, this.theme);
      stage.epochWord = model.epochWord;
      stage.gutter = gutterOf(models);
      return stage;
    });
    this.listen();
    this.tell();
    this.resize();
    new ResizeObserver(() => this.resize()).observe(this.canvas.parentElement);
    this.toDivergence();
  }

  tell() {
    const items = this.divergence.words.map((words) => `<li>${html(words)}</li>`);
    document.getElementById('words').innerHTML = items.join('');
    document.getElementById('divergence').hidden = this.divergence.at === null;
    this.models.forEach((model, i) => {
      document.getElementById(`name-${'ab'[i]}`).textContent = `${this.names[i]}: seed ${model.run.seed}`;
    });
    document.getElementById('counts').textContent = this.models
      .map((model, i) => `${this.names[i]}: ${model.run.protocol}, seed ${model.run.seed}, ${model.run.fingerprint}`).join(' · ');
  }

  listen() {
    const on = (id, act) => document.getElementById(id).addEventListener('click', act);
    on('previous', () => this.step(-1));
    on('next', () => this.step(1));
    on('in', () => this.zoom(0.6));
    on('out', () => this.zoom(1 / 0.6));
    on('whole', () => this.setWindow(0, this.end));
    on('divergence', () => this.toDivergence());
    on('theme', () => this.toggleTheme());
    const slider = document.getElementById('slider');
    slider.addEventListener('input', () => this.go((slider.value / 100000) * this.end, true));
    const keys = {
      ArrowRight: () => this.step(1), ArrowLeft: () => this.step(-1), '+': () => this.zoom(0.6), '=': () => this.zoom(0.6),
      '-': () => this.zoom(1 / 0.6), 0: () => this.setWindow(0, this.end), d: () => this.toDivergence(), t: () => this.toggleTheme(),
      Home: () => this.go(0, true), End: () => this.go(this.end, true),
    };
    addEventListener('keydown', (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
      event.preventDefault();
      keys[event.key]();
    });
    this.canvas.addEventListener('wheel', (event) => this.wheel(event), { passive: false });
    this.canvas.addEventListener('pointerdown', (event) => this.drag(event));
  }

  wheel(event) {
    event.preventDefault();
    if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) this.pan(event.deltaX || event.deltaY);
    else this.zoom(Math.exp(Math.max(-60, Math.min(60, event.deltaY)) * 0.005), event.offsetX);
  }

  drag(event) {
    this.canvas.setPointerCapture(event.pointerId);
    let last = event.offsetX;
    let moved = false;
    const move = (next) => {
      moved ||= Math.abs(next.offsetX - event.offsetX) > 4;
      if (moved) this.pan(last - next.offsetX);
      last = next.offsetX;
    };
    const up = () => {
      this.canvas.removeEventListener('pointermove', move);
      if (!moved) this.go(this.stages[0].u(event.offsetX), false);
    };
    this.canvas.addEventListener('pointermove', move);
    this.canvas.addEventListener('pointerup', up, { once: true });
  }

  resize() {
    const { clientWidth: width, clientHeight: height } = this.canvas.parentElement;
    this.scale = devicePixelRatio || 1;
    this.canvas.width = Math.round(width * this.scale);
    this.canvas.height = Math.round(height * this.scale);
    const half = Math.floor(height / 2);
    this.stages.forEach((stage, i) => stage.setBox(0, i * half, width, i === 0 ? half : height - half, { latency: false }));
    this.changed();
  }

  changed() {
    if (this.asked) return;
    this.asked = true;
    requestAnimationFrame(() => {
      this.asked = false;
      this.draw();
    });
  }

  draw() {
    const { ctx } = this;
    ctx.setTransform(this.scale, 0, 0, this.scale, 0, 0);
    this.stages.forEach((stage, i) => {
      stage.draw(ctx);
      this.drawName(stage, this.names[i]);
      this.drawDivergence(stage);
    });
    ctx.fillStyle = this.theme.line;
    ctx.fillRect(0, this.stages[1].box.y, this.stages[1].box.width, 2);
  }

  drawName(stage, name) {
    const { ctx } = this;
    ctx.font = `700 17px ${FONT}`;
    ctx.textAlign = 'left';
    ctx.textBaseline = 'middle';
    ctx.fillStyle = this.theme.ink;
    ctx.fillText(name, 12, stage.box.y + 17);
  }

  /** The line beyond which the runs differ. */
  drawDivergence(stage) {
    const { ctx, divergence, theme } = this;
    if (divergence.at === null) return;
    const x = stage.xOfTime(divergence.at);
    if (x < stage.left || x > stage.right) return;
    ctx.strokeStyle = theme.drop;
    ctx.lineWidth = 2;
    ctx.setLineDash([6, 4]);
    ctx.beginPath();
    ctx.moveTo(x, stage.laneTop);
    ctx.lineTo(x, stage.laneBottom);
    ctx.stroke();
    ctx.setLineDash([]);
    ctx.font = `600 12px ${FONT}`;
    ctx.textBaseline = 'middle';
    const right = x > stage.right - 140;
    ctx.textAlign = right ? 'right' : 'left';
    haloText(ctx, theme, 'first difference', right ? x - 6 : x + 6, stage.laneTop + 8, theme.ink);
  }

  setWindow(from, to) {
    const length = Math.min(this.end * 1.06, Math.max(2000, to - from));
    const start = Math.min(Math.max((from + to - length) / 2, -this.end * 0.03), this.end * 1.03 - length);
    for (const stage of this.stages) {
      stage.u0 = start;
      stage.u1 = start + length;
    }
    this.changed();
  }

  zoom(factor, x = this.stages[0].xOfTime(this.time)) {
    const [stage] = this.stages;
    const at = x < stage.left || x > stage.right ? (stage.u0 + stage.u1) / 2 : stage.u(x);
    this.setWindow(at + (stage.u0 - at) * factor, at + (stage.u1 - at) * factor);
  }

  pan(pixels) {
    const [stage] = this.stages;
    const by = (pixels / (stage.right - stage.left)) * (stage.u1 - stage.u0);
    this.setWindow(stage.u0 + by, stage.u1 + by);
  }

  toDivergence() {
    const at = this.divergence.at ?? 0;
    const length = this.around(at);
    this.go(at, false);
    this.setWindow(at - length * 0.4, at + length * 0.6);
  }

  /** A window that shows about forty messages of the first run. */
  around(time) {
    let length = 1e6;
    while (length < this.end && this.models[0].arrows.countIn(time - length * 0.4, time + length * 0.6) < 40) length *= 1.2;
    return length;
  }

  /** To the next instant at which anything happens in either run. */
  step(way) {
    const times = this.models.map(({ momentTime }) => (way > 0
      ? momentTime[upperBound(momentTime, this.time)]
      : momentTime[lowerBound(momentTime, this.time) - 1])).filter((time) => time !== undefined);
    if (times.length > 0) this.go(way > 0 ? Math.min(...times) : Math.max(...times), true);
  }

  go(time, reveal) {
    this.time = Math.min(Math.max(time, 0), this.end);
    const said = [];
    this.stages.forEach((stage, i) => {
      const { model } = stage;
      stage.cursor = Math.min(this.time, model.end);
      stage.moment = model.momentAt(stage.cursor);
      const words = model.words.moment(stage.moment);
      const now = model.momentTime[stage.moment] === this.time;
      document.getElementById(`event-${'ab'[i]}`).textContent = now ? words : `since ${clock(model.momentTime[stage.moment])}: ${words}`;
      if (now) said.push(`${this.names[i]}: ${words}`);
    });
    document.getElementById('live').textContent = `${clock(this.time)}: ${said.join('; ')}`;
    document.getElementById('time').textContent = clock(this.time);
    document.getElementById('slider').value = (this.time / this.end) * 100000;
    this.nodes();
    const [stage] = this.stages;
    const length = stage.u1 - stage.u0;
    if (reveal && (this.time < stage.u0 || this.time > stage.u1 - length * 0.1)) {
      this.setWindow(this.time - length * 0.4, this.time + length * 0.6);
    }
    this.changed();
  }

  nodes() {
    const names = [...new Set(this.models.flatMap((model) => model.nodes))].slice(0, 40);
    const rows = names.map((name) => {
      const roles = this.stages.map(({ model, moment }) => {
        const node = model.nodes.indexOf(name);
        return node < 0 ? '' : roleWords(model.roles.at(node, moment), model.epochWord);
      });
      return `<tr${roles[0] === roles[1] ? '' : ' class="differs"'}><th scope="row">${html(name)}</th>${roles.map((role) => `<td>${html(role)}</td>`).join('')}</tr>`;
    });
    document.getElementById('nodes').innerHTML = rows.join('');
  }

  toggleTheme() {
    this.theme.choose(this.theme.isDark ? 'light' : 'dark');
    this.changed();
  }
}

async function start() {
  const models = [];
  for (const name of ['a', 'b']) models.push(new Model(await unpack(`picture-${name}`)));
  const comparison = new Comparison(models, await unpack('differences'));
  window.comparison = comparison; // for whoever drives the page from a console or a test
  for (const [i, name] of ['a', 'b'].entries()) models[i].details = new Details(models[i], await unpack(`details-${name}`));
  comparison.go(comparison.time, false);
  document.documentElement.dataset.ready = 'details';
}

start().catch((error) => {
  document.getElementById('broken').textContent = error.message;
  document.getElementById('broken').hidden = false;
  throw error;
});
