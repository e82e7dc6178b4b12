/**
 * Finds the moments that hold all of some words. What is said of a row is put together from few texts: its kind's words, names,
 * types, contents. Each of those is looked at once, and a row then only joins the bits of its own: no sentence is written.
 */
class Finder {
  constructor(model, words, wanted) {
    this.model = model;
    this.words = words;
    this.wanted = wanted.slice(0, 30).map((word) => word.replace(/(['’]s|[:,])$/, ''));
    this.all = 2 ** this.wanted.length - 1;
    this.hasNumbers = this.wanted.some((word) => word.includes('#'));
    this.ofPlace = model.places.map((name) => this.bits(name));
    this.ofType = model.types.map(({ name }) => this.bits(name) | this.bits(spaced(name), true));
    this.ofKind = model.kinds.map((kind) => this.bits(kind));
    this.ofSentence = model.kinds.map((kind) => this.bits(SENTENCES[kind] ?? '', true));
    this.ofReason = model.reasons.map((reason) => this.bits(reason));
    this.ofOutcome = OUTCOMES.map((outcome) => this.bits(outcome, true));
    const refusals = this.wanted.includes('not') ? /^$/ : REFUSAL; // `granted` alone means a yes
    this.ofContent = Int32Array.from(contentTexts(model, words), (text) => this.bits(text.replace(refusals, '')));
    this.isTold = model.kinds.map((kind) => ['crashed', 'booted', 'paused', 'resumed', 'completed'].includes(kind)); // even where it is not the head
  }

  /** Which of the words a text holds. */
  bits(text, wholeBegin = false) {
    const lower = ` ${text.toLowerCase()}`;
    let bits = 0;
    this.wanted.forEach((word, i) => { if (holds(lower, wholeBegin ? ` ${word}` : word)) bits |= 1 << i; });
    return bits;
  }

  find() {
    const { model, all } = this;
    const said = [];
    const held = [];
    for (let moment = 0; moment < model.moments; moment++) {
      const head = model.momentStart[moment];
      const sends = model.kindOf(head) === 'became-durable'; // the sentence goes on with what is sent then
      let sentence = 0;
      let holdsAll = false;
      for (let row = head; row < model.momentStart[moment + 1]; row++) {
        const kind = model.kindOf(row);
        const bits = this.saidOf(row, kind);
        const isRole = kind === 'noted' && model.typeOf(row).family === 'role';
        if (row === head || isRole || this.isTold[model.kind[row]] || (sends && kind === 'sent')) sentence |= bits;
        if (row !== head && (kind === 'timer-set' || kind === 'wrote')) continue;
        holdsAll ||= (bits | this.ofKind[model.kind[row]] | this.ofContent[model.content[row]]) === all;
      }
      if (sentence === all) said.push(moment);
      else if (holdsAll) held.push(moment);
    }
    return { said, held };
  }

  /** The words that are said of a row. */
  saidOf(row, kind) {
    const { model } = this;
    const place = model.place[row];
    const own = (place < 0 ? 0 : this.ofPlace[place]) | this.ofSentence[model.kind[row]];
    const type = model.content[row] === 0 ? 0 : this.ofType[model.typeOfContent[model.content[row] - 1]];
    switch (kind) {
      case 'sent': case 'delivered': return own | type | this.ofPlace[model.other[row]];
      case 'dropped': return own | this.sending(row) | this.ofReason[model.other[row]];
      case 'queued': return own | this.sending(row);
      case 'timer-set': case 'timer-cancelled': case 'timer-fired': return own | type;
      case 'wrote': case 'became-durable': return own;
      case 'noted': return model.typeOf(row).family === 'role' ? this.bits(this.words.row(row)) : own | this.ofContent[model.content[row]];
      case 'invoked': return own | this.ofContent[model.content[row]] | this.number(row);
      case 'completed': return own | this.ofContent[model.content[row]] | this.number(row) | this.outcome(row);
      default: return this.bits(this.words.row(row)); // rare: starts, crashes, pauses, faults
    }
  }

  /** The type of the message whose sending led to a row, and who sent it. */
  sending(row) {
    const { model } = this;
    const sent = model.sendingOf(row);
    return sent < 0 ? 0 : this.ofPlace[model.place[sent]] | this.ofType[model.typeOfContent[model.content[sent] - 1]];
  }

  /** The name of an operation: `client3#7`. */
  number(row) {
    return this.hasNumbers ? this.bits(`${this.model.places[this.model.place[row]]}#${this.model.other[row]}`) : 0;
  }

  outcome(row) {
    return this.ofOutcome[this.model.operations.ofRow.get(row)?.outcome ?? 2];
  }
}

/** What each kind's sentence says beside names, types and contents: see Words.row. */
const SENTENCES = {
  sent: 'sends to', delivered: 'receives from', dropped: 'from to is dropped:', queued: 'from reaches and waits there',
  'timer-set': 'sets its', 'timer-cancelled': 'cancels its', 'timer-fired': 'fires', wrote: 'writes to its disk',
  'became-durable': 'write is durable', noted: 'notes', invoked: 'asks:', completed: 'ends after',
};

/** Whether a text holds a word; one that ends in a digit does not go on: `client3#7` is not in `client3#70`. */
function holds(text, word) {
  const isNumber = /\d$/.test(word);
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!isNumber || !/\w/.test(text[at + word.length] ?? '')) return true;
  }
  return false;
}

const REFUSAL = / \S+ \(not \w+\)$/;

/** For each content its words, with the answer that it gives; kept once the details are there. */
function contentTexts(model, words) {
  if (model.contentTexts) return model.contentTexts;
  const texts = [''];
  for (let content = 1; content <= model.typeOfContent.length; content++) {
    const message = words.message(content);
    texts.push(`${words.content(content)} ${message.includes(' (') ? message : ''}`.toLowerCase());
  }
  if (model.details) model.contentTexts = texts;
  return texts;
}
