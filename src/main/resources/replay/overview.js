const OVERVIEW = 92;

/**
 * The whole run in a strip: faults behind, a thin row for each node's role, how operations ended and the worst latency, and a
 * frame around the window of the stage. Painted once and kept, since it changes only with size and theme.
 */
class Overview {
  constructor(model, theme, gutter) {
    this.gutter = gutter;
    this.model = model;
    this.theme = theme;
    this.kept = null;
    this.hides = () => false; // a violation that a question is about
  }

  setBox(x, y, width, height) {
    this.box = { x, y, width, height };
    this.left = x + this.gutter;
    this.right = x + width - RIGHT;
    this.kept = null;
  }

  x(time) {
    return this.left + (time / this.model.end) * (this.right - this.left);
  }

  timeAt(x) {
    return Math.min(this.model.end, Math.max(0, ((x - this.left) / (this.right - this.left)) * this.model.end));
  }

  draw(ctx, stage, scale) {
    const { box, theme } = this;
    if (!this.kept) this.paint(scale);
    ctx.drawImage(this.kept, box.x, box.y, box.width, box.height);
    const [t0, t1] = stage.window();
    const from = Math.max(this.left, this.x(t0));
    const to = Math.min(this.right, Math.max(from + 3, this.x(t1)));
    this.drawCurtain(ctx, stage);
    ctx.fillStyle = theme.bg;
    ctx.globalAlpha = 0.3;
    ctx.fillRect(this.left, box.y + 1, from - this.left, box.height - 1);
    ctx.fillRect(to, box.y + 1, this.right - to, box.height - 1);
    ctx.globalAlpha = 1;
    ctx.strokeStyle = theme.accent;
    ctx.lineWidth = 2;
    roundedBox(ctx, from, box.y + 2, to - from, box.height - 4, 4);
    ctx.stroke();
    ctx.beginPath();
    ctx.moveTo(this.x(stage.cursor), box.y + 2);
    ctx.lineTo(this.x(stage.cursor), box.y + box.height - 2);
    ctx.lineWidth = 1;
    ctx.stroke();
  }

  drawCurtain(ctx, { hiddenFrom, cursor }) {
    if (hiddenFrom >= this.model.end) return;
    const { box, theme } = this;
    const x = Math.max(this.x(cursor) + 1, this.x(hiddenFrom) - 1);
    ctx.fillStyle = theme.panel;
    ctx.fillRect(x, box.y + 1, this.right - x + 6, box.height - 1); // with the half of a mark at the end
    ctx.fillStyle = theme.muted;
    ctx.font = `600 22px ${FONT}`;
    ctx.textAlign = 'center';
    ctx.textBaseline = 'middle';
    if (this.right - x > 40) ctx.fillText('?', (x + this.right) / 2, box.y + box.height / 2);
  }

  paint(scale) {
    const { box, theme } = this;
    this.kept = document.createElement('canvas');
    this.kept.width = Math.round(box.width * scale);
    this.kept.height = Math.round(box.height * scale);
    const ctx = this.kept.getContext('2d');
    ctx.scale(this.kept.width / box.width, this.kept.height / box.height);
    ctx.translate(-box.x, -box.y);
    ctx.fillStyle = theme.panel;
    ctx.fillRect(box.x, box.y, box.width, box.height);
    ctx.fillStyle = theme.line;
    ctx.fillRect(box.x, box.y, box.width, 1);
    for (const fault of this.model.faults) {
      const width = Math.max(1.5, this.x(fault.end) - this.x(fault.begin));
      shadeFault(ctx, theme, fault, this.x(fault.begin), box.y + 1, width, box.height);
      ctx.fillStyle = faultColour(theme, fault);
      ctx.fillRect(this.x(fault.begin), box.y + 1, width, 4);
    }
    const rolesHeight = this.paintRoles(ctx, box.y + 9);
    if (this.model.operations.byEnd.length > 0) this.paintOutcomes(ctx, box.y + 9 + rolesHeight + 4);
    this.paintViolations(ctx);
  }

  label(ctx, text, y) {
    ctx.font = `11px ${FONT}`;
    ctx.textAlign = 'right';
    ctx.textBaseline = 'middle';
    ctx.fillStyle = this.theme.muted;
    ctx.fillText(text, this.left - 10, y);
  }

  /** Every node where there are few; where there are many, those that ever led in one row, or how many the news have reached. */
  paintRoles(ctx, top) {
    const { theme, model } = this;
    const all = model.roles.segments;
    const room = model.operations.byEnd.length > 0 ? 34 : 70;
    if (all.length > 12 && model.roles.haveStandings) return this.paintReached(ctx, top, room);
    const height = all.length <= 12 ? Math.min(7, room / all.length) : room;
    all.forEach((segments, node) => {
      const y = all.length <= 12 ? top + node * height : top;
      for (const segment of segments) {
        const colour = roleColour(segment);
        if (all.length > 12 && (colour === 'follower' || colour === 'down')) continue;
        const width = Math.max(colour === 'follower' ? 0 : 1, this.x(segment.end) - this.x(segment.begin));
        ctx.fillStyle = colour === 'down' ? theme.drop : theme[colour];
        const thin = colour === 'down' ? (height - 1) / 3 : 0;
        ctx.fillRect(this.x(segment.begin), y + thin, width, height - 1 - 2 * thin);
      }
    });
    const used = all.length <= 12 ? height * all.length : height;
    this.label(ctx, 'roles', top + used / 2);
    return used;
  }

  /**
   * The share of nodes that know news, as it grows; below it those of them that tell no more. Among members, those that hold one
   * dead, and below them those that suspect one.
   */
  paintReached(ctx, top, height) {
    const { theme, model } = this;
    const all = model.roles.segments;
    const columns = Math.ceil(this.right - this.left);
    const column = (time) => Math.round(((this.x(time) - this.left) / (this.right - this.left)) * columns);
    for (const [colour, counts] of [['leader', /^(leader|candidate)$/], ['candidate', /^candidate$/]]) {
      const steps = new Int32Array(columns + 1); // how many more than in the column before
      for (const segment of all.flat()) {
        if (!counts.test(roleColour(segment))) continue;
        steps[column(segment.begin)]++;
        steps[column(segment.end)]--;
      }
      ctx.fillStyle = theme[colour];
      for (let i = 0, nodes = 0; i < columns; i++) {
        nodes += steps[i];
        const share = (nodes / all.length) * (height - 1);
        ctx.fillRect(this.left + i, top + height - 1 - share, 1, share);
      }
    }
    this.label(ctx, model.roles.areOfMembers ? 'beliefs' : 'reached', top + height / 2);
    return height;
  }

  /** For each spot: the shares of outcomes, stacked, and above it a bar for the slowest operation. */
  paintOutcomes(ctx, top) {
    const { theme, model } = this;
    const bottom = this.box.y + this.box.height - 4;
    const stripTop = bottom - 10;
    const width = 3;
    const bins = Math.ceil((this.right - this.left) / width);
    const counts = Array.from({ length: bins }, () => [0, 0, 0]);
    this.slowest = new Array(bins).fill(null);
    for (const operation of model.operations.byEnd) {
      const bin = Math.min(bins - 1, Math.floor((this.x(operation.end) - this.left) / width));
      counts[bin][operation.outcome]++;
      const slowest = this.slowest[bin];
      if (!slowest || operation.end - operation.begin > slowest.end - slowest.begin) this.slowest[bin] = operation;
    }
    const latencies = this.slowest.filter(Boolean).map((operation) => Math.log10(Math.max(1e4, operation.end - operation.begin)));
    const low = Math.min(...latencies) - 0.3;
    const high = Math.max(...latencies, low + 0.5);
    counts.forEach((count, bin) => {
      const total = count[0] + count[1] + count[2];
      if (total === 0) return;
      const x = this.left + bin * width;
      let y = bottom;
      for (const outcome of [0, 1, 2]) {
        const height = (count[outcome] / total) * (bottom - stripTop);
        ctx.fillStyle = theme[OUTCOMES[outcome]];
        ctx.fillRect(x, y - height, width, height);
        y -= height;
      }
      const slowest = this.slowest[bin];
      const height = ((Math.log10(Math.max(1e4, slowest.end - slowest.begin)) - low) / (high - low)) * (stripTop - top - 3);
      ctx.fillStyle = theme[OUTCOMES[slowest.outcome]];
      ctx.fillRect(x, stripTop - 2 - height, width - 1, height);
    });
    this.latencyTop = top;
    this.latencyBottom = stripTop;
    this.label(ctx, 'slowest', (top + stripTop) / 2);
    this.label(ctx, 'outcome', (stripTop + bottom) / 2);
  }

  paintViolations(ctx) {
    ctx.fillStyle = this.theme.drop;
    for (const check of this.model.checks) {
      if (check.answer !== 'violated' || check.at === null || this.hides(check.name)) continue;
      const x = this.x(check.at);
      ctx.beginPath();
      ctx.moveTo(x - 5, this.box.y + 1);
      ctx.lineTo(x + 5, this.box.y + 1);
      ctx.lineTo(x, this.box.y + 10);
      ctx.fill();
    }
  }

  /** The slowest operation near a place that was clicked, if the click was on the latency part. */
  operationAt(x, y) {
    if (!this.slowest || y < this.latencyTop || y > this.latencyBottom) return null;
    const bin = Math.floor((x - this.left) / 3);
    let found = null;
    for (let i = bin - 2; i <= bin + 2; i++) {
      const operation = this.slowest[i];
      if (operation && (!found || operation.end - operation.begin > found.end - found.begin)) found = operation;
    }
    return found;
  }
}
