/** The text of a data block: gzip and base64, or plain JSON. */
async function unpack(id) {
  const block = document.getElementById(id);
  if (block.type === 'application/json') return JSON.parse(block.textContent);
  if (typeof DecompressionStream === 'undefined') {
    throw new Error('This browser cannot open compressed pages. Write the page with --plain, or use a newer browser.');
  }
  const packed = atob(block.textContent);
  const bytes = new Uint8Array(packed.length);
  for (let i = 0; i < packed.length; i++) bytes[i] = packed.charCodeAt(i);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return JSON.parse(await new Response(stream).text());
}

/** The first place in a sorted array whose value is above `value`. */
function upperBound(array, value, from = 0, to = array.length) {
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (array[middle] <= value) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** The first place in a sorted array whose value is not below `value`. */
function lowerBound(array, value, from = 0, to = array.length) {
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (array[middle] < value) from = middle + 1;
    else to = middle;
  }
  return from;
}

/**
 * A run: its steps as columns (a row is a step), grouped into moments. A moment is what one node does at one instant: a
 * handler with all that it sent, wrote, set and told. People step from moment to moment.
 */
class Model {
  constructor(data) {
    Object.assign(this, {
      run: data.run, nodes: data.nodes, planned: data.planned, clients: data.clients, kinds: data.kinds, reasons: data.reasons,
      types: data.types, faults: data.faults, checks: data.checks, chapters: data.chapters, questions: data.questions,
    });
    this.places = data.nodes.concat(data.clients);
    this.kindNumber = Object.fromEntries(data.kinds.map((kind, number) => [kind, number]));
    const epochs = data.types.filter((type) => type.family === 'role').flatMap((type) => type.fields);
    this.epochWord = ['term', 'ballot', 'view', 'round', 'epoch', 'token'].find((word) => epochs.includes(word)) ?? 'term';
    this.readSteps(data);
    this.groupMoments();
    this.markStarted();
    this.markFaults();
    this.arrows = new Arrows(this, data.heartbeats);
    this.linkWaits();
    this.linkCauses();
    this.roles = new Roles(this, data.roles, data.standings);
    this.clocks = new NodeClocks(this, data.clocks);
    this.operations = new Operations(this);
    this.details = null; // arrives after the first frame
  }

  readSteps({ steps, dues, contentTypes }) {
    const size = steps.t.length;
    this.size = size;
    this.time = new Float64Array(size);
    this.number = new Float64Array(size);
    for (let row = 0, time = 0, number = 0; row < size; row++) {
      this.time[row] = time += steps.t[row];
      this.number[row] = number += steps.n ? steps.n[row] : 1;
    }
    this.kind = Uint8Array.from(steps.k);
    this.place = Int32Array.from(steps.p);
    this.other = Int32Array.from(steps.o);
    this.content = Int32Array.from(steps.c);
    this.cause = new Int32Array(size); // row of the cause, -1 for none
    for (let row = 0; row < size; row++) this.cause[row] = steps.q[row] === 0 ? -1 : row - steps.q[row];
    const delivered = this.kindNumber.delivered;
    for (let row = 0; row < size; row++) {
      if (this.kind[row] === delivered && this.content[row] === 0 && this.cause[row] >= 0) {
        this.content[row] = this.content[this.cause[row]];
      }
    }
    this.typeOfContent = Int32Array.from(contentTypes);
    this.dues = dues;
    this.dueIndex = new Int32Array(size);
    for (let row = 0, timers = 0; row < size; row++) {
      if (this.kind[row] === this.kindNumber['timer-set']) this.dueIndex[row] = timers++;
    }
    this.end = Math.max(this.run.end, 1);
  }

  /** For each fault the moments in which it begins and ends; -1 where it has none. */
  markFaults() {
    this.faultMoments = this.faults.map(() => [-1, -1]);
    for (let row = 0; row < this.size; row++) {
      const end = ['fault-began', 'fault-ended'].indexOf(this.kindOf(row));
      if (end >= 0 && this.faults[this.other[row]]) this.faultMoments[this.other[row]][end] = this.momentOf[row];
    }
  }

  /** The moment by which all nodes that start with the run have started. */
  markStarted() {
    this.started = 0;
    for (let row = 0; row < this.size && this.time[row] === this.time[0]; row++) {
      if (this.kindOf(row) === 'booted') this.started = this.momentOf[row];
    }
  }

  groupMoments() {
    const { size, kind, time, place, cause } = this;
    const opens = new Uint8Array(this.kinds.length);
    for (const name of ['delivered', 'timer-fired', 'became-durable', 'invoked', 'queued', 'fault-began', 'fault-ended', 'ended']) {
      opens[this.kindNumber[name]] = 1;
    }
    const follows = new Uint8Array(this.kinds.length); // what a handler does: belongs to the node's moment
    for (const name of ['sent', 'timer-set', 'timer-cancelled', 'wrote', 'noted']) follows[this.kindNumber[name]] = 1;
    const starts = new Int32Array(size + 1);
    let moments = 0;
    this.momentOf = new Int32Array(size);
    let start = -1;
    let where = -1;
    for (let row = 0; row < size; row++) {
      const sameTime = start >= 0 && time[row] === time[start];
      const joins = sameTime && !opens[kind[row]]
        && (cause[row] >= start || (follows[kind[row]] === 1 && place[row] === where));
      if (!joins) {
        start = row;
        where = place[row];
        starts[moments++] = row;
      } else if (follows[kind[row]]) {
        where = place[row];
      }
      this.momentOf[row] = moments - 1;
    }
    starts[moments] = size;
    this.moments = moments;
    this.momentStart = starts.slice(0, moments + 1);
    this.momentTime = new Float64Array(moments);
    for (let moment = 0; moment < moments; moment++) this.momentTime[moment] = time[starts[moment]];
  }

  /** What waits is handled because it came: the waiting stands between a message's sending and its handling. */
  linkWaits() {
    this.arrows.queuedRow.forEach((queued, arrow) => { if (queued >= 0) this.cause[this.arrows.endRow[arrow]] = queued; });
  }

  /** The row of the sending that led to a row about a message; -1 for none. */
  sendingOf(row) {
    const cause = this.cause[row];
    return cause >= 0 && this.kind[cause] === this.kindNumber.queued ? this.cause[cause] : cause;
  }

  linkCauses() {
    this.effectStart = new Int32Array(this.size + 1);
    for (let row = 0; row < this.size; row++) if (this.cause[row] >= 0) this.effectStart[this.cause[row] + 1]++;
    for (let row = 0; row < this.size; row++) this.effectStart[row + 1] += this.effectStart[row];
    this.effectRows = new Int32Array(this.effectStart[this.size]);
    const next = this.effectStart.slice();
    for (let row = 0; row < this.size; row++) if (this.cause[row] >= 0) this.effectRows[next[this.cause[row]]++] = row;
  }

  /** The rows of a moment. */
  rowsOf(moment) {
    const rows = [];
    for (let row = this.momentStart[moment]; row < this.momentStart[moment + 1]; row++) rows.push(row);
    return rows;
  }

  /** The last moment that is not after a time. */
  momentAt(time) {
    return Math.max(0, upperBound(this.momentTime, time) - 1);
  }

  /** The first moment that is not before a time; the one in which a fault begins or ends, where one does just then. */
  momentFrom(time) {
    const first = Math.min(this.moments - 1, lowerBound(this.momentTime, time));
    for (let moment = first; moment < this.moments && this.momentTime[moment] === time; moment++) {
      const kind = this.kindOf(this.momentStart[moment]);
      if (kind === 'fault-began' || kind === 'fault-ended') return moment;
    }
    return first;
  }

  /** The row of an earlier moment that led to this moment; -1 for none. */
  causeRowOf(moment) {
    for (let row = this.momentStart[moment]; row < this.momentStart[moment + 1]; row++) {
      if (this.cause[row] >= 0 && this.momentOf[this.cause[row]] !== moment) return this.cause[row];
    }
    return -1;
  }

  /** The moment that led to this one; -1 for none. */
  causeOf(moment) {
    const row = this.causeRowOf(moment);
    return row < 0 ? -1 : this.momentOf[row];
  }

  /** The later moments that this one led to, in their order, each once. */
  effectsOf(moment) {
    const effects = new Set();
    for (let row = this.momentStart[moment]; row < this.momentStart[moment + 1]; row++) {
      for (let i = this.effectStart[row]; i < this.effectStart[row + 1]; i++) {
        const effect = this.momentOf[this.effectRows[i]];
        if (effect !== moment) effects.add(effect);
      }
    }
    return [...effects].sort((a, b) => a - b);
  }

  /** When a timer that is set in a row is due. */
  dueOf(row) {
    return this.dues[this.dueIndex[row]];
  }

  kindOf(row) {
    return this.kinds[this.kind[row]];
  }

  /** The type of a row's content: a message's, a timer's, a note's; null where there is none. */
  typeOf(row) {
    return this.content[row] === 0 ? null : this.types[this.typeOfContent[this.content[row] - 1]];
  }

  /** The node or client that a moment is about; -1 for the world. */
  placeOf(moment) {
    for (let row = this.momentStart[moment]; row < this.momentStart[moment + 1]; row++) {
      if (this.place[row] >= 0) return this.place[row];
    }
    return -1;
  }

  isNode(place) {
    return place >= 0 && place < this.nodes.length;
  }
}
