/** The column at the side: the event, the nodes, the checks, the chapters, the kinds of message, and the table. */
class Panel {
  constructor(replay) {
    this.replay = replay;
    this.model = replay.model;
    this.words = replay.words;
    this.states = new StateTables();
    this.opened = new Map(); // node -> whether the reader opened or closed its card
    this.root = document.getElementById('panel');
    this.root.addEventListener('click', (event) => this.click(event));
    this.root.addEventListener('change', (event) => this.filter(event));
    document.getElementById('table').addEventListener('toggle', () => this.table());
    this.types();
  }

  click(event) {
    const link = event.target.closest('[data-go]');
    if (link) this.replay.go(Number(link.dataset.go), { reveal: true });
    const card = event.target.closest('summary[data-node]');
    if (card) this.opened.set(Number(card.dataset.node), !card.parentElement.open);
    const rest = event.target.closest('summary[data-rest]');
    if (rest) this.states.toggle(Number(rest.dataset.rest));
    const lane = event.target.closest('[data-lane]');
    if (lane) this.replay.toggleLane(Number(lane.dataset.lane));
  }

  filter(event) {
    const { type } = event.target.dataset;
    if (type !== undefined) this.replay.showType(Number(type), event.target.checked);
  }

  /** Brings the panel to the current moment. */
  update() {
    this.replay.stage.hiddenFrom = this.replay.quiz.hiddenFrom;
    this.event();
    this.nodes();
    this.checks();
    this.chapters();
    this.table();
  }

  event() {
    const { model, words, replay } = this;
    const { moment } = replay;
    const rows = model.rowsOf(moment);
    const cause = model.causeRowOf(moment);
    const effects = model.effectsOf(moment).filter((effect) => !replay.stage.hides(model.momentTime[effect])); // they would answer a question
    const parts = [`<p class="when"><span>${clock(model.momentTime[moment])}</span><span>step ${model.number[rows[0]]}</span></p>`];
    parts.push(`<p class="what">${html(capital(words.row(rows[0])))}</p>`, this.way(rows[0]), this.contents(rows[0]));
    const rest = rows.slice(1).map((row) => `<li>${this.detail(row)}</li>`);
    if (rest.length > 0) parts.push(`<ul class="did">${shortened(rest, 14)}</ul>`);
    if (cause >= 0) {
      parts.push(`<p class="why"><kbd>[</kbd> because <button class="link" data-go="${model.momentOf[cause]}">${html(words.row(cause))}</button>
        <small>${span(model.momentTime[moment] - model.time[cause])} before</small></p>`);
    }
    if (effects.length > 0) {
      const list = effects.map((effect) => `<li><button class="link" data-go="${effect}">${html(words.moment(effect))}</button>
        <small>${span(model.momentTime[effect] - model.momentTime[moment])} later</small></li>`);
      parts.push(`<p class="why"><kbd>]</kbd> and so</p><ul class="then">${shortened(list, 8)}</ul>`);
    }
    document.getElementById('event').innerHTML = parts.join('');
  }

  /** When a message left and how long it took, or why it never came. */
  way(row) {
    const { model } = this;
    const { arrows } = model;
    const arrow = arrows.ofEnd[row];
    if (arrow < 0) return model.kindOf(row) === 'fault-began' ? this.hit(model.faults[model.other[row]]) : '';
    const took = arrows.reached(arrow) - arrows.sent[arrow];
    const waited = model.kindOf(row) === 'queued' ? 0 : arrows.ended[arrow] - arrows.reached(arrow);
    const notes = [arrows.duplicate[arrow] ? 'a duplicate' : '', arrows.delayed[arrow] ? 'much later than usual' : '',
      arrows.heartbeat[arrow] ? 'heartbeat' : ''].filter(Boolean);
    const marks = notes.map((note) => ` <span class="tag">${note}</span>`).join('');
    const wait = waited > 0 ? `, then waited ${span(waited)} to be handled` : '';
    const atOnce = arrows.status[arrow] === DROPPED ? 'lost at once' : 'there at once';
    return `<p class="way">sent at ${clock(arrows.sent[arrow])}, ${took > 0 ? `${span(took)} on the way` : atOnce}${wait}${marks}</p>`;
  }

  /** Whom a fault hits, where its name only says how many. */
  hit(fault) {
    return !fault || fault.text.includes(fault.hit) ? '' : `<p class="way">${html(fault.hit)}</p>`;
  }

  contents(row) {
    const { model } = this;
    const carries = ['dropped', 'queued'].includes(model.kindOf(row)) && model.sendingOf(row) >= 0;
    const content = carries ? model.content[model.sendingOf(row)] : model.content[row];
    const fields = this.words.fields(content).filter(([, value]) => value !== '');
    if (fields.length === 0) return '';
    return `<dl class="fields">${fields.map(([name, value]) => `<dt>${html(name)}</dt><dd>${html(value)}</dd>`).join('')}</dl>`;
  }

  detail(row) {
    const { model, words } = this;
    if (model.kindOf(row) === 'sent') return this.sent(row);
    if (model.kindOf(row) === 'timer-set') {
      return `${html(words.row(row))} <small>${span(model.dueOf(row) - model.time[row])}</small>`;
    }
    return html(words.row(row));
  }

  sent(row) {
    const { model, words } = this;
    const { arrows } = model;
    const text = html(`sends ${model.typeOf(row).name} to ${words.place(model.other[row])}`);
    const arrow = arrows.firstOfSend[row];
    if (this.replay.stage.hides(arrows.ended[arrow])) return text;
    if (arrows.status[arrow] === DROPPED) return `${text} <small class="lost">lost: ${html(model.reasons[model.other[arrows.endRow[arrow]]])}</small>`;
    if (arrows.status[arrow] === IN_FLIGHT) return `${text} <small>never arrives in this run</small>`;
    return text;
  }

  nodes() {
    const { model, replay } = this;
    const { moment } = replay;
    const here = model.placeOf(moment);
    const shown = this.nodesShown(here);
    const cards = shown.map((node) => this.card(node, node === here, moment));
    if (shown.length < model.nodes.length) cards.push(`<p class="quiet">${count(model.nodes.length - shown.length, 'more node')}</p>`);
    document.getElementById('nodes').innerHTML = cards.join('');
  }

  nodesShown(here) {
    const { model, replay } = this;
    if (model.nodes.length <= 12) return model.nodes.map((_, node) => node);
    const shown = new Set(model.isNode(here) ? [here] : []);
    for (const { cause } of causesOf(model, replay.moment, 8)) if (model.isNode(model.place[cause])) shown.add(model.place[cause]);
    for (const lane of replay.stage.lanes.visible()) if (lane.kind === 'node' && shown.size < 12) shown.add(lane.places[0]);
    return [...shown].sort((a, b) => a - b);
  }

  card(node, isHere, moment) {
    const { model } = this;
    const segment = model.roles.at(node, moment);
    const fields = model.details ? model.details.stateOf(node, moment) : [];
    const changes = fields.filter((field) => field.changed).length;
    const open = this.opened.get(node) ?? (isHere || model.nodes.length === 1);
    const colour = segment ? roleColour(segment) : 'down';
    const chip = `<span class="chip ${colour}">${html(roleWords(segment, model.epochWord))}</span>`;
    const hidden = this.replay.stage.lanes.hidden.has(node);
    const ahead = model.clocks.ahead(node, model.momentTime[moment]);
    const clock = ahead === null ? '' : `<small title="Its clock against true time">clock ${aheadWords(ahead)}</small>`;
    return `<details class="card${isHere ? ' here' : ''}"${open ? ' open' : ''}><summary data-node="${node}">
      <b>${html(model.nodes[node])}</b>${chip}${clock}${changes ? `<small>${count(changes, 'change')}</small>` : ''}</summary>
      ${this.states.of(node, fields)}
      <button class="link quiet" data-lane="${node}">${hidden ? 'show' : 'hide'} its lane</button></details>`;
  }

  checks() {
    const { checks } = this.model;
    document.getElementById('checks-part').hidden = checks.length === 0;
    const items = checks.map((check) => {
      const secret = this.replay.quiz.hides(check.name)
        ? 'a question is about it'
        : check.at !== null && this.replay.stage.hides(check.at) ? 'what it found comes after a question' : '';
      if (secret) return `<li><span class="verdict undecided">?</span><div><b>${html(check.name)}</b> <small>${secret}</small></div></li>`;
      const word = { valid: 'PASS', violated: check.expected ? 'AS EXPECTED' : 'FAIL', undecided: 'UNDECIDED' }[check.answer];
      const jump = check.at === null ? '' : `<button class="link" data-go="${this.model.momentFrom(check.at)}">go to ${clock(check.at)}</button>`;
      const figures = [check.measured, check.limit && `(${check.limit})`].filter(Boolean).join(' ');
      return `<li><span class="verdict ${check.answer}${check.expected ? ' expected' : ''}">${word}</span>
        <div><b>${html(check.name)}</b> ${html(figures)}${check.reason ? `<p>${html(check.reason)}</p>` : ''}${jump}</div></li>`;
    });
    const list = items.join('');
    if (list !== this.checkList) document.getElementById('checks').innerHTML = list; // else a button would lose its focus
    this.checkList = list;
  }

  chapters() {
    const { chapters, momentTime } = this.model;
    const { moment, stage } = this.replay;
    const time = momentTime[moment];
    let current = -1;
    chapters.forEach((chapter, i) => { if (chapter.at <= time) current = i; });
    const items = chapters.map((chapter, i) => {
      if (stage.hides(chapter.at)) return '';
      return `<li${i === current ? ' aria-current="step"' : ''}><button data-go="${this.model.momentFrom(chapter.at)}">
        <span>${html(chapter.title)}</span><small>${clock(chapter.at, 3)}</small></button></li>`;
    });
    if (chapters.some((chapter) => stage.hides(chapter.at))) items.push('<li><small>more after the next question</small></li>');
    const { title, text } = chapters[Math.max(0, current)];
    document.getElementById('chapter-place').textContent = stage.hiddenFrom < Infinity ? '' : `${Math.max(0, current) + 1} of ${chapters.length}`;
    document.getElementById('chapter').innerHTML = `<b>${html(title)}</b>${text ? ` <span>${html(text)}</span>` : ''}`;
    document.getElementById('chapters').innerHTML = items.join('');
  }

  types() {
    const { model } = this;
    const counts = new Map();
    for (const type of model.arrows.type) counts.set(type, (counts.get(type) ?? 0) + 1);
    const items = [...counts].sort((a, b) => b[1] - a[1]).map(([type, number]) => `<li><label>
      <input type="checkbox" data-type="${type}" checked> ${html(model.types[type].name)}</label><small>${grouped(number)}</small></li>`);
    document.getElementById('types').innerHTML = items.join('');
  }

  /** The state changes around the cursor as a table, for those who do not see the picture. Written only while it is open. */
  table() {
    if (!document.getElementById('table').open) return;
    const { model, words, replay } = this;
    const first = Math.max(0, replay.moment - 15);
    const last = Math.min(model.moments - 1, replay.moment + 15);
    const rows = [];
    for (let moment = first; moment <= last; moment++) {
      const changes = model.details ? model.details.changesIn(moment, moment, 12) : [];
      const text = changes.map(({ node, field, value }) => `${model.nodes[node]} ${field.name} = ${value ?? 'gone'}`).join('; ');
      rows.push(`<tr${moment === replay.moment ? ' aria-current="true"' : ''}><td>${clock(model.momentTime[moment])}</td>
        <td>${html(words.moment(moment))}</td><td>${html(text)}</td></tr>`);
    }
    document.getElementById('changes').innerHTML = rows.join('');
  }
}

/** A name that may be broken after a dot and before a hump. */
function breakable(name) {
  return html(name).replace(/([.[])/g, '$1<wbr>').replace(/([a-z])([A-Z])/g, '$1<wbr>$2');
}

function capital(text) {
  return /^[a-z]+\d/.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1);
}

function shortened(items, most) {
  return items.length <= most ? items.join('') : `${items.slice(0, most - 1).join('')}<li><small>and ${items.length - most + 1} more</small></li>`;
}
