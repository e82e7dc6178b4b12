/** Text that is safe inside HTML. */
function html(text) {
  return String(text).replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]);
}

/** `ElectionTimeout` as people say it: `election timeout`. */
function spaced(name) {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
}

/** Sentences for what happened. */
class Words {
  constructor(model) {
    this.model = model;
  }

  place(place) {
    return place < 0 ? 'the world' : this.model.places[place];
  }

  /** The fields of a row's content as pairs, once the details are there. */
  fields(content) {
    const { model } = this;
    if (!model.details || content === 0) return [];
    const type = model.types[model.typeOfContent[content - 1]];
    return type.fields.map((field, i) => [field, model.details.cell(content, i)]);
  }

  /** A content in one line: `Write(x3, 17)`. */
  content(content) {
    const { model } = this;
    if (content === 0) return '';
    const { name } = model.types[model.typeOfContent[content - 1]];
    const fields = this.fields(content);
    return fields.length === 0 ? name : `${name}(${fields.map(([, value]) => value).join(', ')})`;
  }

  /** A message's type, with the answer that it gives where it gives one: `VoteReply (not granted)`. */
  message(content) {
    const type = this.model.types[this.model.typeOfContent[content - 1]];
    const field = type.fields.findIndex((name) => /^(granted|success|succeeded|accepted|voted|yes|ok|commit)$/.test(name));
    if (field < 0 || !this.model.details) return type.name;
    const value = this.model.details.cell(content, field);
    return value === 'true' ? `${type.name} (${type.fields[field]})` : value === 'false' ? `${type.name} (not ${type.fields[field]})` : type.name;
  }

  /** What happened in a row. */
  row(row) {
    const { model } = this;
    const who = this.place(model.place[row]);
    const type = model.typeOf(row)?.name ?? '';
    const other = model.other[row];
    switch (model.kindOf(row)) {
      case 'booted': return other === 1 ? `${who} starts` : `${who} starts again, for the ${ordinal(other)} time`;
      case 'crashed': return `${who} crashes${other > 0 ? `: ${count(other, 'write')} not yet durable ${other === 1 ? 'is' : 'are'} lost` : ''}`;
      case 'paused': return `${who} is paused`;
      case 'resumed': return `${who} goes on after its pause`;
      case 'sent': return `${who} sends ${type} to ${this.place(other)}`;
      case 'delivered': return `${who} receives ${type} from ${this.place(other)}`;
      case 'dropped': return this.dropped(row);
      case 'queued': return `${this.sentType(row)} from ${this.place(other)} reaches ${who}, and waits there`;
      case 'timer-set': return `${who} sets its ${spaced(type)}`;
      case 'timer-cancelled': return `${who} cancels its ${spaced(type)}`;
      case 'timer-fired': return `${who}’s ${spaced(type)} fires`;
      case 'wrote': return other === 1 ? `${who} writes to its disk and waits for it` : `${who} writes to its disk`;
      case 'became-durable': return `${who}’s write is durable`;
      case 'noted': return this.noted(row);
      case 'invoked': return `${who} asks: ${this.content(model.content[row])}`;
      case 'completed': return this.completed(row);
      case 'fault-began': return `fault ${model.faults[other]?.fault} begins: ${model.faults[other]?.text}`;
      case 'fault-ended': return `fault ${model.faults[other]?.fault ?? ''} is over: ${model.faults[other]?.text ?? ''}`;
      default: return `the run ends: ${model.run.endReason}`;
    }
  }

  /** The type of the message whose sending led to a row. */
  sentType(row) {
    const sent = this.model.sendingOf(row);
    return sent >= 0 ? this.model.typeOf(sent).name : 'a message';
  }

  dropped(row) {
    const { model } = this;
    const sent = model.sendingOf(row);
    const type = this.sentType(row);
    const from = sent >= 0 ? ` from ${this.place(model.place[sent])}` : '';
    return `${type}${from} to ${this.place(model.place[row])} is dropped: ${model.reasons[model.other[row]]}`;
  }

  noted(row) {
    const { model } = this;
    const role = model.typeOf(row).family === 'role' ? this.role(row) : null;
    if (role) return `${this.place(model.place[row])} becomes ${role}`;
    return `${this.place(model.place[row])} notes ${this.content(model.content[row])}`;
  }

  role(row) {
    const { model } = this;
    const segment = model.roles.at(model.place[row], model.momentOf[row]);
    return segment && segment.role ? roleWords({ ...segment, stale: false, state: 'up' }, model.epochWord) : null;
  }

  completed(row) {
    const operation = this.model.operations.ofRow.get(row);
    const took = operation ? ` after ${span(operation.end - operation.begin)}` : '';
    const name = operation ? operation.name : 'an operation';
    const { content } = this.model;
    return `${name} ends ${OUTCOMES[operation?.outcome ?? 2]}${took}: ${this.content(content[row])}`;
  }

  /** What happened in a moment, in one sentence: its head, and what is most worth telling of the rest. */
  moment(moment) {
    const { model } = this;
    const rows = model.rowsOf(moment);
    const parts = [this.row(rows[0])];
    const rest = rows.slice(1);
    for (const row of rest) {
      const kind = model.kindOf(row);
      const role = kind === 'noted' && model.typeOf(row).family === 'role' ? this.role(row) : null;
      if (role) parts.push(`becomes ${role}`);
      else if (['crashed', 'booted', 'paused', 'resumed', 'completed'].includes(kind) && parts.length < 4) parts.push(this.row(row));
    }
    if (model.kindOf(rows[0]) === 'became-durable') parts.push(...this.sendings(rest));
    return parts.join(', ');
  }

  /** What is sent, by type: `sends RequestVote to n1, n2 and n3`. */
  sendings(rows) {
    const receivers = new Map();
    for (const row of rows.filter((sent) => this.model.kindOf(sent) === 'sent')) {
      const type = this.model.typeOf(row).name;
      receivers.set(type, [...(receivers.get(type) ?? []), this.place(this.model.other[row])]);
    }
    return [...receivers].map(([type, names]) => `sends ${type} to ${listed(names)}`);
  }
}

function listed(names) {
  if (names.length > 6) return `${names.length} others`;
  return names.length === 1 ? names[0] : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}

function count(number, noun) {
  return `${grouped(number)} ${noun}${number === 1 ? '' : 's'}`;
}

/** A number with thin spaces: `12 000`. */
function grouped(number) {
  return String(number).replace(/\B(?=(\d{3})+$)/g, '\u202f');
}

function ordinal(number) {
  const tail = number % 100 > 10 && number % 100 < 14 ? 'th' : { 1: 'st', 2: 'nd', 3: 'rd' }[number % 10] ?? 'th';
  return `${number}${tail}`;
}

/** An operation in one line, as long as its bar allows. */
function operationWords(model, operation) {
  const words = model.words ?? (model.words = new Words(model));
  return `${words.content(model.content[operation.invokedRow])} → ${OUTCOMES[operation.outcome]}`;
}
