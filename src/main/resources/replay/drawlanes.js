/** The lanes' bars: what each node is, with its term; operations where a lane is of clients. */
function drawLanes(stage, ctx) {
  for (const lane of stage.lanes.visible()) {
    ctx.strokeStyle = stage.theme.line;
    ctx.lineWidth = 1;
    const middle = Math.round((lane.barTop + lane.barBottom) / 2) + 0.5;
    if (lane.kind === 'node') {
      drawRoles(stage, ctx, lane);
    } else {
      ctx.fillStyle = stage.theme.panel;
      ctx.fillRect(stage.left, lane.barTop, stage.right - stage.left, lane.barBottom - lane.barTop);
      ctx.beginPath();
      ctx.moveTo(stage.left, middle);
      ctx.stroke();
      drawOperations(stage, ctx, lane);
    }
  }
}

/** The segments of a lane that can be seen, with their ends on the picture. */
function visibleSegments(stage, lane) {
  const { model } = stage;
  const [t0, t1] = stage.window();
  const seen = [];
  for (const segment of model.roles.segments[lane.places[0]]) {
    if (segment.end < t0) continue;
    if (segment.begin > t1) break;
    const end = segment.end >= model.end ? stage.xOfTime(model.end) : stage.xOfMoment(segment.endMoment);
    const from = Math.max(stage.left - 8, stage.xOfMoment(segment.moment));
    const to = Math.min(stage.right + 8, end);
    if (to > stage.left && from < stage.right) seen.push({ segment, from, to });
  }
  return seen;
}

function drawRoles(stage, ctx, lane) {
  const { theme } = stage;
  for (const { segment, from, to } of visibleSegments(stage, lane)) {
    const colour = roleColour(segment);
    roundedBox(ctx, from, lane.barTop, Math.max(1, to - from - 1), lane.barBottom - lane.barTop, 4);
    if (colour === 'down') {
      drawDown(stage, ctx, to - from);
    } else {
      ctx.fillStyle = theme[colour];
      ctx.fill();
      if (segment.state === 'paused') drawPaused(stage, ctx, from, to, lane);
    }
  }
}

/** The names of the roles, over the messages that cross their bars. */
function drawRoleNames(stage, ctx) {
  const { theme } = stage;
  ctx.textBaseline = 'middle';
  ctx.textAlign = 'left';
  for (const lane of stage.lanes.visible()) {
    if (lane.kind !== 'node') continue;
    const height = lane.barBottom - lane.barTop;
    ctx.font = `600 ${Math.min(12.5, height - 5)}px ${FONT}`;
    for (const { segment, from, to } of visibleSegments(stage, lane)) {
      const colour = roleColour(segment);
      const start = Math.max(from, stage.left) + 8;
      const text = shortText(ctx, roleWords(segment, stage.epochWord), to - start - 6);
      if (text === '') continue;
      ctx.fillStyle = colour === 'down' ? theme.bg : theme[colour];
      ctx.fillRect(start - 3, lane.barTop + 1.5, ctx.measureText(text).width + 6, height - 3);
      ctx.fillStyle = colour === 'down' ? theme.ink : colour === 'follower' ? theme['follower-ink'] : '#111';
      ctx.fillText(text, start, (lane.barTop + lane.barBottom) / 2 + 0.5);
    }
  }
}

function drawDown(stage, ctx, width) {
  ctx.fillStyle = stage.theme.bg;
  ctx.fill();
  ctx.strokeStyle = stage.theme.drop;
  ctx.lineWidth = 1.5;
  if (width > 12) ctx.setLineDash([5, 4]);
  ctx.stroke();
  ctx.setLineDash([]);
}

function drawPaused(stage, ctx, from, to, lane) {
  ctx.save();
  ctx.clip();
  ctx.strokeStyle = stage.theme.ink;
  ctx.globalAlpha = 0.35;
  ctx.lineWidth = 2;
  ctx.beginPath();
  const height = lane.barBottom - lane.barTop;
  for (let x = Math.max(from, stage.left) - height; x < Math.min(to, stage.right); x += 8) {
    ctx.moveTo(x, lane.barBottom);
    ctx.lineTo(x + height, lane.barTop);
  }
  ctx.stroke();
  ctx.restore();
}

/** Operations as bars from their start to their end, a row for each client, coloured by how they ended. */
function drawOperations(stage, ctx, lane) {
  const { model, theme } = stage;
  const [t0, t1] = stage.window();
  const operations = model.operations.openIn(t0, t1);
  if (operations.length > 300) {
    drawOutcomes(stage, ctx, lane, t0, t1);
    return;
  }
  const rows = Math.min(lane.places.length, Math.max(1, Math.floor((lane.barBottom - lane.barTop) / 3)));
  const height = (lane.barBottom - lane.barTop) / rows;
  ctx.textBaseline = 'middle';
  ctx.textAlign = 'left';
  ctx.font = `11px ${FONT}`;
  for (const operation of operations) {
    if (stage.lanes.of(operation.place) !== lane) continue;
    const y = lane.barTop + ((operation.place - lane.places[0]) % rows) * height;
    const from = Math.max(stage.left - 6, stage.xOfMoment(model.momentOf[operation.invokedRow]));
    const to = Math.min(stage.right + 6, operation.completedRow < 0 ? stage.right + 6 : stage.xOfMoment(model.momentOf[operation.completedRow]));
    const told = !stage.hides(operation.end); // an open question must not be answered by a colour
    ctx.fillStyle = theme[told ? OUTCOMES[operation.outcome] : 'open'];
    ctx.globalAlpha = operation === stage.operation ? 1 : 0.75;
    roundedBox(ctx, from, y + Math.min(1, height * 0.15), Math.max(1.5, to - from), height - Math.min(2, height * 0.3), 3);
    ctx.fill();
    ctx.globalAlpha = 1;
    if (operation === stage.operation) {
      ctx.strokeStyle = theme.ink;
      ctx.lineWidth = 1.5;
      ctx.stroke();
    }
    if (height > 13) {
      ctx.fillStyle = '#111';
      const start = Math.max(from, stage.left) + 5;
      fitText(ctx, operationWords(model, operation), start, y + height / 2 + 0.5, to - start - 4);
    }
  }
}

/** Operations that end in each bin, stacked by outcome, where there are too many for bars. */
function drawOutcomes(stage, ctx, lane, t0, t1) {
  const width = 5;
  const bins = Array.from({ length: Math.ceil((stage.right - stage.left) / width) }, () => [0, 0, 0]);
  for (const operation of stage.model.operations.endedIn(t0, t1)) {
    if (stage.lanes.of(operation.place) !== lane) continue;
    const bin = Math.floor((stage.xOfTime(operation.end) - stage.left) / width);
    if (bins[bin]) bins[bin][operation.outcome]++;
  }
  const most = Math.max(1, ...bins.map(([ok, failed, unknown]) => ok + failed + unknown));
  const scale = (lane.barBottom - lane.barTop) / most;
  for (const outcome of [0, 1, 2]) {
    ctx.fillStyle = stage.theme[OUTCOMES[outcome]];
    ctx.beginPath();
    bins.forEach((bin, i) => {
      if (bin[outcome] === 0) return;
      const below = outcome === 0 ? 0 : outcome === 1 ? bin[0] : bin[0] + bin[1];
      ctx.rect(stage.left + i * width, lane.barBottom - (below + bin[outcome]) * scale, width - 1, bin[outcome] * scale);
    });
    ctx.fill();
  }
}

/** The names at the left, with a spot in the colour of the role at the cursor. */
function drawGutter(stage, ctx) {
  const { theme, box, model } = stage;
  ctx.save();
  ctx.beginPath();
  ctx.rect(box.x, stage.laneTop, stage.gutter, stage.laneBottom - stage.laneTop);
  ctx.clip();
  ctx.textBaseline = 'middle';
  for (const lane of stage.lanes.visible()) {
    const y = (lane.barTop + lane.barBottom) / 2;
    ctx.textAlign = 'right';
    ctx.fillStyle = theme.ink;
    ctx.font = `600 ${lane.kind === 'clients' ? 12 : 13.5}px ${FONT}`;
    fitText(ctx, stage.lanes.name(lane), stage.left - 12, y, stage.gutter - (lane.kind === 'node' ? NAME_MARGIN : 18));
    if (lane.kind !== 'node') continue;
    drawClock(stage, ctx, lane, y);
    const segment = model.roles.at(lane.places[0], stage.moment);
    if (!segment) continue;
    ctx.beginPath();
    ctx.arc(box.x + 16, y, 5, 0, 7);
    if (segment.state === 'down') {
      ctx.strokeStyle = theme.drop;
      ctx.lineWidth = 1.5;
      ctx.setLineDash([2, 2]);
      ctx.stroke();
      ctx.setLineDash([]);
    } else {
      ctx.fillStyle = theme[roleColour(segment)];
      ctx.fill();
      ctx.strokeStyle = theme.muted;
      ctx.lineWidth = 0.7;
      ctx.stroke();
    }
  }
  ctx.restore();
}

/** Below a node's name, how far its clock is off at the cursor. */
function drawClock(stage, ctx, lane, y) {
  const ahead = stage.model.clocks.ahead(lane.places[0], stage.cursor);
  if (ahead === null || lane.height < 34) return;
  ctx.font = `11px ${FONT}`;
  ctx.fillStyle = stage.theme.muted;
  ctx.fillText(aheadWords(ahead), stage.left - 12, y + 15);
}
