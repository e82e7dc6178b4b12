/**
 * Which colour a role has: those who lead, those who try to, and the rest; of news those who know, and those who tire of them; of
 * members those who hold one dead, and those who suspect one.
 */
function roleClass(role) {
  if (/^informed/.test(role)) return 'leader';
  if (role === 'removed' || /^suspects/.test(role)) return 'candidate';
  if (/ dead$/.test(role)) return 'leader';
  if (/^(leader|primary|coordinator|master|head|holder)$/.test(role)) return 'leader';
  if (/candidate|proposer|electing|recovering|view.?change/.test(role)) return 'candidate';
  return 'follower';
}

/**
 * What each node was, and when: segments with a role and its term, `down` or `paused`. Where nodes tell no role they have the
 * one that the scenario gives them, such as `participant`, or stand somewhere: in an epidemic of news, such as `informed`, or
 * towards other members, such as `suspects n5`. A leader that another one of a higher term has replaced without its knowing is
 * stale.
 */
class Roles {
  constructor(model, changes, standings) {
    this.model = model;
    this.segments = model.nodes.map(() => []);
    this.haveStandings = standings.length > 0;
    this.areOfMembers = standings.some(([, , words]) => words === 'trusts all'); // as each begins
    this.collect(changes, standings);
    this.close();
    this.markStale();
  }

  collect(changes, standings) {
    const { model } = this;
    const { booted, crashed, paused, resumed } = model.kindNumber;
    let next = 0;
    let nextStanding = 0;
    for (let row = 0; row < model.size; row++) {
      const kind = model.kind[row];
      if (kind === booted) this.add(model.place[row], row, { state: 'up', role: '', epoch: 0, standing: model.planned[model.place[row]] ?? '' });
      else if (kind === crashed) this.add(model.place[row], row, { state: 'down', role: '', epoch: 0 });
      else if (kind === paused) this.add(model.place[row], row, { state: 'paused' });
      else if (kind === resumed) this.add(model.place[row], row, { state: 'up' });
      if (next < changes.length && changes[next][0] === row) {
        const [, node, role, epoch] = changes[next++];
        this.add(node, row, { state: 'up', role, epoch });
      }
      if (nextStanding < standings.length && standings[nextStanding][0] === row) {
        const [, node, standing] = standings[nextStanding++];
        this.add(node, row, { standing });
      }
    }
  }

  add(node, row, change) {
    const all = this.segments[node];
    const last = all[all.length - 1];
    const segment = { state: 'up', role: '', epoch: 0, stale: false, standing: '', ...last, ...change };
    segment.moment = this.model.momentOf[row];
    segment.begin = this.model.time[row];
    if (last && last.moment === segment.moment) all.pop();
    const before = all[all.length - 1];
    const same = before && ['state', 'role', 'epoch', 'standing'].every((what) => before[what] === segment[what]);
    if (!same) all.push(segment);
  }

  close() {
    for (const all of this.segments) {
      all.forEach((segment, i) => {
        segment.end = i + 1 < all.length ? all[i + 1].begin : this.model.end;
        segment.endMoment = i + 1 < all.length ? all[i + 1].moment : this.model.moments - 1;
      });
    }
  }

  markStale() {
    const leading = [];
    this.segments.forEach((all, node) => all.forEach((segment) => {
      if (segment.state !== 'down' && roleClass(segment.role) === 'leader') leading.push({ node, segment });
    }));
    leading.sort((a, b) => a.segment.moment - b.segment.moment);
    for (let i = 0; i < leading.length; i++) {
      const { node, segment } = leading[i];
      for (let j = i + 1; j < leading.length && leading[j].segment.begin < segment.end; j++) {
        const newer = leading[j];
        if (newer.node === node || newer.segment.epoch <= segment.epoch) continue;
        this.splitStale(node, segment, newer.segment);
        break;
      }
    }
  }

  splitStale(node, segment, newer) {
    const all = this.segments[node];
    const stale = { ...segment, begin: newer.begin, moment: newer.moment, stale: true };
    segment.end = newer.begin;
    segment.endMoment = newer.moment;
    all.splice(all.indexOf(segment) + 1, 0, stale);
  }

  /** The segment that holds in a moment; undefined before a node's first start. */
  at(node, moment) {
    const all = this.segments[node];
    let low = 0;
    let high = all.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (all[middle].moment <= moment) low = middle + 1;
      else high = middle;
    }
    return all[low - 1];
  }
}

/** The words for a segment: `leader, term 2`; without the term where roles have none. */
function roleWords(segment, term = 'term') {
  if (!segment) return 'not started';
  if (segment.state === 'down') return 'down';
  const role = segment.role === '' ? segment.standing || 'up' : `${segment.stale ? 'stale ' : ''}${segment.role}`;
  const epoch = segment.role === '' || segment.epoch === 0 ? '' : `, ${term} ${segment.epoch}`;
  return `${role}${epoch}${segment.state === 'paused' ? ', paused' : ''}`;
}

/** The name of the palette's colour for a segment. */
function roleColour(segment) {
  if (segment.state === 'down') return 'down';
  return segment.stale ? 'stale' : roleClass(segment.role || segment.standing);
}
