/**
 * How many messages arrive at each place, for windows with too many to draw. Arrivals are sorted by place and time, so that
 * the number in any bin is a difference of two positions: the cost of a picture does not grow with the run.
 */
class Density {
  constructor(model, isShown) {
    this.all = Density.sorted(model, isShown, () => true);
    this.drops = Density.sorted(model, isShown, (arrow) => model.arrows.status[arrow] === DROPPED);
  }

  static sorted(model, isShown, accepts) {
    const { arrows } = model;
    const counts = new Int32Array(model.places.length + 1);
    const kept = [];
    for (let row = 0; row < model.size; row++) {
      const arrow = arrows.ofEnd[row];
      if (arrow < 0 || arrows.endRow[arrow] !== row || !isShown(arrow) || !accepts(arrow)) continue;
      kept.push(arrow);
      counts[arrows.to[arrow] + 1]++;
    }
    for (let i = 1; i < counts.length; i++) counts[i] += counts[i - 1];
    const times = new Float64Array(kept.length);
    const next = counts.slice();
    for (const arrow of kept) times[next[arrows.to[arrow]]++] = arrows.ended[arrow];
    return { start: counts, times };
  }

  /** Arrivals at some places in each of the bins between these times. */
  static bins({ start, times }, places, edges) {
    const bins = new Float64Array(edges.length - 1);
    for (const place of places) {
      let before = lowerBound(times, edges[0], start[place], start[place + 1]);
      for (let i = 0; i < bins.length; i++) {
        const after = lowerBound(times, edges[i + 1], before, start[place + 1]);
        bins[i] += after - before;
        before = after;
      }
    }
    return bins;
  }
}
