/** Mouse, pen and touch on the canvas: drag to pan, wheel or pinch to zoom, click to go there. */
class Pointer {
  constructor(replay) {
    this.replay = replay;
    this.canvas = replay.canvas;
    this.down = new Map();
    this.tip = document.getElementById('tip');
    const on = (name, handle, options) => this.canvas.addEventListener(name, handle, options);
    on('pointerdown', (event) => this.press(event));
    on('pointermove', (event) => this.move(event));
    on('pointerup', (event) => this.release(event));
    on('pointercancel', (event) => this.down.delete(event.pointerId));
    on('pointerleave', () => this.hideTip());
    on('wheel', (event) => this.wheel(event), { passive: false });
    on('dblclick', (event) => this.replay.zoom(0.4, event.offsetX));
  }

  press(event) {
    this.canvas.setPointerCapture(event.pointerId);
    this.down.set(event.pointerId, event);
    this.moved = false;
    this.start = { x: event.offsetX, y: event.offsetY };
    this.onOverview = event.offsetY >= this.replay.overview.box.y;
    if (this.onOverview) this.toOverview(event, true);
  }

  move(event) {
    const last = this.down.get(event.pointerId);
    if (!last) {
      this.point(event);
      return;
    }
    if (Math.hypot(event.offsetX - this.start.x, event.offsetY - this.start.y) > 4) this.moved = true;
    if (this.onOverview) {
      if (this.moved) this.toOverview(event, false);
    } else if (this.down.size === 2) {
      this.pinch(event);
    } else if (this.moved) {
      this.replay.pan(last.offsetX - event.offsetX);
      if (this.replay.stage.lanes.scroll > 0 || event.pointerType === 'touch') this.replay.scroll(last.offsetY - event.offsetY);
      this.canvas.style.cursor = 'grabbing';
    }
    this.down.set(event.pointerId, event);
  }

  pinch(event) {
    const [a, b] = [...this.down.values()];
    const other = a.pointerId === event.pointerId ? b : a;
    const last = a.pointerId === event.pointerId ? a : b;
    const before = Math.abs(last.offsetX - other.offsetX);
    const after = Math.abs(event.offsetX - other.offsetX);
    if (before > 10 && after > 10) this.replay.zoom(before / after, (event.offsetX + other.offsetX) / 2);
  }

  release(event) {
    this.down.delete(event.pointerId);
    this.canvas.style.cursor = '';
    if (!this.moved && !this.onOverview) this.click(event);
  }

  toOverview(event, pressed) {
    const box = this.replay.overview;
    const operation = pressed ? box.operationAt(event.offsetX, event.offsetY) : null;
    if (operation) this.replay.showOperation(operation);
    else this.replay.centre(box.timeAt(event.offsetX));
  }

  click(event) {
    const { replay } = this;
    const { stage } = replay;
    const mark = this.markAt(event);
    const arrow = this.arrowAt(event);
    const fault = this.faultAt(event);
    const operation = this.operationAt(event);
    if (mark) replay.showOperation(mark.operation);
    else if (fault) replay.go(stage.model.momentFrom(fault.begin), { reveal: true });
    else if (arrow >= 0) replay.go(stage.model.arrows.momentOfEnd(arrow), {});
    else if (operation) replay.showOperation(operation, { stay: true });
    else replay.go(this.momentAt(event), {});
  }

  /** The moment that a click means: the nearest one of the lane that was hit, or simply the nearest. */
  momentAt(event) {
    const { stage } = this.replay;
    const { model } = stage;
    const near = stage.axis.momentNear(stage.u(event.offsetX));
    const lane = stage.lanes.at(event.offsetY);
    if (!lane || event.offsetY < lane.barTop - 4 || event.offsetY > lane.barBottom + 4) return near;
    for (let away = 0; away < 400; away++) {
      for (const moment of [near - away, near + away]) {
        if (moment < 0 || moment >= model.moments || Math.abs(stage.xOfMoment(moment) - event.offsetX) > 24) continue;
        if (lane.places.includes(model.placeOf(moment))) return moment;
      }
    }
    return near;
  }

  markAt({ offsetX, offsetY }) {
    const { stage } = this.replay;
    if (!stage.strip || offsetY < stage.strip.top - 6) return undefined;
    return nearest(stage.marks ?? [], (mark) => Math.hypot(mark.x - offsetX, mark.y - offsetY), 12);
  }

  arrowAt({ offsetX, offsetY }) {
    const { stage } = this.replay;
    if (offsetY > stage.laneBottom) return -1;
    const found = nearest([...(stage.ends ?? [])], ([, ends]) => distanceToLine(offsetX, offsetY, ends), 6);
    return found ? found[0] : -1;
  }

  faultAt({ offsetX, offsetY }) {
    const { stage } = this.replay;
    if (offsetY < stage.faultTop || offsetY > stage.laneTop - 6) return undefined;
    return stage.model.faults.find((fault, i) => {
      const [from, to] = stage.faultSpan(fault);
      const top = stage.faultTop + stage.faultRows[i] * FAULT_ROW;
      return offsetX >= from - 3 && offsetX <= to + 3 && offsetY >= top && offsetY < top + FAULT_ROW;
    });
  }

  operationAt({ offsetX, offsetY }) {
    const { stage } = this.replay;
    const lane = stage.lanes.at(offsetY);
    if (!lane || lane.kind === 'node' || offsetY < lane.barTop || offsetY > lane.barBottom) return undefined;
    const rows = Math.min(lane.places.length, Math.max(1, Math.floor((lane.barBottom - lane.barTop) / 3)));
    const row = Math.floor(((offsetY - lane.barTop) / (lane.barBottom - lane.barTop)) * rows);
    const time = stage.axis.timeAt(stage.u(offsetX));
    return stage.model.operations.openIn(time, time)
      .find((operation) => lane.places.includes(operation.place) && (operation.place - lane.places[0]) % rows === row);
  }

  point(event) {
    const { replay } = this;
    const { stage } = replay;
    const hidden = event.offsetX >= stage.curtainX() && event.offsetY < stage.box.height; // behind a question's curtain
    const arrow = hidden ? -1 : this.arrowAt(event);
    const mark = hidden ? undefined : this.markAt(event);
    const operation = hidden ? undefined : mark?.operation ?? (arrow < 0 ? this.operationAt(event) : undefined);
    if (arrow !== stage.hover) {
      stage.hover = arrow;
      replay.changed();
    }
    this.canvas.style.cursor = arrow >= 0 || operation || this.faultAt(event) ? 'pointer' : '';
    if (arrow >= 0) this.showTip(event, this.arrowText(arrow));
    else if (operation) this.showTip(event, `${operation.name}: ${operationWords(stage.model, operation)}, ${span(operation.end - operation.begin)}`);
    else this.hideTip();
  }

  arrowText(arrow) {
    const { arrows } = this.replay.model;
    const { words, model } = this.replay;
    const row = arrows.sendRow[arrow];
    const took = span(arrows.reached(arrow) - arrows.sent[arrow]);
    const end = arrows.status[arrow] === DROPPED ? `lost: ${model.reasons[model.other[arrows.endRow[arrow]]]}`
      : arrows.status[arrow] === IN_FLIGHT ? 'still on its way when the run ends'
        : `${took} on the way${arrows.queuedRow[arrow] < 0 ? '' : `, waited ${span(arrows.ended[arrow] - arrows.reached(arrow))}`}`;
    const marks = `${arrows.duplicate[arrow] ? ', a duplicate' : ''}${arrows.delayed[arrow] ? ', late' : ''}`;
    return `${words.content(model.content[row])}\n${words.place(arrows.from[arrow])} → ${words.place(arrows.to[arrow])}, ${end}${marks}`;
  }

  showTip(event, text) {
    this.tip.textContent = text;
    this.tip.hidden = false;
    const left = Math.min(event.offsetX + 14, this.canvas.clientWidth - this.tip.offsetWidth - 6);
    this.tip.style.transform = `translate(${Math.max(4, left)}px, ${Math.max(4, event.offsetY - this.tip.offsetHeight - 12)}px)`;
  }

  hideTip() {
    this.tip.hidden = true;
  }

  wheel(event) {
    event.preventDefault();
    const { replay } = this;
    const unit = event.deltaMode === 1 ? 16 : 1;
    if (event.shiftKey && event.deltaX === 0) replay.pan(event.deltaY * unit);
    else if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) replay.pan(event.deltaX * unit);
    else if (event.offsetX < replay.stage.left) replay.scroll(event.deltaY * unit);
    else replay.zoom(Math.exp(Math.max(-60, Math.min(60, event.deltaY * unit)) * 0.005), event.offsetX);
  }
}

function nearest(items, distance, most) {
  let best;
  let least = most;
  for (const item of items) {
    const away = distance(item);
    if (away < least) [best, least] = [item, away];
  }
  return best;
}

function distanceToLine(x, y, { x0, y0, x1, y1 }) {
  const dx = x1 - x0;
  const dy = y1 - y0;
  const share = Math.max(0, Math.min(1, ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - x0 - share * dx, y - y0 - share * dy);
}
