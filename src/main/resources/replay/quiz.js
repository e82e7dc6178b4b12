/** Questions that stop the replay, wait for an answer with what comes next behind a curtain, and then tell. */
class Quiz {
  constructor(replay) {
    this.replay = replay;
    this.on = replay.options.get('questions') !== 'off' && replay.model.questions.length > 0;
    this.asked = new Set();
    this.told = new Set();
    this.right = 0;
    this.root = document.getElementById('quiz');
    this.root.addEventListener('click', (event) => this.click(event));
  }

  get isOpen() {
    return !this.root.hidden;
  }

  toggle() {
    this.on = !this.on;
    this.asked.clear();
    if (!this.on && this.isOpen) this.close();
    return this.on;
  }

  /** Whether the verdict of a check would answer a question that is still to come. */
  hides(check) {
    return this.on && this.replay.model.questions.some((question) => question.secret === check && !this.told.has(question));
  }

  /**
   * From when on the picture would answer a question: one that is open, or the first of those still to come. Of these the
   * second half of the way to the answer shows who is on the way, and a verdict's place alone would tell it.
   */
  get hiddenFrom() {
    const { model, stage } = this.replay;
    if (stage.curtain) return stage.cursor + 0.5;
    if (!this.on) return Infinity;
    const ahead = model.questions.filter((question) => question.at >= stage.cursor && !this.told.has(question));
    return Math.min(...ahead.map(({ secret, at, reveal }) => (secret ? at : (at + reveal) / 2)));
  }

  /** Whether an open question keeps the reader from going on, which it then says. One that is answered does not. */
  blocks() {
    if (!this.isOpen) return false;
    if (this.given) this.close();
    else this.replay.toast('Answer the question first, or press q to go on without.');
    return this.isOpen;
  }

  /** The reader goes elsewhere: behind an open question, which is then asked again on the way on, or past it. */
  leave(time) {
    if (!this.isOpen || time === this.time) return;
    if (time > this.time || this.given) {
      this.close();
    } else {
      this.asked.delete(this.question);
      this.hide();
    }
  }

  /** The first open question that a way forward from one time to another passes. */
  between(from, to) {
    if (!this.on) return undefined;
    return this.replay.model.questions.find((question) => question.at >= from && question.at <= to && !this.asked.has(question));
  }

  ask(question) {
    const { replay } = this;
    this.question = question;
    this.asked.add(question);
    replay.pause();
    replay.stage.curtain = true;
    replay.go(replay.model.momentFrom(question.at), { reveal: true, quiet: true });
    this.time = replay.stage.cursor;
    const choices = question.choices.map((choice, i) => `<li><button data-choice="${i}">${html(choice)}</button></li>`);
    this.root.innerHTML = `<h2 id="quiz-title">What do you think?</h2><p>${html(question.ask)}</p>
      <ul class="${question.choices.every((choice) => choice.length < 8) ? 'short' : ''}">${choices.join('')}</ul>
      <p class="told" aria-live="polite"></p><p class="after"><button data-after="skip">Skip</button></p>`;
    this.root.hidden = false;
    this.root.querySelector('button').focus();
  }

  click(event) {
    const choice = event.target.closest('[data-choice]');
    if (choice) this.answer(Number(choice.dataset.choice));
    const after = event.target.closest('[data-after]')?.dataset.after;
    if (!after) return;
    const { question } = this;
    this.close();
    if (after === 'show') this.replay.go(this.replay.model.momentFrom(question.reveal), { reveal: true, fit: true });
    if (after === 'watch') this.replay.watchUntil(question.reveal);
  }

  answer(choice) {
    const { question, root } = this;
    if (this.given) return;
    this.given = true;
    const right = choice === question.answer;
    if (right) this.right++;
    root.querySelectorAll('[data-choice]').forEach((button, i) => {
      button.disabled = true;
      if (i === question.answer) button.classList.add('right');
      else if (i === choice) button.classList.add('wrong');
    });
    this.told.add(question);
    this.replay.verdicts();
    const verdict = right ? 'Right.' : `Not this time: ${question.choices[question.answer]}.`;
    root.querySelector('.told').textContent = `${verdict} ${question.explanation}`;
    root.querySelector('.after').innerHTML = '<button class="main" data-after="watch">Watch it happen</button> <button data-after="show">Jump there</button>';
    root.querySelector('.main').focus();
  }

  close() {
    this.told.add(this.question);
    this.hide();
  }

  hide() {
    this.given = false;
    this.root.hidden = true;
    this.replay.stage.curtain = false;
    this.replay.verdicts();
    this.replay.panel.update();
    this.replay.changed();
    document.getElementById('canvas').focus();
  }
}
