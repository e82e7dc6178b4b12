const FONT = 'Inter, system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif';

/** The colours that the style sheet holds, for the canvas; read again when the theme changes. */
class Theme {
  constructor() {
    this.read();
  }

  read() {
    const style = getComputedStyle(document.documentElement);
    for (const name of Theme.NAMES) this[name] = style.getPropertyValue(`--${name}`).trim();
  }

  /** `dark` or `light`, or '' for what the system says. */
  choose(name) {
    if (name) document.documentElement.dataset.theme = name;
    else delete document.documentElement.dataset.theme;
    this.read();
  }

  get isDark() {
    const chosen = document.documentElement.dataset.theme;
    return chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  }
}
Theme.NAMES = ['bg', 'panel', 'ink', 'muted', 'line', 'grid', 'accent', 'accent-fill', 'message', 'beat', 'bar', 'leader', 'candidate',
  'follower', 'follower-ink', 'stale', 'drop', 'ok', 'failed', 'unknown', 'open', 'fault-process', 'fault-speed', 'fault-clock',
  'fault-disk', 'fault-conduct', 'fault-network', 'fault-ink', 'fault-shade'];

/** The colour of a fault, by what of the system it is in. */
function faultColour(theme, fault) {
  return theme[`fault-${fault.seat}`];
}

/** Fills with a light shade of a fault's colour. */
function shadeFault(ctx, theme, fault, x, y, width, height) {
  ctx.fillStyle = faultColour(theme, fault);
  ctx.globalAlpha = Number(theme['fault-shade']);
  ctx.fillRect(x, y, width, height);
  ctx.globalAlpha = 1;
}

/** A text that fits into a room, cut with an ellipsis where it is too long; empty where not even three letters fit. */
function shortText(ctx, text, room) {
  if (room < 16) return '';
  if (ctx.measureText(text).width <= room) return text;
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (ctx.measureText(`${text.slice(0, middle)}…`).width <= room) low = middle;
    else high = middle - 1;
  }
  return low < 3 ? '' : `${text.slice(0, low)}…`;
}

function fitText(ctx, text, x, y, room) {
  const shown = shortText(ctx, text, room);
  if (shown !== '') ctx.fillText(shown, x, y);
}

function roundedBox(ctx, x, y, width, height, radius) {
  ctx.beginPath();
  ctx.roundRect(x, y, Math.max(width, 0.5), height, Math.min(radius, Math.max(width, 0.5) / 2, height / 2));
}
