// What the reader does on the map: pointing, focusing, walking by arrows, picking.

// Picking with the keyboard replaces the map by that of the level below: the focus goes
// along, or the reader would have to walk the whole page again. It holds for a moment
// only, so that a map opened later by other means does not draw the focus to itself.
let leaving = {host: null, until: 0};
const FOCUS_FOLLOWS_MS = 8000;

const DIRECTIONS = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]};
const STEPS = {Home: -Infinity, End: Infinity, PageUp: -1, PageDown: 1};

// ---------------------------------------------------------------- the card

/** Show what is known of a region, at the pointer or, without one, at its label point. */
function showCard(view, code, {x = null, y = null, touch = false} = {}) {
  const row = view.model.rows.get(code);
  if (!row) return hideCard(view);
  view.shown = {code, x, y, touch};
  const texts = {name: row.name, value: row.value, detail: row.detail, mark: row.mark};
  for (const [part, text] of Object.entries(texts)) {
    const line = view.card.querySelector('.' + part);
    line.textContent = text ?? '';
    line.hidden = !text;
  }
  view.card.classList.toggle('touch', touch);
  view.open.hidden = !touch;
  view.card.hidden = false;
  // The top layer: no ancestor of the page can clip or shift the card there.
  if (view.card.showPopover && !view.card.matches(':popover-open')) view.card.showPopover();
  placeCard(view);
}

function placeCard({card, shown, svg, byCode}) {
  const shape = byCode.get(shown.code);
  const point = new DOMPoint(shape.x, shape.y).matrixTransform(svg.getScreenCTM());
  const [x, y] = [shown.x ?? point.x, shown.y ?? point.y];
  const {width, height} = card.getBoundingClientRect();
  const [room, gap] = [8, 16];
  const right = x + gap + width <= innerWidth - room ? x + gap : x - gap - width;
  const below = y + gap + height <= innerHeight - room ? y + gap : y - gap - height;
  const within = (at, size, limit) => Math.max(room, Math.min(at, limit - room - size));
  card.style.left = `${within(shown.touch ? x - width / 2 : right, width, innerWidth)}px`;
  card.style.top = `${within(below, height, innerHeight)}px`;
}

function hideCard(view) {
  view.shown = null;
  if (view.card.hidden) return;
  if (view.card.showPopover && view.card.matches(':popover-open')) view.card.hidePopover();
  view.card.hidden = true;
}

// ---------------------------------------------------------------- choosing

const pick = (view, code) => view.component.setTriggerValue('picked', code);

function goUp(view) {
  if (view.model.words.up) view.component.setTriggerValue('up', true);
}

/** The region under the pointer, or the nearest label point: islands are hard to hit. */
function regionAt(view, event, reach) {
  const code = event.target.closest?.('[data-code]')?.getAttribute('data-code');
  if (code) return code;
  const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(view.svg.getScreenCTM().inverse());
  let [nearest, least] = [null, reach * view.unit];
  for (const shape of view.shapes) {
    const distance = Math.hypot(shape.x - point.x, shape.y - point.y);
    if (distance < least && view.model.rows.has(shape.code)) [nearest, least] = [shape.code, distance];
  }
  return nearest;
}

/** The next region in a direction: ahead within about 63 degrees, sideways counting double. */
function nextRegion(view, [dx, dy]) {
  const from = view.byCode.get(view.current);
  let [next, least] = [null, Infinity];
  for (const {code, x, y} of view.shapes) {
    const ahead = (x - from.x) * dx + (y - from.y) * dy;
    const aside = Math.abs((x - from.x) * dy) + Math.abs((y - from.y) * dx);
    if (ahead <= 0 || aside > 2 * ahead || !view.model.rows.has(code)) continue;
    if (ahead + 2 * aside < least) [next, least] = [code, ahead + 2 * aside];
  }
  return next;
}

/** The region some steps on in the order of codes: by it every region can be reached. */
function regionInOrder(view, step) {
  const codes = view.shapes.map(({code}) => code).filter(code => view.model.rows.has(code));
  const at = codes.indexOf(view.current) + step;
  return codes[Math.max(0, Math.min(at, codes.length - 1))];
}

function focusRegion(view, code) {
  if (!code) return;
  view.paths.get(view.current)?.setAttribute('tabindex', -1);
  view.current = code;
  view.paths.get(code).setAttribute('tabindex', 0);
  view.paths.get(code).focus();
}

function leaveByKeyboard(view) {
  leaving = {host: view.root.getRootNode().host, until: performance.now() + FOCUS_FOLLOWS_MS};
  hideCard(view);
}

/** Take the focus over from a map left by keyboard, unless the reader has moved on. */
function takeFocus(view) {
  // Streamlit may mount the new map before it takes the old one away.
  const {activeElement} = document;
  const free = !activeElement || activeElement === document.body || activeElement === leaving.host;
  if (free && performance.now() < leaving.until) view.paths.get(view.current)?.focus();
  leaving = {host: null, until: 0};
}

function onKey(view, event) {
  if (event.altKey || event.ctrlKey || event.metaKey || !view.current) return;
  const {key} = event;
  if (DIRECTIONS[key]) focusRegion(view, nextRegion(view, DIRECTIONS[key]));
  else if (key in STEPS) focusRegion(view, regionInOrder(view, STEPS[key]));
  else if (key === 'Enter' || key === ' ') {
    leaveByKeyboard(view);
    pick(view, view.current);
  } else if (key === 'Escape') {
    leaveByKeyboard(view);
    goUp(view);
  } else return;
  event.preventDefault();
}

/** A mouse picks at once; a finger first sees the card, and picks with a second tap. */
function onClick(view, event) {
  const touch = view.pointer === 'touch';
  const code = regionAt(view, event, touch ? 22 : 6);
  view.pointer = '';
  leaving = {host: null, until: 0};
  if (!code) return hideCard(view);
  if (touch && !(view.shown?.touch && view.shown.code === code)) {
    view.hovered = code;
    showCard(view, code, {touch: true});
    return paintRings(view);
  }
  hideCard(view);
  pick(view, code);
}

function onMove(view, event) {
  if (event.pointerType === 'touch' || !view.paths) return;
  const code = regionAt(view, event, 6);
  view.svg.style.cursor = code ? 'pointer' : '';
  if (code !== view.hovered) {
    view.hovered = code;
    paintRings(view);
  }
  if (code) showCard(view, code, {x: event.clientX, y: event.clientY});
  else hideCard(view);
}

function onLeave(view, event) {
  if (event.pointerType === 'touch') return;
  view.hovered = null;
  hideCard(view);
  if (view.paths) paintRings(view);
}

function onFocus(view, event) {
  const code = event.target.getAttribute('data-code');
  if (!code) return;
  view.paths.get(view.current)?.setAttribute('tabindex', -1);
  view.current = code;
  event.target.setAttribute('tabindex', 0);
  if (!event.target.matches(':focus-visible')) return;
  view.focused = code;
  view.root.classList.add('keyboard');
  const row = view.model.rows.get(code);
  const said = [row.detail?.replaceAll('\n', '; ') || row.value, row.mark].filter(Boolean).join('; ');
  view.live.textContent = `${row.name}: ${said}`;
  paintRings(view);
  showCard(view, code);
}

function onBlur(view) {
  // A card that a finger opened stays: the blur may come from a tap on its button.
  if (view.focused === null) return;
  view.focused = null;
  view.root.classList.remove('keyboard');
  hideCard(view);
  paintRings(view);
}

function listen(view) {
  const {signal} = view.life;
  const on = (target, name, handler, options = {}) =>
    target.addEventListener(name, handler, {signal, ...options});
  on(view.svg, 'pointerdown', event => { view.pointer = event.pointerType; });
  on(view.svg, 'click', event => view.paths && onClick(view, event));
  on(view.svg, 'pointermove', event => onMove(view, event));
  on(view.svg, 'pointerleave', event => onLeave(view, event));
  on(view.svg, 'keydown', event => onKey(view, event));
  on(view.svg, 'focusin', event => onFocus(view, event));
  on(view.svg, 'focusout', () => onBlur(view));
  on(view.open, 'click', () => { const {code} = view.shown; hideCard(view); pick(view, code); });
  on(view.up, 'click', () => goUp(view));
  on(view.retry, 'click', () => readShapes(view, 'reload'));
  on(view.root.querySelector('.save-svg'), 'click', () => saveSvg(view));
  on(view.root.querySelector('.save-png'), 'click', () => savePng(view));
  on(document, 'pointerdown', event => { if (!event.composedPath().includes(view.root)) hideCard(view); });
  on(document, 'keydown', event => { if (event.key === 'Escape') hideCard(view); });
  on(window, 'scroll', () => {
    if (!view.shown) return;
    if (view.shown.x === null) placeCard(view);
    else hideCard(view);
  }, {capture: true, passive: true});
  view.resized = new ResizeObserver(() => { showLegend(view); paint(view); });
  view.resized.observe(view.stage);
}
