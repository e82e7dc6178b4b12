/** What the side panel shows and the picture does not need: cells of contents, and how the nodes' states changed. */
class Details {
  constructor(model, data) {
    this.model = model;
    this.texts = data.texts;
    this.cells = data.cells;
    this.values = data.values;
    this.keys = data.keys.map((key) => (key.startsWith('disk/') ? { name: key.slice(5), disk: true } : { name: key, disk: false }));
    this.rowInType = new Int32Array(model.typeOfContent.length);
    const next = new Int32Array(model.types.length);
    for (let i = 0; i < this.rowInType.length; i++) this.rowInType[i] = next[model.typeOfContent[i]]++;
    this.readState(data.state);
  }

  /** A field of a content, as text. */
  cell(content, field) {
    const number = this.cells[this.model.typeOfContent[content - 1]][field][this.rowInType[content - 1]];
    return number === 0 ? '' : this.texts[number - 1];
  }

  readState(state) {
    const size = state.r.length;
    this.changeRow = new Int32Array(size);
    this.changeNode = Int32Array.from(state.p);
    this.changeKey = Int32Array.from(state.k);
    this.changeValue = Int32Array.from(state.v);
    this.histories = new Map(); // node -> key -> positions of its changes, in their order
    const changed = new Set();
    for (let i = 0, row = 0; i < size; i++) {
      this.changeRow[i] = row += state.r[i];
      changed.add(this.model.momentOf[row]);
      let keys = this.histories.get(this.changeNode[i]);
      if (!keys) this.histories.set(this.changeNode[i], keys = new Map());
      const history = keys.get(this.changeKey[i]);
      if (history) history.push(i);
      else keys.set(this.changeKey[i], [i]);
    }
    this.changedMoments = Int32Array.from([...changed].sort((a, b) => a - b));
  }

  get hasState() {
    return this.changeRow.length > 0;
  }

  text(value) {
    return value === 0 ? null : this.values[value - 1];
  }

  /** A node's state after a moment: for each field its value, the one before, whether it changed just then, and whether it never did since the node started. */
  stateOf(node, moment) {
    const { model } = this;
    const end = model.momentStart[moment + 1];
    const start = model.momentStart[moment];
    const fields = [];
    for (const [key, history] of this.histories.get(node) ?? []) {
      let low = 0;
      let high = history.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (this.changeRow[history[middle]] < end) low = middle + 1;
        else high = middle;
      }
      if (low === 0) continue;
      const change = history[low - 1];
      const changed = this.changeRow[change] >= start;
      let before = low - 2;
      const isFirst = low === 1 || this.changeValue[history[low - 2]] === 0; // or after it was gone
      const still = isFirst && this.isStart(node, this.changeRow[change]);
      while (changed && before >= 0 && this.changeRow[history[before]] >= start) before--;
      fields.push({
        ...this.keys[key - 1],
        value: this.text(this.changeValue[change]),
        changed,
        still,
        before: changed && before >= 0 ? this.text(this.changeValue[history[before]]) : null,
      });
    }
    return fields;
  }

  /** Whether the node started in a row's moment; what appears later did not rest since then. */
  isStart(node, row) {
    const { model } = this;
    const moment = model.momentOf[row];
    for (let each = model.momentStart[moment]; each < model.momentStart[moment + 1]; each++) {
      if (model.place[each] === node && model.kindOf(each) === 'booted') return true;
    }
    return false;
  }

  /** The changes in some moments, for the table. */
  changesIn(firstMoment, lastMoment, most) {
    const from = lowerBound(this.changeRow, this.model.momentStart[firstMoment]);
    const to = lowerBound(this.changeRow, this.model.momentStart[lastMoment + 1]);
    const changes = [];
    for (let i = from; i < Math.min(to, from + most); i++) {
      changes.push({
        moment: this.model.momentOf[this.changeRow[i]],
        node: this.changeNode[i],
        field: this.keys[this.changeKey[i] - 1],
        value: this.text(this.changeValue[i]),
      });
    }
    return changes;
  }
}
