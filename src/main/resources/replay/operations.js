const OUTCOMES = ['ok', 'failed', 'unknown', 'open'];

/** What clients asked: when, of whom, how it ended and how long it took. */
class Operations {
  constructor(model) {
    const open = new Map();
    this.all = [];
    this.ofRow = new Map();
    for (let row = 0; row < model.size; row++) {
      const kind = model.kindOf(row);
      if (kind !== 'invoked' && kind !== 'completed') continue;
      const name = `${model.places[model.place[row]]}#${model.other[row]}`;
      if (kind === 'invoked') {
        const operation = {
          name, place: model.place[row], invokedRow: row, completedRow: -1, begin: model.time[row], end: model.end, outcome: 3,
        };
        open.set(name, operation);
        this.all.push(operation);
        this.ofRow.set(row, operation);
      } else if (open.has(name)) {
        this.complete(model, open.get(name), row);
        open.delete(name);
      }
    }
    this.byEnd = this.all.filter((operation) => operation.completedRow >= 0).sort((a, b) => a.end - b.end);
    this.ends = Float64Array.from(this.byEnd, (operation) => operation.end);
    this.begins = Float64Array.from(this.all, (operation) => operation.begin);
    this.longest = this.all.reduce((most, operation) => Math.max(most, operation.end - operation.begin), 0);
  }

  complete(model, operation, row) {
    operation.completedRow = row;
    operation.end = model.time[row];
    operation.outcome = { Ok: 0, Failed: 1 }[model.typeOf(row).name] ?? 2;
    this.ofRow.set(row, operation);
  }

  /** Those that ended in a window. */
  endedIn(from, to) {
    return this.byEnd.slice(lowerBound(this.ends, from), upperBound(this.ends, to));
  }

  /** Those that were open at some time of a window. */
  openIn(from, to) {
    const first = lowerBound(this.begins, from - this.longest);
    const last = upperBound(this.begins, to);
    const found = [];
    for (let i = first; i < last; i++) if (this.all[i].end >= from) found.push(this.all[i]);
    return found;
  }
}
