// The region map as a Streamlit component: what it reads, when it draws, what it reports.
// How things look is in drawing.js, files are in saving.js; component.py joins the three.

// Shapes are read once a URL for the life of the page, whatever the maps on it do.
const shapeFiles = new Map();
// One view per mounted map; Streamlit calls the component again at each change of data.
const views = new WeakMap();
// Picking with the keyboard replaces the map by that of the level below: the focus goes
// along, or the reader would have to walk the whole page again. It holds for a moment
// only, so that a map opened later by other means does not draw the focus to itself.
let leaving = {host: null, until: 0};
const FOCUS_FOLLOWS_MS = 8000;

const DIRECTIONS = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]};
const STEPS = {Home: -Infinity, End: Infinity, PageUp: -1, PageDown: 1};

// ---------------------------------------------------------------- reading

async function fetchShapes(url, cache) {
  const answer = await fetch(new URL(url, document.baseURI), {cache});
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  const {width, height, shapes} = await answer.json();
  return {width, height, shapes: shapes.map(([code, path, x, y]) => ({code, path, x, y, box: null}))};
}

function loadShapes(url, cache = 'force-cache') {
  if (!shapeFiles.has(url)) {
    const file = fetchShapes(url, cache);
    shapeFiles.set(url, file);
    file.catch(() => shapeFiles.delete(url));  // a failure is not kept: retry asks again
  }
  return shapeFiles.get(url);
}

/** The payload with its parallel arrays turned into one row per region. */
function readModel(data) {
  const {code, ...columns} = data.regions;
  const rows = new Map(code.map((each, i) => {
    const cells = Object.entries(columns).map(([name, values]) => [name, values[i]]);
    return [each, {code: each, ...Object.fromEntries(cells)}];
  }));
  const largest = Math.max(0, ...(columns.size ?? []).map(size => size ?? 0));
  return {...data, rows, largest};
}

// ---------------------------------------------------------------- drawing

/** One path a region, and one line around all of them. */
function makeRegions(shapes) {
  const land = svgElement('path', {d: shapes.map(({path}) => path).join('')});
  const paths = new Map(shapes.map(({code, path}) => [code, svgElement('path', {d: path})]));
  return [land, paths];
}

/** The line lies under the regions, so that only its outer half is seen, along the coast. */
function paintLand(land, theme, unit) {
  const attributes = {fill: theme.coast, stroke: theme.coast, 'stroke-width': 2.4 * unit, 'stroke-linejoin': 'round'};
  for (const [name, value] of Object.entries(attributes)) land.setAttribute(name, value);
}

function buildMap(view, file) {
  const margin = 0.012 * Math.max(file.width, file.height);
  view.frame = {x: -margin, y: -margin, width: file.width + 2 * margin, height: file.height + 2 * margin};
  view.shapes = file.shapes;
  view.byCode = new Map(file.shapes.map(shape => [shape.code, shape]));
  const {frame, layers} = view;
  view.svg.setAttribute('viewBox', [frame.x, frame.y, frame.width, frame.height].join(' '));
  [view.land, view.paths] = makeRegions(file.shapes);
  layers.land.replaceChildren(view.land);
  layers.regions.replaceChildren(...view.paths.values());
  view.current = view.hovered = null;
}

/** Sizes in drawing units, measured once: asking the browser again costs a layout. */
function measureShapes(view) {
  if (view.shapes[0]?.box) return;
  for (const shape of view.shapes) shape.box = view.paths.get(shape.code).getBBox();
}

/** Put values, colours and marks on the regions that stand. */
function paint(view) {
  const {svg, stage, model, frame, layers} = view;
  const [width, height] = [stage.clientWidth, stage.clientHeight];
  if (!view.paths || !width || !height) return;  // not read yet, or in a hidden tab
  view.unit = Math.max(frame.width / width, frame.height / height);
  const {unit, theme} = view;
  measureShapes(view);
  layers.defs.replaceChildren(...hatchPatterns('map-', theme, unit));
  paintLand(view.land, theme, unit * fineness(model));
  layers.regions.setAttribute('stroke-width', 0.8 * unit * fineness(model));
  paintRegions(view.paths, model, theme, 'map-');
  describeRegions(view);
  layers.overlay.replaceChildren(...overlay(view.shapes, model, theme, unit, bubbleReach(width, height)));
  layers.watermark.replaceChildren(...(model.watermark ? [watermark(model.watermark, frame, theme, unit)] : []));
  svg.setAttribute('aria-label', model.title);
  paintRings(view);
  if (view.shown) showCard(view, view.shown.code, view.shown);
}

/** Make regions with a row focusable, and say them; shapes without one are only ground. */
function describeRegions(view) {
  const {model, paths, shapes} = view;
  const standing = code => view.byCode.has(code) && model.rows.has(code);
  if (standing(model.selected) && !view.focused) view.current = model.selected;
  if (!standing(view.current)) view.current = shapes.find(({code}) => standing(code))?.code ?? null;
  for (const [code, path] of paths) {
    const row = model.rows.get(code);
    if (!row) {
      for (const name of ['role', 'tabindex', 'data-code', 'aria-label', 'aria-selected']) path.removeAttribute(name);
      continue;
    }
    path.setAttribute('role', 'option');
    path.setAttribute('data-code', code);
    path.setAttribute('tabindex', code === view.current ? 0 : -1);
    path.setAttribute('aria-selected', code === model.selected);
    path.setAttribute('aria-label', [row.name, row.value].filter(Boolean).join(', '));
  }
}

function paintRings({layers, byCode, model, hovered, focused, theme, unit}) {
  const ring = (code, colour, width) => (byCode.has(code) ? emphasis(byCode.get(code), colour, width, theme, unit) : []);
  layers.rings.replaceChildren(
    ...ring(model.selected, theme.ink, 2.4),
    ...(hovered === focused ? [] : ring(hovered, theme.ink, 1.6)),
    ...ring(focused, theme.accent, 3),
  );
}

function htmlElement(tag, className, text = '') {
  const node = document.createElement(tag);
  node.className = className;
  node.textContent = text;
  return node;
}

function showLegend(view) {
  const {model, theme, stage, legend} = view;
  const reach = bubbleReach(stage.clientWidth, stage.clientHeight);
  legend.setAttribute('aria-label', model.words.legend);
  legend.replaceChildren(...model.legend.map(item => {
    const entry = htmlElement('li', item.kind);
    const {group, width, height} = swatch(item, model, theme, reach);
    const picture = svgElement('svg', {width, height, viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true'});
    picture.append(group);
    entry.append(picture, htmlElement('span', 'label', item.label));
    if (item.kind === 'bubble') return entry;
    const count = htmlElement('span', 'count', item.count);
    count.setAttribute('aria-hidden', 'true');
    entry.append(count, htmlElement('span', 'spoken', model.words.count.replace('{count}', item.count)));
    return entry;
  }));
}

/** Name the regions that the shape file does not hold: a map that is silently short misleads. */
function showNote(view) {
  const missing = view.byCode ? [...view.model.rows.values()].filter(({code}) => !view.byCode.has(code)) : [];
  view.note.hidden = !missing.length;
  const names = missing.map(({name}) => name).join(', ');
  view.note.textContent = view.model.words.without_shape.replace('{names}', () => names);
}

function showStatus(view, text, withRetry = false) {
  view.status.hidden = !text;
  view.status.querySelector('p').textContent = text;
  view.retry.hidden = !withRetry;
}

/** The buttons stand from the start, or all below would jump when the shapes arrive. */
function allowSaving({tools}, allowed) {
  for (const button of tools.children) button.disabled = !allowed;
}

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
  const on = (target, name, handler, options = {}) => target.addEventListener(name, handler, {signal, ...options});
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

// ---------------------------------------------------------------- life

function openView(root) {
  const find = name => root.querySelector('.' + name);
  const view = {root, life: new AbortController(), pointer: '', shown: null, hovered: null, focused: null};
  for (const name of ['stage', 'drawing', 'status', 'retry', 'up', 'legend', 'note', 'card', 'open', 'live', 'keys', 'tools']) view[name] = find(name);
  view.svg = view.drawing;
  view.layers = {
    defs: svgElement('defs'), land: svgElement('g'),
    regions: svgElement('g', {role: 'presentation', 'stroke-linejoin': 'round'}),
    overlay: svgElement('g'), watermark: svgElement('g'), rings: svgElement('g', {'pointer-events': 'none'}),
  };
  for (const name of ['defs', 'land', 'overlay', 'watermark', 'rings']) view.layers[name].setAttribute('aria-hidden', 'true');
  view.svg.replaceChildren(...Object.values(view.layers));
  views.set(root, view);
  return view;
}

/** The frame's height comes from the payload alone, so it stands before the shapes do. */
function setFrame({stage, model}) {
  const {width, height} = model.shapes;
  stage.classList.toggle('fixed', !width && Boolean(model.height));
  stage.style.setProperty('--aspect', width ? width / height : model.shapes.kind === 'tiles' ? 2 : 2.5);
  stage.style.setProperty('--tallest', `${model.height ?? 640}px`);
}

function setWords({model, up, open, retry, keys, tools}) {
  const {words} = model;
  const texts = [[up, words.up], [open, words.open], [retry, words.retry], [keys, words.keys]];
  for (const [node, text] of texts) node.textContent = text ?? '';
  up.hidden = !words.up;
  tools.querySelector('.save-svg').textContent = words.save_svg;
  tools.querySelector('.save-png').textContent = words.save_png;
}

function readTheme(root) {
  const style = getComputedStyle(root);
  const read = (name, otherwise) => style.getPropertyValue(name).trim() || otherwise;
  return makeTheme(
    read('--st-text-color', '#1a1c1f'), read('--st-background-color', '#ffffff'),
    read('--st-primary-color', '#1f5fa8'), style.fontFamily || 'sans-serif',
  );
}

async function readShapes(view, cache) {
  const {url} = view.model.shapes;
  view.url = url;
  view.paths = null;
  view.stage.setAttribute('aria-busy', 'true');
  allowSaving(view, false);
  showStatus(view, view.model.words.loading);
  try {
    const file = await loadShapes(url, cache);
    if (view.url !== url || view.life.signal.aborted) return;  // overtaken meanwhile
    buildMap(view, file);
  } catch {
    if (view.url === url) showStatus(view, view.model.words.failed, true);
    return;
  } finally {
    if (view.url === url) view.stage.setAttribute('aria-busy', 'false');
  }
  showStatus(view, '');
  allowSaving(view, true);
  paint(view);
  showNote(view);
  takeFocus(view);
}

/** Take the focus over from a map left by keyboard, unless the reader has moved on. */
function takeFocus(view) {
  // Streamlit may mount the new map before it takes the old one away.
  const {activeElement} = document;
  const free = !activeElement || activeElement === document.body || activeElement === leaving.host;
  if (free && performance.now() < leaving.until) view.paths.get(view.current)?.focus();
  leaving = {host: null, until: 0};
}

export default function (component) {
  const root = component.parentElement.querySelector('.map');
  const isNew = !views.has(root);
  const view = views.get(root) ?? openView(root);
  view.component = component;
  view.model = readModel(component.data);
  view.theme = readTheme(root);
  setFrame(view);
  setWords(view);
  showLegend(view);
  if (isNew) listen(view);
  if (view.url === view.model.shapes.url) {
    paint(view);
    showNote(view);
  } else {
    readShapes(view);
  }
  return () => {
    view.resized.disconnect();
    view.life.abort();
    hideCard(view);
  };
}
