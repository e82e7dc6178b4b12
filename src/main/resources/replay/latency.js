/** Operations by their end and latency, on a log scale; every mark can be clicked and leads to its operation. */
function drawLatency(stage, ctx) {
  const { strip, theme } = stage;
  const { operations } = stage.model;
  const [t0, t1] = stage.window();
  const scale = latencyScale(stage);
  ctx.font = `11px ${FONT}`;
  ctx.textAlign = 'right';
  ctx.textBaseline = 'middle';
  ctx.lineWidth = 1;
  for (const tick of scale.ticks) {
    const y = Math.round(scale.y(tick)) + 0.5;
    ctx.strokeStyle = theme.grid;
    ctx.beginPath();
    ctx.moveTo(stage.left, y);
    ctx.lineTo(stage.right, y);
    ctx.stroke();
    ctx.fillStyle = theme.muted;
    ctx.fillText(span(tick), stage.left - 8, y);
  }
  ctx.save();
  ctx.translate(stage.box.x + 14, (strip.top + strip.bottom) / 2);
  ctx.rotate(-Math.PI / 2);
  ctx.textAlign = 'center';
  ctx.fillStyle = theme.muted;
  ctx.fillText('latency', 0, 0);
  ctx.restore();
  stage.marks = thinned(stage, t0, t1, scale);
  stage.clipped(ctx, strip.top - 6, strip.bottom + 6, () => {
    for (const outcome of [0, 1, 2]) drawMarksOf(ctx, theme, outcome, stage.marks.filter(({ operation }) => operation.outcome === outcome));
    const chosen = stage.marks.find(({ operation }) => operation === stage.operation);
    if (chosen) drawChosen(ctx, theme, chosen);
  });
}

function latencyScale(stage) {
  const { strip } = stage;
  const { operations } = stage.model;
  if (!stage.latencyRange) {
    const latencies = operations.byEnd.map((operation) => Math.max(1e4, operation.end - operation.begin));
    const low = latencies.reduce((a, b) => Math.min(a, b), 1e9);
    const high = latencies.reduce((a, b) => Math.max(a, b), low * 10);
    stage.latencyRange = [Math.log10(low) - 0.1, Math.log10(high) + 0.1];
  }
  const [low, high] = stage.latencyRange;
  const ticks = [];
  for (let power = Math.ceil(low); power <= high; power++) ticks.push(10 ** power);
  return {
    ticks,
    y: (nanos) => strip.bottom - ((Math.log10(Math.max(1e4, nanos)) - low) / (high - low)) * (strip.bottom - strip.top),
  };
}

/** At most one mark of an outcome for each spot of three pixels. */
function thinned(stage, t0, t1, scale) {
  const { strip, model } = stage;
  const { byEnd, ends } = model.operations;
  const columns = Math.ceil((stage.right - stage.left) / 3) + 1;
  const rows = Math.ceil((strip.bottom - strip.top) / 3) + 2;
  const taken = new Uint8Array(columns * rows * 3);
  const marks = [];
  for (let i = lowerBound(ends, t0); i < byEnd.length && ends[i] <= t1; i++) {
    const operation = byEnd[i];
    const x = stage.xOfMoment(model.momentOf[operation.completedRow]);
    const y = scale.y(operation.end - operation.begin);
    const column = Math.floor((x - stage.left) / 3);
    const row = Math.floor((y - strip.top) / 3) + 1;
    const spot = (operation.outcome * rows + row) * columns + column;
    if (taken[spot] === 1 && operation !== stage.operation) continue;
    taken[spot] = 1;
    marks.push({ operation, x, y });
  }
  return marks;
}

/** The outcome's marks, by colour and by shape: ok a dot, failed an x, unknown a square. */
function drawMarksOf(ctx, theme, outcome, marks) {
  if (marks.length === 0) return;
  const size = marks.length > 500 ? 2.4 : 3.4;
  ctx.beginPath();
  for (const { x, y } of marks) addMark(ctx, outcome, x, y, size);
  paintMarks(ctx, theme, outcome);
}

function addMark(ctx, outcome, x, y, size) {
  if (outcome === 0) {
    ctx.moveTo(x + size, y);
    ctx.arc(x, y, size, 0, 7);
  } else if (outcome === 1) {
    ctx.moveTo(x - size, y - size);
    ctx.lineTo(x + size, y + size);
    ctx.moveTo(x + size, y - size);
    ctx.lineTo(x - size, y + size);
  } else {
    ctx.rect(x - size, y - size, 2 * size, 2 * size);
  }
}

function paintMarks(ctx, theme, outcome) {
  ctx.fillStyle = theme[OUTCOMES[outcome]];
  ctx.strokeStyle = theme[OUTCOMES[outcome]];
  ctx.lineWidth = 2;
  if (outcome === 1) ctx.stroke();
  else ctx.fill();
}

function drawChosen(ctx, theme, { operation, x, y }) {
  ctx.beginPath();
  addMark(ctx, operation.outcome, x, y, 6);
  paintMarks(ctx, theme, operation.outcome);
  ctx.strokeStyle = theme.ink;
  ctx.lineWidth = 1.5;
  ctx.stroke();
}
