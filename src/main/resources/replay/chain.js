/** The steps that led to a moment, as pairs of rows, from the latest back. */
function causesOf(model, moment, most = 40) {
  const hops = [];
  let row = model.momentStart[moment];
  while (hops.length < most && model.cause[row] >= 0) {
    const cause = model.cause[row];
    if (model.momentOf[cause] !== model.momentOf[row]) hops.push({ cause, effect: row });
    row = cause;
  }
  return hops;
}

/** Why the current moment happened: the chain of causes in the accent's colour, fading with distance. */
function drawChain(stage, ctx) {
  const { model, theme } = stage;
  const { arrows } = model;
  const hops = causesOf(model, stage.moment);
  hops.forEach(({ cause, effect }, i) => {
    const alpha = Math.max(0.25, 1 - i / 12);
    const arrow = arrows.ofEnd[effect];
    if (arrow >= 0) {
      if (!stage.lanes.of(arrows.from[arrow]) || !stage.lanes.of(arrows.to[arrow])) return;
      strokeArrows(ctx, { colour: theme.accent, width: i === 0 ? 2.6 : 1.9, dash: [], alpha, head: true }, [arrowEnds(stage, arrow)]);
    } else {
      drawWait(stage, ctx, cause, effect, alpha);
    }
  });
  drawHere(stage, ctx);
}

/** A node's own waiting, for a timer or its disk: a line along its bar. */
function drawWait(stage, ctx, cause, effect, alpha) {
  const lane = stage.lanes.of(stage.model.place[effect]);
  if (!lane || stage.model.place[cause] !== stage.model.place[effect]) return;
  ctx.globalAlpha = alpha;
  ctx.strokeStyle = stage.theme.accent;
  ctx.lineWidth = 2.2;
  ctx.beginPath();
  const y = lane.barBottom + 3;
  ctx.moveTo(stage.xOfMoment(stage.model.momentOf[cause]), y);
  ctx.lineTo(stage.xOfMoment(stage.model.momentOf[effect]), y);
  ctx.stroke();
  ctx.globalAlpha = 1;
}

/** A ring where the current moment happens. */
function drawHere(stage, ctx) {
  const lane = stage.lanes.of(stage.model.placeOf(stage.moment));
  if (!lane || stage.cursor !== stage.model.momentTime[stage.moment]) return;
  ctx.beginPath();
  ctx.arc(stage.xOfMoment(stage.moment), (lane.barTop + lane.barBottom) / 2, 7, 0, 7);
  ctx.fillStyle = stage.theme['accent-fill'];
  ctx.fill();
  ctx.strokeStyle = stage.theme.bg;
  ctx.lineWidth = 2.5;
  ctx.stroke();
}
