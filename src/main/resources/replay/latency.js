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
  stage.marks = [];
  const ended = thinned(stage, operations.endedIn(t0, t1), scale);
  stage.clipped(ctx, strip.top - 6, strip.bottom + 6, () => {
    for (const { operation, x, y } of ended) {
      stage.marks.push({ operation, x, y });
      outcomeMark(ctx, theme, operation.outcome, x, y, operation === stage.operation ? 6 : 3.4, operation === stage.operation);
    }
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

/** At most one mark of an outcome for each spot of three pixels; what is rare is drawn last. */
function thinned(stage, operations, scale) {
  const spots = new Map();
  for (const operation of operations) {
    const x = stage.xOfMoment(stage.model.momentOf[operation.completedRow]);
    const y = scale.y(operation.end - operation.begin);
    spots.set(`${operation.outcome} ${Math.round(x / 3)} ${Math.round(y / 3)}`, { operation, x, y });
  }
  if (stage.operation?.completedRow >= 0) {
    const operation = stage.operation;
    spots.set('chosen', { operation, x: stage.xOfMoment(stage.model.momentOf[operation.completedRow]), y: scale.y(operation.end - operation.begin) });
  }
  return [...spots.values()].sort((a, b) => a.operation.outcome - b.operation.outcome);
}

/** The outcome's mark, by colour and by shape: ok a dot, failed an x, unknown a square. */
function outcomeMark(ctx, theme, outcome, x, y, size, outlined) {
  ctx.fillStyle = theme[OUTCOMES[outcome]];
  ctx.strokeStyle = theme[OUTCOMES[outcome]];
  ctx.lineWidth = 2;
  ctx.beginPath();
  if (outcome === 0) ctx.arc(x, y, size, 0, 7);
  else if (outcome === 1) {
    ctx.moveTo(x - size, y - size);
    ctx.lineTo(x + size, y + size);
    ctx.moveTo(x + size, y - size);
    ctx.lineTo(x - size, y + size);
  } else ctx.rect(x - size, y - size, 2 * size, 2 * size);
  if (outcome === 1) ctx.stroke();
  else ctx.fill();
  if (!outlined) return;
  ctx.strokeStyle = theme.ink;
  ctx.stroke();
}
