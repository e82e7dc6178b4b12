/** What each key does; the first line of each is what help says. */
function keyTable(replay) {
  const step = (way, test) => () => replay.step(way, test);
  return {
    ' ': () => replay.toggle(),
    k: () => replay.toggle(),
    '.': () => replay.toggle(),
    ArrowRight: step(1),
    ArrowLeft: step(-1),
    'Shift+ArrowRight': step(1, 'state'),
    'Shift+ArrowLeft': step(-1, 'state'),
    ArrowDown: () => replay.scroll(40),
    ArrowUp: () => replay.scroll(-40),
    PageDown: () => replay.chapter(1),
    PageUp: () => replay.chapter(-1),
    '[': () => replay.toCause(),
    ']': () => replay.toEffect(),
    '+': () => replay.zoom(0.6),
    '=': () => replay.zoom(0.6),
    '-': () => replay.zoom(1 / 0.6),
    0: () => replay.whole(),
    a: () => replay.pan(-replay.stageWidth / 4),
    d: () => replay.pan(replay.stageWidth / 4),
    Home: () => replay.go(0, { reveal: true }),
    End: () => replay.go(replay.model.moments - 1, { reveal: true }),
    n: () => replay.fault(1),
    N: () => replay.fault(-1),
    v: () => replay.violation(),
    r: () => replay.step(1, 'role'),
    R: () => replay.step(-1, 'role'),
    h: () => replay.toggleBeats(),
    c: () => replay.toggleClients(),
    x: () => replay.nextAxis(),
    i: () => replay.toggleInvolved(),
    q: () => replay.toggleQuestions(),
    t: () => replay.toggleTheme(),
    l: () => replay.copyLink(),
    '/': () => replay.search.open(),
    '?': () => document.getElementById('help').showModal(),
  };
}

function listenToKeys(replay) {
  const table = keyTable(replay);
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { target } = event;
    const writes = target.matches?.('input:not([type=range]):not([type=checkbox]), select, textarea');
    const presses = target.matches?.('button, summary, input[type=checkbox], a') && (event.key === ' ' || event.key === 'Enter');
    if (writes || presses || document.querySelector('dialog[open]')) return;
    const shifted = event.shiftKey && event.key.startsWith('Arrow') ? `Shift+${event.key}` : event.key;
    const act = table[shifted];
    if (!act) return;
    event.preventDefault();
    act();
  });
}
