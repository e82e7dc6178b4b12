/** The reports of the folder, the latest first; kept up to date. */
const at = (id) => document.getElementById(id);

function card(run) {
  const picture = run.picture
    ? element('a', { className: 'picture', href: consoleOf(run.name), tabIndex: -1, ariaHidden: 'true' },
      element('img', { src: fileOf(run.name, run.picture, run.stamp), alt: '', loading: 'lazy' }))
    : element('span', { className: 'picture none' });
  const links = element('p', { className: 'links' },
    element('a', { href: fileOf(run.name, 'report.html'), textContent: 'Report', ariaLabel: `Report of ${run.name}` }),
    run.replay ? element('a', { href: fileOf(run.name, 'replay.html'), textContent: 'Replay', ariaLabel: `Replay of ${run.name}` }) : null);
  const verdict = run.checks === 0 ? null : badge(run.asExpected, run.asExpected ? 'as expected' : 'not as expected');
  return element('li', {}, picture, element('div', { className: 'text' },
    element('h3', {}, element('a', { href: consoleOf(run.name), textContent: run.title })),
    element('p', {}, ...(verdict ? [verdict, ' '] : []), `seed ${run.seed}`),
    element('p', { textContent: run.file }), element('p', { textContent: run.name }), links));
}

async function look() {
  const all = await ask('api/reports');
  at('runs').replaceChildren(...all.runs.map(card));
  at('none').hidden = all.runs.length > 0;
  at('files').replaceChildren(...all.scenarios.map((file) => element('option', { value: file })));
  const pages = [...all.sweeps.map((name) => [name, fileOf(name, 'sweep.html')]), ...all.pages.map((name) => [name, `files/${encodeURIComponent(name)}`])];
  at('pages').replaceChildren(...pages.map(([name, href]) => element('li', {}, element('a', { href, textContent: name }))));
  at('others').hidden = pages.length === 0;
}

at('begin').addEventListener('submit', async (event) => {
  event.preventDefault();
  at('error').hidden = true;
  try {
    const { name } = await ask('api/run', { file: at('file').value.trim(), seed: at('seed').value.trim(), settings: {} });
    location.href = consoleOf(name);
  } catch (error) {
    at('error').textContent = error.message;
    at('error').hidden = false;
  }
});

follow('', look, (gone) => { at('lost').hidden = !gone; });
