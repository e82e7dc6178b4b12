const LARGE_TABLE = 6; // rows; a client's session each, say

/**
 * A node's state as tables: first its own fields, then those of its parts, by part. What a part holds since the node's start,
 * and the rows of large tables that rest, are kept together where they don't hide what matters.
 */
class StateTables {
  constructor() {
    this.opened = new Set(); // nodes of which the reader sees the rest, too
  }

  /** The reader opens or closes what rests. */
  toggle(node) {
    if (!this.opened.delete(node)) this.opened.add(node);
  }

  of(node, fields) {
    const disk = fields.filter((field) => field.disk);
    const volatile = fields.filter((field) => !field.disk && (field.value !== null || field.changed));
    const sizes = new Map();
    for (const { name } of volatile) sizes.set(tableOf(name), (sizes.get(tableOf(name)) ?? 0) + 1);
    const rests = ({ name, changed, still }) => !changed
      && ((still && partOf(name) !== '') || (tableOf(name) !== '' && sizes.get(tableOf(name)) > LARGE_TABLE));
    const rest = volatile.filter(rests);
    return this.table('Volatile', 'lost in a crash', volatile.filter((field) => !rests(field)))
      + (rest.length === 0 ? '' : `<details class="rest"${this.opened.has(node) ? ' open' : ''}><summary data-rest="${node}">${count(rest.length, 'more field')} at rest</summary>
        ${this.table('', '', rest)}</details>`)
      + this.table('Disk', 'survives', disk);
  }

  table(title, hint, fields) {
    if (fields.length === 0) return '';
    if (fields.length > 3 && fields.every((field) => field.value === null)) {
      return `<p class="gone"><b>${title}</b> ${count(fields.length, 'field')} gone with the crash</p>`;
    }
    const parts = new Map([['', []]]);
    for (const field of fields) {
      const part = field.disk ? '' : partOf(field.name);
      if (!parts.has(part)) parts.set(part, []);
      parts.get(part).push(field);
    }
    const bodies = [...parts].filter(([, all]) => all.length > 0).map(([part, all]) => `<tbody>${
      part === '' ? '' : `<tr class="part"><th scope="rowgroup" colspan="2">${html(part)}</th></tr>`}${
      all.map((field) => this.row(field, part)).join('')}</tbody>`);
    const caption = title === '' ? '' : `<caption>${title} <small>${hint}</small></caption>`;
    return `<table class="state">${caption}${bodies.join('')}</table>`;
  }

  row({ name, value, changed, before }, part) {
    const text = value === null ? `${was(before)}<i>gone</i>` : valueWords(value, changed ? before : null);
    return `<tr${changed ? ' class="changed"' : ''}><th scope="row">${breakable(part === '' ? name : name.slice(part.length + 1))}</th><td>${text}</td></tr>`;
  }
}

/** What stands before a field's own name: `elections` of `elections.votes`. */
function partOf(name) {
  const end = name.split('[')[0].lastIndexOf('.');
  return end < 0 ? '' : name.slice(0, end);
}

/** The name of the table that a row is of: `progress` of `progress[n2]`; empty where it is of none. */
function tableOf(name) {
  return name.includes('[') ? name.split('[')[0] : '';
}

function was(before) {
  return before === null ? '' : `<del>${html(before)}</del> `;
}
