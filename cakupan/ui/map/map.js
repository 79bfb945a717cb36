// The region map as a Streamlit component: what it reads and when it draws.
// How things look is in drawing.js, files are in saving.js, what the reader does is in
// choosing.js; component.py joins the four.

// Shapes are read once a URL for the life of the page, whatever the maps on it do.
const shapeFiles = new Map();
// One view per mounted map; Streamlit calls the component again at each change of data.
const views = new WeakMap();

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
  land.setAttribute('fill', theme.coast);
  land.setAttribute('stroke', theme.coast);
  land.setAttribute('stroke-width', 2.4 * unit);
  land.setAttribute('stroke-linejoin', 'round');
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
  layers.watermark.replaceChildren();
  if (model.watermark) layers.watermark.append(watermark(model.watermark, frame, theme, unit));
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
      for (const name of ['role', 'tabindex', 'data-code', 'aria-label', 'aria-selected']) {
        path.removeAttribute(name);
      }
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
  const ring = (code, colour, width) =>
    byCode.has(code) ? emphasis(byCode.get(code), colour, width, theme, unit) : [];
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
    const picture = svgElement('svg', {
      width, height, viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true',
    });
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

// ---------------------------------------------------------------- life

function openView(root) {
  const find = name => root.querySelector('.' + name);
  const view = {
    root, life: new AbortController(), pointer: '', shown: null, hovered: null, focused: null,
    svg: find('drawing'), stage: find('stage'), status: find('status'), retry: find('retry'),
    up: find('up'), keys: find('keys'), legend: find('legend'), note: find('note'),
    tools: find('tools'), card: find('card'), open: find('open'), live: find('live'),
  };
  view.layers = {
    defs: svgElement('defs'), land: svgElement('g'),
    regions: svgElement('g', {role: 'presentation', 'stroke-linejoin': 'round'}),
    overlay: svgElement('g'), watermark: svgElement('g'),
    rings: svgElement('g', {'pointer-events': 'none'}),
  };
  for (const [name, layer] of Object.entries(view.layers)) {
    if (name !== 'regions') layer.setAttribute('aria-hidden', 'true');
  }
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

function draw(component) {
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
