/** The two ends of a message on the picture; a drop ends where the message was lost. */
function arrowEnds(stage, arrow) {
  const { arrows, momentOf } = stage.model;
  const from = stage.lanes.of(arrows.from[arrow]);
  const to = stage.lanes.of(arrows.to[arrow]);
  const x0 = stage.xOfMoment(momentOf[arrows.sendRow[arrow]]);
  const down = to.y > from.y || (to === from && arrows.to[arrow] >= arrows.from[arrow]);
  const y0 = down ? from.barBottom : from.barTop;
  const y1 = to === from ? y0 : down ? to.barTop : to.barBottom;
  if (arrows.endRow[arrow] < 0) return { x0, y0, x1: stage.xOfTime(stage.model.end), y1 };
  const handled = stage.xOfMoment(momentOf[arrows.endRow[arrow]]);
  const waited = arrows.queuedRow[arrow];
  if (waited >= 0 && to !== from) return { x0, y0, x1: stage.xOfMoment(momentOf[waited]), y1, x2: handled };
  const x1 = handled;
  if (to === from && arrows.from[arrow] === arrows.to[arrow]) return { x0, y0, x1: Math.max(x1, x0 + 0.1), y1, self: true };
  if (arrows.status[arrow] !== DROPPED || arrows.ended[arrow] > arrows.sent[arrow]) return { x0, y0, x1, y1 };
  const typical = stage.xOfTime(arrows.sent[arrow] + arrows.typical(arrow)) - stage.xOfTime(arrows.sent[arrow]);
  return { x0, y0, x1: x0 + Math.min(typical, 160) * LOST_AT, y1: y0 + (y1 - y0) * LOST_AT };
}

const LOST_AT = 0.45; // how far towards its receiver a lost message is drawn

/** All messages of the window, one by one: past ones full, those still to come faint. */
function drawArrows(stage, ctx) {
  const { model, theme } = stage;
  const groups = new Map();
  for (const arrow of stage.seen) {
    const style = arrowStyle(stage, arrow);
    if (!groups.has(style.key)) groups.set(style.key, { style, list: [] });
    groups.get(style.key).list.push(arrow);
  }
  const ends = new Map(stage.seen.map((arrow) => [arrow, arrowEnds(stage, arrow)]));
  for (const { style, list } of groups.values()) strokeArrows(ctx, style, list.map((arrow) => ends.get(arrow)));
  drawCrosses(stage, ctx, ends);
  drawMarks(stage, ctx);
  if (stage.seen.length <= 160) drawLabels(stage, ctx, ends);
  drawTokens(stage, ctx, ends);
  if (stage.hover >= 0 && ends.has(stage.hover)) {
    strokeArrows(ctx, { colour: theme.accent, width: 2.5, dash: [], alpha: 1, head: model.arrows.status[stage.hover] !== DROPPED },
      [ends.get(stage.hover)]);
  }
  stage.ends = ends;
}

function arrowStyle(stage, arrow) {
  const { arrows } = stage.model;
  const { theme } = stage;
  const dropped = arrows.status[arrow] === DROPPED && !stage.hides(arrows.ended[arrow]);
  const future = arrows.sent[arrow] > stage.cursor;
  const beat = arrows.heartbeat[arrow] === 1;
  const mine = stage.operation && stage.operationArrows?.has(arrow);
  const dash = arrows.duplicate[arrow] ? [2, 3] : arrows.delayed[arrow] ? [9, 4] : arrows.status[arrow] === IN_FLIGHT ? [1, 4] : [];
  return {
    key: `${dropped}${future}${beat}${dash}${mine}`,
    colour: dropped ? theme.drop : mine ? theme.accent : beat ? theme.beat : theme.message,
    width: mine ? 2.2 : dropped ? 1.6 : beat ? 1 : 1.3,
    dash,
    alpha: future ? 0.38 : 1,
    head: !dropped && arrows.status[arrow] === DELIVERED,
  };
}

function strokeArrows(ctx, { colour, width, dash, alpha, head }, ends) {
  ctx.globalAlpha = alpha;
  ctx.strokeStyle = colour;
  ctx.fillStyle = colour;
  ctx.lineWidth = width;
  ctx.setLineDash(dash);
  ctx.beginPath();
  for (const { x0, y0, x1, y1, x2, self } of ends) {
    if (x2 !== undefined) addWait(ctx, x1, x2, y0, y1);
    ctx.moveTo(x0, y0);
    if (self) ctx.bezierCurveTo(x0 + 2, y0 + 14, x1 - 2, y1 + 14, x1, y1);
    else ctx.lineTo(x1, y1);
  }
  ctx.stroke();
  ctx.setLineDash([]);
  if (head) {
    const size = 5 + width * 1.5;
    ctx.beginPath();
    for (const { x0, y0, x1, y1, self } of ends) {
      if (self) addHead(ctx, x1, y1 + 9, x1, y1, size);
      else addHead(ctx, x0, y0, x1, y1, size);
    }
    ctx.fill();
  }
  ctx.globalAlpha = 1;
}

/** A message that waits at its receiver: a line beside the bar, until a tick on it where the message is handled. */
function addWait(ctx, from, until, y0, y1) {
  const beside = y1 > y0 ? y1 - 3 : y1 + 3;
  ctx.moveTo(from, beside);
  ctx.lineTo(until, beside);
  ctx.lineTo(until, y1);
}

/** A head whose tip is the end of the line, at the edge of the receiver's bar. */
function addHead(ctx, x0, y0, x1, y1, size) {
  const length = Math.hypot(x1 - x0, y1 - y0) || 1;
  const dx = ((x1 - x0) / length) * size;
  const dy = ((y1 - y0) / length) * size;
  ctx.moveTo(x1, y1);
  ctx.lineTo(x1 - dx - dy * 0.42, y1 - dy + dx * 0.42);
  ctx.lineTo(x1 - dx + dy * 0.42, y1 - dy - dx * 0.42);
  ctx.closePath();
}

/** Lost messages end in a cross, with the reason where there is room for words. */
function drawCrosses(stage, ctx, ends) {
  const { arrows, reasons, other } = stage.model;
  const few = stage.seen.length <= 120;
  ctx.font = `11px ${FONT}`;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  const written = [];
  for (const arrow of stage.seen) {
    if (arrows.status[arrow] !== DROPPED) continue;
    const { x1, y1, y0 } = ends.get(arrow);
    const future = arrows.sent[arrow] > stage.cursor;
    ctx.globalAlpha = future ? 0.5 : 1;
    ctx.strokeStyle = stage.theme.drop;
    ctx.lineWidth = 2;
    ctx.beginPath();
    ctx.moveTo(x1 - 4.5, y1 - 4.5);
    ctx.lineTo(x1 + 4.5, y1 + 4.5);
    ctx.moveTo(x1 + 4.5, y1 - 4.5);
    ctx.lineTo(x1 - 4.5, y1 + 4.5);
    ctx.stroke();
    const y = y1 + (y1 > y0 ? -8 : 8);
    if (few && !overBar(stage, y, 0, 0) && !written.some((at) => Math.abs(at.x - x1) < 150 && Math.abs(at.y - y) < 13)) {
      haloText(ctx, stage.theme, reasons[other[arrows.endRow[arrow]]], x1 + 8, y, stage.theme.ink);
      written.push({ x: x1, y });
    }
  }
  ctx.globalAlpha = 1;
}

function haloText(ctx, theme, text, x, y, colour) {
  ctx.lineWidth = 3.5;
  ctx.lineJoin = 'round';
  ctx.strokeStyle = theme.bg;
  ctx.strokeText(text, x, y);
  ctx.fillStyle = colour;
  ctx.fillText(text, x, y);
}

/** The type of each message along its line, where lines are far enough apart. */
function drawLabels(stage, ctx, ends) {
  const { arrows, content, words } = stage.model;
  const taken = [];
  const focus = stage.focusArrows ?? new Set();
  const order = [...stage.seen].sort((a, b) => focus.has(b) - focus.has(a) || arrows.heartbeat[a] - arrows.heartbeat[b] || a - b);
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  for (const arrow of order) {
    const { x0, y0, x1, y1 } = ends.get(arrow);
    const text = words.message(content[arrows.sendRow[arrow]]) + (arrows.duplicate[arrow] ? ' (duplicate)' : '')
      + (arrows.delayed[arrow] ? ` (late: ${span(arrows.reached(arrow) - arrows.sent[arrow])})` : '');
    ctx.font = `${focus.has(arrow) ? 600 : 400} 11px ${FONT}`;
    const width = ctx.measureText(text).width;
    const length = Math.hypot(x1 - x0, y1 - y0);
    if (length < width + 24) continue;
    let angle = Math.atan2(y1 - y0, x1 - x0);
    if (angle > Math.PI / 2) angle -= Math.PI;
    if (angle < -Math.PI / 2) angle += Math.PI;
    const at = LABEL_PLACES.map((share) => ({ x: x0 + (x1 - x0) * share, y: y0 + (y1 - y0) * share }))
      .find(({ x, y }) => x > stage.left && x < stage.right && labelFits(taken, x, y, width, angle) && !overBar(stage, y, width, angle));
    if (!at) continue;
    taken.push(...labelSpots(at.x, at.y, width, angle));
    ctx.save();
    ctx.translate(at.x, at.y);
    ctx.rotate(angle);
    ctx.globalAlpha = arrows.sent[arrow] > stage.cursor ? 0.6 : 1;
    const colour = focus.has(arrow) ? stage.theme.accent : arrows.heartbeat[arrow] ? stage.theme.muted : stage.theme.ink;
    haloText(ctx, stage.theme, text, 0, -7, colour);
    ctx.restore();
  }
}

const LABEL_PLACES = [0.5, 0.35, 0.65, 0.22, 0.78, 0.12, 0.88];

/** Whether a label would lie on a bar. */
function overBar(stage, y, width, angle) {
  const reach = Math.abs(Math.sin(angle)) * (width / 2) + 7;
  return stage.lanes.visible().some((lane) => y + reach > lane.barTop && y - reach < lane.barBottom);
}

function labelSpots(x, y, width, angle) {
  const spots = [];
  for (let along = -width / 2; along <= width / 2; along += 12) {
    spots.push({ x: x + Math.cos(angle) * along, y: y + Math.sin(angle) * along });
  }
  return spots;
}

function labelFits(taken, x, y, width, angle) {
  return labelSpots(x, y, width, angle).every((spot) => taken.every((other) => Math.hypot(other.x - spot.x, other.y - spot.y) > 15));
}

/** Messages that are on their way at the cursor, as dots on their lines. */
function drawTokens(stage, ctx, ends) {
  const { arrows } = stage.model;
  const at = stage.cursorX();
  for (const arrow of stage.seen) {
    if (!isOnItsWay(stage, arrow)) continue;
    const { x0, y0, x1, y1, x2, self } = ends.get(arrow);
    if (self) continue;
    const share = x1 > x0 ? Math.min(1, Math.max(0, (at - x0) / (x1 - x0))) : 1;
    ctx.beginPath();
    ctx.arc(x2 > x1 && at > x1 ? Math.min(at, x2) : x0 + (x1 - x0) * share, y0 + (y1 - y0) * share, arrows.heartbeat[arrow] ? 3 : 4.5, 0, 7);
    ctx.fillStyle = arrows.status[arrow] === DROPPED && !stage.hides(arrows.ended[arrow]) ? stage.theme.drop : stage.theme.accent;
    ctx.fill();
    ctx.strokeStyle = stage.theme.bg;
    ctx.lineWidth = 1.5;
    ctx.stroke();
  }
}

/** Whether a message is on its way at the cursor; of what happens at one instant, after the cursor's moment. */
function isOnItsWay(stage, arrow) {
  const { arrows, momentTime, momentOf } = stage.model;
  if (stage.cursor !== momentTime[stage.moment]) return arrows.sent[arrow] <= stage.cursor && arrows.ended[arrow] > stage.cursor;
  return arrows.momentOfSend(arrow) <= stage.moment && (arrows.endRow[arrow] < 0 || momentOf[arrows.endRow[arrow]] > stage.moment);
}

/** What nodes do by themselves, on their bars: timers that fire (triangle), writes (square, full when durable). */
function drawMarks(stage, ctx) {
  const { model, theme } = stage;
  const first = lowerBound(stage.axis.u, stage.u0);
  const last = upperBound(stage.axis.u, stage.u1);
  if (last - first > 500) return;
  for (let row = model.momentStart[first]; row < model.momentStart[last]; row++) {
    const kind = model.kindOf(row);
    const lane = stage.lanes.of(model.place[row]);
    if (!lane || lane.kind !== 'node') continue;
    const x = stage.xOfMoment(model.momentOf[row]);
    ctx.globalAlpha = model.time[row] > stage.cursor ? 0.45 : 1;
    ctx.strokeStyle = theme.ink;
    ctx.fillStyle = theme.ink;
    ctx.lineWidth = 1.2;
    ctx.beginPath();
    if (kind === 'timer-fired') {
      ctx.moveTo(x - 5, lane.barTop - 8);
      ctx.lineTo(x + 5, lane.barTop - 8);
      ctx.lineTo(x, lane.barTop - 1);
      ctx.fill();
    } else if (kind === 'wrote' || kind === 'became-durable') {
      ctx.rect(x - 2.5, lane.barBottom - 7, 5, 5);
      if (kind === 'wrote') ctx.stroke();
      else ctx.fill();
    }
  }
  ctx.globalAlpha = 1;
}

/** Rates instead of messages: how many arrive in each bin, with those that were lost on top. */
function drawRates(stage, ctx) {
  const { theme } = stage;
  const width = 4;
  const count = Math.ceil((stage.right - stage.left) / width);
  const edges = [];
  for (let i = 0; i <= count; i++) edges.push(stage.axis.timeAt(stage.u(stage.left + i * width)));
  const lanes = stage.lanes.visible().map((lane) => ({
    lane,
    all: Density.bins(stage.density.all, lane.places, edges),
    drops: Density.bins(stage.density.drops, lane.places, edges),
  }));
  const most = highest(lanes.map(({ all }) => all));
  const room = roomAbove(stage.lanes.rows);
  stage.rate = { most, length: edges[1] - edges[0] };
  for (const { lane, all, drops } of lanes) {
    if (lane.kind !== 'node') continue;
    ctx.fillStyle = theme.bar;
    ctx.beginPath();
    for (let i = 0; i < count; i++) {
      const height = (Math.min(most, all[i] - drops[i]) / most) * room;
      if (height > 0) ctx.rect(stage.left + i * width, lane.barTop - height, width - 1, height);
    }
    ctx.fill();
    ctx.fillStyle = theme.drop;
    ctx.beginPath();
    for (let i = 0; i < count; i++) {
      if (drops[i] === 0) continue;
      const height = Math.max(1.5, (Math.min(most, drops[i]) / most) * room);
      ctx.rect(stage.left + i * width, lane.barTop - (Math.min(most, all[i]) / most) * room, width - 1, height);
    }
    ctx.fill();
  }
  stage.ends = new Map();
}

/** How high bars can be without reaching what is above: the first node has least, below the clients or at the top. */
function roomAbove(rows) {
  const first = rows.findIndex((lane) => lane.kind === 'node');
  if (first < 0) return 0;
  return Math.max(8, rows[first].barTop - (first > 0 ? rows[first - 1].barBottom : rows[first].y) - 4);
}

/** The height of the scale: nearly all bins fit, and a single burst does not press the others flat. */
function highest(lanes) {
  const counts = lanes.flatMap((bins) => [...bins]).filter((number) => number > 0).sort((a, b) => a - b);
  return Math.max(1, counts[Math.floor(counts.length * 0.99)] ?? 1);
}
