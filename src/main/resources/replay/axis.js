/** A length of time in words: `247 ms`. */
function span(nanos) {
  const abs = Math.abs(nanos);
  const [unit, size] = abs < 1e3 ? ['ns', 1] : abs < 1e6 ? ['µs', 1e3] : abs < 1e9 ? ['ms', 1e6] : ['s', 1e9];
  const value = nanos / size;
  const digits = Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0;
  return `${Number(value.toFixed(unit === 'ns' ? 0 : digits))} ${unit}`;
}

/** A moment of the run: `15.231412 s`; what is finer is left out, as in all that is printed. */
function clock(nanos, digits = 6) {
  const shown = Math.floor(nanos / 10 ** (9 - digits) + 1e-6); // a little more: the place of a tick is not exact
  return `${(shown / 10 ** digits).toFixed(digits)} s`;
}

/**
 * How time becomes a place. `linear`: as it is. `events`: each moment takes the same room. `compressed`: gaps shrink to the
 * square root of their length, so that a vote of 3 ms is seen inside a pause of 300. All three map moments to a coordinate u
 * that never falls.
 */
class Axis {
  constructor(model, mode) {
    this.model = model;
    this.mode = mode;
    if (mode === 'linear') {
      this.u = model.momentTime;
    } else {
      this.u = new Float64Array(model.moments);
      const gap = mode === 'events' ? () => 1 : (nanos) => Math.sqrt(nanos) + 100;
      for (let m = 1; m < model.moments; m++) {
        this.u[m] = this.u[m - 1] + gap(model.momentTime[m] - model.momentTime[m - 1]);
      }
    }
    this.low = this.u[0] ?? 0;
    this.high = mode === 'linear' ? model.end : this.u[model.moments - 1] ?? 1;
    if (mode === 'linear') this.low = 0;
    if (this.high <= this.low) this.high = this.low + 1;
  }

  ofMoment(moment) {
    return this.u[moment];
  }

  ofTime(time) {
    if (this.mode === 'linear') return time;
    const { momentTime, moments } = this.model;
    const after = upperBound(momentTime, time);
    if (after === 0) return this.u[0];
    if (after === moments) return this.u[moments - 1];
    const length = momentTime[after] - momentTime[after - 1];
    return this.u[after - 1] + (this.u[after] - this.u[after - 1]) * ((time - momentTime[after - 1]) / length);
  }

  timeAt(u) {
    if (this.mode === 'linear') return u;
    const { momentTime, moments } = this.model;
    const after = upperBound(this.u, u);
    if (after === 0) return momentTime[0];
    if (after === moments) return momentTime[moments - 1];
    const share = (u - this.u[after - 1]) / (this.u[after] - this.u[after - 1]);
    return momentTime[after - 1] + share * (momentTime[after] - momentTime[after - 1]);
  }

  /** The moment nearest to a coordinate. */
  momentNear(u) {
    const after = upperBound(this.u, u);
    if (after === 0) return 0;
    if (after === this.model.moments) return after - 1;
    return u - this.u[after - 1] <= this.u[after] - u ? after - 1 : after;
  }

  /** Marks for a window, each at a coordinate with a text. */
  ticks(u0, u1, room) {
    return this.mode === 'linear' ? linearTicks(u0, u1, room) : this.momentTicks(u0, u1, room);
  }

  momentTicks(u0, u1, room) {
    const count = Math.max(2, Math.floor(room / 110));
    const ticks = [];
    let last = -1;
    for (let i = 0; i < count; i++) {
      const moment = this.momentNear(u0 + ((i + 0.5) / count) * (u1 - u0));
      if (moment !== last) ticks.push({ u: this.u[moment], text: clock(this.model.momentTime[moment]) });
      last = moment;
    }
    return ticks;
  }
}

/** Round times, 1-2-5, with as many digits as tell them apart. */
function linearTicks(t0, t1, room) {
  const rough = (t1 - t0) / Math.max(2, room / 110);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].find((factor) => factor * power >= rough) * power;
  const digits = Math.max(0, Math.min(9, Math.ceil(9 - Math.log10(step) - 1e-9)));
  const ticks = [];
  for (let i = Math.max(0, Math.ceil(t0 / step)); i * step <= t1; i++) ticks.push({ u: i * step, text: clock(i * step, digits) });
  return ticks;
}
