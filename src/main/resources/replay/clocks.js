/** How far each node's wall clock is ahead of true time; a node whose clock was never told of keeps true time. */
class NodeClocks {
  constructor(model, changes) {
    this.changes = model.nodes.map(() => []);
    for (const [row, node, offset, milliPpm] of changes) this.changes[node].push({ at: model.time[row], offset, rate: milliPpm / 1e9 });
    this.any = changes.length > 0;
  }

  /** In nanoseconds, where the node's clock was last set, and as far as it has drifted since; null for a perfect clock. */
  ahead(node, time) {
    let last = null;
    for (const change of this.changes[node]) {
      if (change.at > time) break;
      last = change;
    }
    return last && last.offset + (time - last.at) * last.rate;
  }
}

/** `+5 ms`: ahead of true time. */
function aheadWords(nanos) {
  const rounded = Math.round(nanos);
  return rounded === 0 ? '±0' : `${rounded > 0 ? '+' : '\u2212'}${span(Math.abs(rounded))}`;
}
