const MANY = 1200; // messages in a window beyond which rates are drawn instead
const FAULT_ROW = 21;
const FAULT_SHARE = 0.25; // of the height, for rows of faults
const AXIS = 26;

/**
 * The picture of a window of a run: axis, faults, lanes with roles, messages, and the latency of operations below. Draws on a
 * canvas that it is handed, into a box that it is given; two of them make a comparison.
 */
class Stage {
  constructor(model, theme) {
    this.model = model;
    this.theme = theme;
    this.lanes = new Lanes(model);
    this.gutter = gutterOf([model]);
    this.axis = new Axis(model, 'linear');
    this.u0 = 0;
    this.u1 = this.axis.high;
    this.moment = 0;
    this.cursor = 0; // the time that is played, between two moments perhaps
    this.hiddenTypes = new Set();
    this.beats = true;
    this.curtain = false; // hides what comes after the cursor while a question is open
    this.hiddenFrom = Infinity; // the time from which on all is hidden, since it would answer a question
    this.hover = -1;
    this.faultRows = [];
    this.refilter();
  }

  /** Faults that overlap go into rows below each other; what finds no room in so many shares the one below. */
  static stackFaults(faults, most) {
    const ends = [];
    return faults.map((fault) => {
      let row = ends.findIndex((end) => end <= fault.begin);
      if (row < 0 && ends.length === most) return most;
      if (row < 0) row = ends.length;
      ends[row] = fault.end;
      return row;
    });
  }

  refilter() {
    this.density = new Density(this.model, (arrow) => this.shows(arrow));
  }

  shows(arrow) {
    const { arrows } = this.model;
    return (this.beats || arrows.heartbeat[arrow] === 0) && !this.hiddenTypes.has(arrows.type[arrow]);
  }

  setBox(x, y, width, height, { latency = true } = {}) {
    this.box = { x, y, width, height };
    this.left = x + this.gutter;
    this.right = x + width - RIGHT;
    this.mostFaultRows = Math.max(3, Math.floor((height * FAULT_SHARE) / FAULT_ROW) - 1);
    this.faultRows = Stage.stackFaults(this.model.faults, this.mostFaultRows);
    const rows = this.model.faults.length === 0 ? 0 : Math.max(...this.faultRows) + 1;
    this.faultTop = y + AXIS;
    this.laneTop = this.faultTop + rows * FAULT_ROW + 6;
    const strip = latency && this.model.operations.all.length > 0 && height > 420 ? 92 : 0;
    this.laneBottom = y + height - strip;
    this.strip = strip ? { top: this.laneBottom + 14, bottom: y + height - 6 } : null;
    this.lanes.layout(this.laneTop, this.laneBottom);
  }

  x(u) {
    return this.left + ((u - this.u0) / (this.u1 - this.u0)) * (this.right - this.left);
  }

  xOfMoment(moment) {
    return this.x(this.axis.ofMoment(moment));
  }

  xOfTime(time) {
    return this.x(this.axis.ofTime(time));
  }

  u(x) {
    return this.u0 + ((x - this.left) / (this.right - this.left)) * (this.u1 - this.u0);
  }

  window() {
    return [this.axis.timeAt(this.u0), this.axis.timeAt(this.u1)];
  }

  draw(ctx) {
    const { box } = this;
    this.bySeen();
    ctx.save();
    ctx.beginPath();
    ctx.rect(box.x, box.y, box.width, box.height);
    ctx.clip();
    ctx.fillStyle = this.theme.bg;
    ctx.fillRect(box.x, box.y, box.width, box.height);
    this.drawAxis(ctx);
    this.clipped(ctx, this.faultTop, box.y + box.height, () => this.drawFaultBands(ctx));
    this.clipped(ctx, this.laneTop, this.laneBottom, () => {
      drawLanes(this, ctx);
      if (this.seen) drawArrows(this, ctx);
      else drawRates(this, ctx);
      drawRoleNames(this, ctx);
      drawChain(this, ctx);
    });
    if (this.strip) drawLatency(this, ctx);
    drawGutter(this, ctx);
    this.clipped(ctx, this.faultTop, this.laneTop, () => this.drawFaultLabels(ctx));
    this.drawCurtain(ctx);
    this.drawCursor(ctx);
    ctx.restore();
  }

  clipped(ctx, top, bottom, draw) {
    ctx.save();
    ctx.beginPath();
    ctx.rect(this.left, top, this.right - this.left, bottom - top);
    ctx.clip();
    draw();
    ctx.restore();
  }

  /** Lists the messages of the window, or null where there are too many to draw one by one. */
  bySeen() {
    const { arrows } = this.model;
    const [t0, t1] = this.window();
    this.inWindow = arrows.countIn(t0, t1);
    this.seen = null;
    if (this.inWindow > MANY * 5) return;
    const list = arrows.in(t0, t1).filter((arrow) => this.shows(arrow)
      && this.lanes.of(arrows.from[arrow]) && this.lanes.of(arrows.to[arrow]));
    if (list.length <= MANY) this.seen = list;
  }

  drawAxis(ctx) {
    const { theme, box } = this;
    ctx.font = `11.5px ${FONT}`;
    ctx.textAlign = 'center';
    ctx.textBaseline = 'middle';
    if (this.axis.mode === 'events') this.drawEqualTimes(ctx);
    for (const tick of this.axis.ticks(this.u0, this.u1, this.right - this.left)) {
      const x = Math.round(this.x(tick.u)) + 0.5;
      if (x < this.left || x > this.right) continue;
      ctx.strokeStyle = theme.grid;
      ctx.lineWidth = 1;
      ctx.beginPath();
      ctx.moveTo(x, box.y + AXIS - 4);
      ctx.lineTo(x, this.strip ? this.strip.bottom : this.laneBottom);
      ctx.stroke();
      ctx.fillStyle = theme.muted;
      if (x > this.left + 30 && x < this.right - 26) ctx.fillText(tick.text, x, box.y + AXIS / 2 - 1);
    }
  }

  /** Moments at one instant stand side by side on an event axis; a band says that they are one instant. */
  drawEqualTimes(ctx) {
    const { momentTime, moments } = this.model;
    const first = Math.max(0, lowerBound(this.axis.u, this.u0) - 1);
    ctx.fillStyle = this.theme.panel;
    for (let m = first; m < moments && this.axis.u[m] <= this.u1;) {
      let last = m;
      while (last + 1 < moments && momentTime[last + 1] === momentTime[m]) last++;
      if (last > m) {
        const from = Math.max(this.left, this.x(this.axis.u[m] - 0.4));
        const to = Math.min(this.right, this.x(this.axis.u[last] + 0.4));
        ctx.fillRect(from, this.laneTop, to - from, this.laneBottom - this.laneTop);
      }
      m = last + 1;
    }
  }

  /** Where a fault begins and ends: at its own moments, where it has them. */
  faultSpan(fault) {
    const [begin, end] = this.model.faultMoments[this.model.faults.indexOf(fault)];
    const from = begin < 0 ? this.xOfTime(fault.begin) : this.xOfMoment(begin);
    const to = end < 0 ? this.xOfTime(fault.end) : this.xOfMoment(end);
    return [Math.max(this.left - 2, from), Math.min(this.right + 2, to)];
  }

  drawFaultBands(ctx) {
    const bottom = this.box.y + this.box.height;
    this.model.faults.forEach((fault, i) => {
      const [from, to] = this.faultSpan(fault);
      if (to < this.left || from > this.right) return;
      const top = this.faultTop + this.faultRows[i] * FAULT_ROW + FAULT_ROW / 2;
      shadeFault(ctx, this.theme, fault, from, top, Math.max(1, to - from), bottom - top);
      ctx.strokeStyle = faultColour(this.theme, fault);
      ctx.lineWidth = 1;
      for (const x of [from, to]) {
        ctx.beginPath();
        ctx.moveTo(Math.round(x) + 0.5, top);
        ctx.lineTo(Math.round(x) + 0.5, bottom);
        ctx.stroke();
      }
    });
  }

  drawFaultLabels(ctx) {
    ctx.font = `600 12px ${FONT}`;
    ctx.textBaseline = 'middle';
    ctx.textAlign = 'left';
    const crowded = [];
    this.model.faults.forEach((fault, i) => {
      const [from, to] = this.faultSpan(fault);
      if (to < this.left || from > this.right) return;
      const y = this.faultTop + this.faultRows[i] * FAULT_ROW + 2;
      ctx.fillStyle = faultColour(this.theme, fault);
      roundedBox(ctx, from, y, Math.max(2, to - from), FAULT_ROW - 4, 4);
      ctx.fill();
      if (this.faultRows[i] === this.mostFaultRows) {
        crowded.push([from, fault]);
        return;
      }
      const text = `${fault.fault}  ${fault.text}`;
      const room = to - Math.max(from, this.left) - 10;
      const inside = ctx.measureText(text).width < room || room > 60;
      ctx.fillStyle = inside ? this.theme['fault-ink'] : this.theme.ink;
      const start = inside ? Math.max(from, this.left) + 6 : to + 5;
      fitText(ctx, text, start, y + FAULT_ROW / 2 - 1.5, inside ? room : this.right - to - 10);
    });
    this.drawCrowd(ctx, crowded);
  }

  /** How many faults share the last row in this window; which they are, the pointer and the chapters tell. */
  drawCrowd(ctx, crowded) {
    if (crowded.length === 0) return;
    const from = Math.max(this.left, Math.min(...crowded.map(([begin]) => begin)));
    const y = this.faultTop + this.mostFaultRows * FAULT_ROW;
    const [, fault] = crowded[0];
    const text = crowded.length === 1 ? `${fault.fault}  ${fault.text}` : `and ${crowded.length} more`;
    ctx.fillStyle = this.theme['fault-ink'];
    fitText(ctx, text, from + 6, y + FAULT_ROW / 2 + 0.5, this.right - from - 10);
  }

  /** Whether a question hides what happens at a time. */
  hides(time) {
    return time >= this.hiddenFrom;
  }

  /** Where the curtain begins. */
  curtainX() {
    if (this.hiddenFrom === Infinity) return Infinity;
    if (this.curtain) return this.cursorX() + 1;
    const { momentTime, moments } = this.model;
    return this.xOfMoment(Math.min(moments - 1, lowerBound(momentTime, this.hiddenFrom))) - 1;
  }

  drawCurtain(ctx) {
    const x = Math.max(this.left, this.curtainX());
    const bottom = this.box.y + this.box.height;
    if (x >= this.right) return;
    ctx.fillStyle = this.theme.panel;
    ctx.fillRect(x, this.box.y, this.right - x, bottom - this.box.y);
    ctx.fillStyle = this.theme.muted;
    ctx.font = `600 44px ${FONT}`;
    ctx.textAlign = 'center';
    ctx.textBaseline = 'middle';
    if (this.right - x > 60) ctx.fillText('?', (x + this.right) / 2, (this.laneTop + this.laneBottom) / 2);
  }

  /** Where the cursor stands: at its moment, or on the way between two. */
  cursorX() {
    return this.axis.mode === 'linear' || this.cursor !== this.model.momentTime[this.moment]
      ? this.xOfTime(this.cursor) : this.xOfMoment(this.moment);
  }

  drawCursor(ctx) {
    const x = this.cursorX();
    if (x < this.left - 1 || x > this.right + 1) return;
    ctx.strokeStyle = this.theme.accent;
    ctx.lineWidth = 1.5;
    ctx.beginPath();
    ctx.moveTo(x, this.box.y + AXIS - 4);
    ctx.lineTo(x, this.strip ? this.strip.bottom : this.laneBottom);
    ctx.stroke();
    ctx.font = `600 11.5px ${FONT}`;
    ctx.textAlign = 'center';
    ctx.textBaseline = 'middle';
    const text = clock(this.cursor);
    const width = ctx.measureText(text).width + 12;
    const middle = Math.min(Math.max(x, this.left + width / 2 - 4), this.right - width / 2 + 4);
    ctx.fillStyle = this.theme['accent-fill'];
    roundedBox(ctx, middle - width / 2, this.box.y + 3, width, AXIS - 8, 4);
    ctx.fill();
    ctx.fillStyle = '#fff';
    ctx.fillText(text, middle, this.box.y + AXIS / 2 - 1);
  }
}
