const GUTTER = 104; // at the left of the lanes, at least
const NAME_MARGIN = 38; // of it beside the names: the spot of the role, and some air
const NAME_MOST = 140;
const RIGHT = 16;
const LANE_MIN = 30;
const LANE_MAX = 118;

/** Who has a lane, and where: clients first (together, or one by one), then the nodes that are not hidden. */
class Lanes {
  constructor(model) {
    this.model = model;
    this.hidden = new Set();
    this.clientsOpen = model.clients.length > 0 && model.clients.length <= 3;
    this.only = null; // the nodes to show, where a run has too many
    this.scroll = 0;
    this.rows = [];
  }

  layout(top, bottom) {
    const { model } = this;
    const nodes = model.nodes.map((_, place) => place)
      .filter((place) => !this.hidden.has(place) && (!this.only || this.only.has(place)));
    const clients = model.clients.map((_, i) => model.nodes.length + i);
    const lanes = this.clientsOpen ? clients.map((place) => ({ places: [place], kind: 'client' }))
      : clients.length > 0 ? [{ places: clients, kind: 'clients' }] : [];
    for (const place of nodes) lanes.push({ places: [place], kind: 'node' });
    const fixed = lanes.length > 0 && lanes[0].kind === 'clients' ? Math.min(64, (bottom - top) * 0.2) : 0;
    const count = lanes.length - (fixed ? 1 : 0);
    const height = Math.min(LANE_MAX, Math.max(LANE_MIN, (bottom - top - fixed) / Math.max(1, count)));
    this.total = fixed + count * height;
    this.scroll = Math.max(0, Math.min(this.scroll, this.total - (bottom - top)));
    this.rowOf = new Map();
    let y = top - this.scroll;
    for (const lane of lanes) this.placeLane(lane, y, lane.kind === 'clients' ? fixed : height), y += lane.height;
    this.rows = lanes;
    this.top = top;
    this.bottom = bottom;
  }

  placeLane(lane, y, height) {
    const bar = lane.kind === 'clients' ? height - 16 : Math.min(22, height * 0.5);
    lane.y = y;
    lane.height = height;
    lane.barTop = y + (height - bar) / 2;
    lane.barBottom = lane.barTop + bar;
    for (const place of lane.places) this.rowOf.set(place, lane);
  }

  /** The lane of a node or client; undefined where it has none. */
  of(place) {
    return this.rowOf.get(place);
  }

  at(y) {
    return y < this.top || y > this.bottom ? undefined : this.rows.find((lane) => y >= lane.y && y < lane.y + lane.height);
  }

  visible() {
    return this.rows.filter((lane) => lane.y + lane.height > this.top && lane.y < this.bottom);
  }

  /** Scrolls so that a place can be seen; says whether it moved. */
  reveal(place) {
    const lane = this.of(place);
    if (!lane || (lane.y >= this.top && lane.y + lane.height <= this.bottom)) return false;
    this.scroll += lane.y < this.top ? lane.y - this.top : lane.y + lane.height - this.bottom;
    return true;
  }

  /** Shows only the nodes that take part in these messages, and these nodes in any case. */
  keepOnly(arrows, list, always, room) {
    const counts = new Map(always.filter((place) => this.model.isNode(place)).map((place) => [place, Infinity]));
    for (const arrow of list) {
      for (const place of [arrows.from[arrow], arrows.to[arrow]]) {
        if (this.model.isNode(place)) counts.set(place, (counts.get(place) ?? 0) + 1);
      }
    }
    const ranked = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, room);
    this.only = new Set(ranked.map(([place]) => place));
  }

  name(lane) {
    if (lane.kind === 'clients') return this.model.clients.length === 1 ? this.model.clients[0] : `${this.model.clients.length} clients`;
    return this.model.places[lane.places[0]];
  }
}

/** How wide the column at the left is: as the longest name of a node wants it, up to a limit. */
function gutterOf(models) {
  const ctx = document.createElement('canvas').getContext('2d');
  ctx.font = `600 13.5px ${FONT}`;
  const longest = models.flatMap((model) => model.nodes).sort((a, b) => b.length - a.length).slice(0, 12);
  const width = Math.max(0, ...longest.map((name) => ctx.measureText(name).width));
  return Math.max(GUTTER, Math.ceil(Math.min(NAME_MOST, width)) + NAME_MARGIN);
}
