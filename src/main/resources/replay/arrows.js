const DELIVERED = 0;
const DROPPED = 1;
const IN_FLIGHT = 2;

/**
 * The messages of a run, one for each arrival: a duplicate is two. Sorted by the sending, so that a window is found by
 * search and its messages are counted without looking at any of them.
 */
class Arrows {
  constructor(model, heartbeats) {
    this.model = model;
    this.build();
    this.indexTimes();
    this.markHeartbeats(heartbeats);
    this.markDelays();
  }

  build() {
    const { model } = this;
    const { size, kind, cause, kindNumber } = model;
    const arrivals = new Int32Array(size);
    let count = 0;
    for (let row = 0; row < size; row++) {
      if (kind[row] === kindNumber.sent) count++;
      else if (this.isEnd(row) && arrivals[cause[row]]++ > 0) count++;
    }
    this.count = count;
    this.sendRow = new Int32Array(count);
    this.endRow = new Int32Array(count).fill(-1);
    this.status = new Uint8Array(count).fill(IN_FLIGHT);
    this.duplicate = new Uint8Array(count);
    this.firstOfSend = new Int32Array(size).fill(-1);
    for (let row = 0, next = 0; row < size; row++) {
      if (kind[row] !== kindNumber.sent) continue;
      this.firstOfSend[row] = next;
      const copies = Math.max(1, arrivals[row]);
      for (let copy = 0; copy < copies; copy++) this.sendRow[next++] = row;
    }
    this.ofEnd = new Int32Array(size).fill(-1);
    this.queuedRow = new Int32Array(count).fill(-1); // where the message waits at its receiver before it is handled
    const queued = new Map(); // sending -> rows of its copies that wait now
    arrivals.fill(0);
    for (let row = 0; row < size; row++) {
      if (kind[row] === kindNumber.queued && cause[row] >= 0) queued.set(cause[row], [...(queued.get(cause[row]) ?? []), row]);
      if (!this.isEnd(row)) continue;
      const arrow = this.firstOfSend[cause[row]] + arrivals[cause[row]];
      const waited = queued.get(cause[row])?.shift();
      if (waited !== undefined) {
        this.queuedRow[arrow] = waited;
        this.ofEnd[waited] = arrow;
      }
      this.duplicate[arrow] = arrivals[cause[row]]++ > 0 ? 1 : 0;
      this.endRow[arrow] = row;
      this.status[arrow] = kind[row] === kindNumber.dropped ? DROPPED : DELIVERED;
      this.ofEnd[row] = arrow;
    }
  }

  isEnd(row) {
    const { kind, cause, kindNumber } = this.model;
    return (kind[row] === kindNumber.delivered || kind[row] === kindNumber.dropped)
      && cause[row] >= 0 && kind[cause[row]] === kindNumber.sent;
  }

  indexTimes() {
    const { model, count } = this;
    for (const column of ['from', 'to', 'type']) this[column] = new Int32Array(count);
    this.sent = new Float64Array(count);
    this.ended = new Float64Array(count);
    for (let i = 0; i < count; i++) {
      const row = this.sendRow[i];
      this.from[i] = model.place[row];
      this.to[i] = model.other[row];
      this.type[i] = model.typeOfContent[model.content[row] - 1];
      this.sent[i] = model.time[row];
      this.ended[i] = this.endRow[i] < 0 ? model.end : model.time[this.endRow[i]];
    }
    this.endedSorted = this.ended.slice().sort();
    this.latestOfBlock = new Float64Array(Math.ceil(count / Arrows.BLOCK));
    for (let i = 0; i < count; i++) {
      const block = Math.floor(i / Arrows.BLOCK);
      if (this.ended[i] > this.latestOfBlock[block]) this.latestOfBlock[block] = this.ended[i];
    }
  }

  /** A heartbeat, or an answer to one in which the receiver told nothing new. */
  markHeartbeats(contents) {
    const { model } = this;
    const beats = new Set(contents);
    const told = new Uint8Array(model.moments);
    for (let row = 0; row < model.size; row++) {
      if (model.kind[row] === model.kindNumber.noted) told[model.momentOf[row]] = 1;
    }
    this.heartbeat = new Uint8Array(this.count);
    for (let i = 0; i < this.count; i++) {
      const row = this.sendRow[i];
      const head = model.momentStart[model.momentOf[row]];
      const answersBeat = model.kind[head] === model.kindNumber.delivered && beats.has(model.content[head])
        && told[model.momentOf[row]] === 0;
      this.heartbeat[i] = beats.has(model.content[row]) || answersBeat ? 1 : 0;
    }
  }

  /** Delayed is what took four times as long as the median of its way. */
  markDelays() {
    const places = this.model.places.length;
    const ways = new Map();
    for (let i = 0; i < this.count; i++) {
      if (this.status[i] !== DELIVERED) continue;
      const way = this.from[i] * places + this.to[i];
      const delays = ways.get(way);
      if (!delays) ways.set(way, [this.reached(i) - this.sent[i]]);
      else if (delays.length < 101) delays.push(this.reached(i) - this.sent[i]);
    }
    const limits = new Map();
    for (const [way, delays] of ways) {
      if (delays.length >= 8) limits.set(way, 4 * delays.sort((a, b) => a - b)[delays.length >> 1]);
    }
    this.limits = limits;
    this.delayed = new Uint8Array(this.count);
    for (let i = 0; i < this.count; i++) {
      const limit = limits.get(this.from[i] * places + this.to[i]);
      if (limit !== undefined && this.status[i] === DELIVERED && this.reached(i) - this.sent[i] > limit) this.delayed[i] = 1;
    }
  }

  /** How long a message takes on this way; a guess where too few did. */
  typical(arrow) {
    const limit = this.limits.get(this.from[arrow] * this.model.places.length + this.to[arrow]);
    return limit === undefined ? 5e6 : limit / 4;
  }

  /** How many messages are on their way at some time of a window. */
  countIn(from, to) {
    return upperBound(this.sent, to) - lowerBound(this.endedSorted, from);
  }

  /** The messages that are on their way at some time of a window. */
  in(from, to) {
    const found = [];
    const last = upperBound(this.sent, to);
    for (let block = Math.floor((last - 1) / Arrows.BLOCK); block >= 0; block--) {
      if (this.latestOfBlock[block] < from) continue;
      const end = Math.min(last, (block + 1) * Arrows.BLOCK);
      for (let i = end - 1; i >= block * Arrows.BLOCK; i--) if (this.ended[i] >= from) found.push(i);
    }
    return found.reverse();
  }

  /** When a message reached its receiver: it may have waited there. */
  reached(arrow) {
    return this.queuedRow[arrow] < 0 ? this.ended[arrow] : this.model.time[this.queuedRow[arrow]];
  }

  /** The moment in which a message ends; its sending's where it never does. */
  momentOfEnd(arrow) {
    return this.model.momentOf[this.endRow[arrow] < 0 ? this.sendRow[arrow] : this.endRow[arrow]];
  }

  momentOfSend(arrow) {
    return this.model.momentOf[this.sendRow[arrow]];
  }
}
Arrows.BLOCK = 256;
