/** What the server says to a question of this page; the error that it tells where it refuses. */
async function ask(address, wish) {
  const answer = await fetch(address, wish && { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(wish) });
  const told = await answer.json().catch(() => ({ error: `the server answers ${answer.status}` }));
  if (!answer.ok) throw new Error(told.error ?? `the server answers ${answer.status}`);
  return told;
}

/** Calls `look` now and whenever something is new; says so where the server has gone, and goes on when it is back. */
async function follow(question, look, lost) {
  for (let known = 0; ;) {
    try {
      const { count } = await ask(`api/news?after=${known}${question}`);
      lost(false);
      if (count !== known) await look();
      known = count;
    } catch {
      lost(true);
      known = 0;
      await new Promise((done) => { setTimeout(done, 1500); });
    }
  }
}

/** An element with properties and children. */
function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** The address of a file of a report. */
function fileOf(report, file, version = '') {
  return `files/${encodeURIComponent(report)}/${encodeURIComponent(file)}${version && `?${version}`}`;
}

/** The console of a report. */
function consoleOf(report) {
  return `console?name=${encodeURIComponent(report)}`;
}

/** A verdict in a badge. */
function badge(asExpected, words) {
  return element('span', { className: `badge ${asExpected ? 'pass' : 'fail'}`, textContent: words });
}
