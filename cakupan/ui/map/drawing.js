// What a region map looks like, for the screen and for saved files alike.
//
// Everything is set as an SVG attribute with a concrete colour, never by a style sheet:
// a saved file then needs nothing but itself. Lengths that must stay the same on screen
// (borders, dots, text) are given in pixels and multiplied by `unit`, the number of
// drawing units in one pixel: renderers outside browsers do not know vector-effect.

const SVG_NAMESPACE = 'http://www.w3.org/2000/svg';
const CONTROL_CHARACTERS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Make an SVG element; text goes in as text, so a hostile name stays a name. */
function svgElement(tag, attributes = {}, text = null) {
  const node = document.createElementNS(SVG_NAMESPACE, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  // XML has no way to write control characters: one of them would spoil the whole file.
  if (text !== null) node.textContent = text.replace(CONTROL_CHARACTERS, '');
  return node;
}

// ---------------------------------------------------------------- colour and text

const pen = document.createElement('canvas').getContext('2d');

/** Red, green and blue (0-255) of any CSS colour. */
function channels(colour) {
  pen.fillStyle = '#000000';
  pen.fillStyle = colour;
  const seen = pen.fillStyle;
  if (seen.startsWith('#')) return [1, 3, 5].map(at => parseInt(seen.slice(at, at + 2), 16));
  return seen.match(/[\d.]+/g).slice(0, 3).map(Number);
}

/** Mix `share` of one colour into another. */
function mixed(colour, into, share) {
  const [a, b] = [channels(colour), channels(into)];
  const parts = a.map((value, i) => Math.round(value * share + b[i] * (1 - share)));
  return '#' + parts.map(value => value.toString(16).padStart(2, '0')).join('');
}

/** Relative luminance, 0 (black) to 1 (white), as WCAG defines it. */
function luminance(colour) {
  const linear = channels(colour).map(value => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
}

/** Black or white, whichever reads better on a fill: pure, for then one always has 4.5:1. */
function readableOn(fill) {
  const light = luminance(fill) + 0.05;
  return light / 0.05 >= 1.05 / light ? '#000000' : '#ffffff';
}

/** The colours around the scale: all made from ink and paper, so any theme keeps contrast. */
function makeTheme(ink, paper, accent, font) {
  return {
    ink, paper, accent, font,
    coast: mixed(ink, paper, 0.62),   // the outer line that keeps pale classes off the paper
    hatch: mixed(ink, paper, 0.55),   // lines and dots of the patterns: at least 3:1
    blank: mixed(ink, paper, 0.04),   // what the patterns are drawn on
    pale: mixed(ink, paper, 0.11),    // regions under bubbles
  };
}

/** Width of a line of text in pixels. */
function textWidth(text, size, font, weight = 400) {
  pen.font = `${weight} ${size}px ${font}`;
  return pen.measureText(text).width;
}

// ---------------------------------------------------------------- fills

// One hatch a reason, told apart by direction and kind, not by colour: they survive grey
// print. [tile size, path, line width]; dots are lines of no length with round ends.
const HATCHES = {
  not_published: [7, 'M-1,1L1,-1M0,7L7,0M6,8L8,6', 0.9],
  not_collected: [6, 'M1.5,1.5h.01M4.5,4.5h.01', 1.7],
  withheld: [7, 'M0,7L7,0M0,0L7,7', 0.9],
  region_did_not_exist: [5, 'M0,2.5H5', 0.9],
  not_comparable: [7, 'M-1,6L1,8M0,0L7,7M6,-1L8,1', 0.9],
  no_base: [5, 'M2.5,0V5', 0.9],
  in_part: [7, 'M0,3.5H4', 1.4],
  awaited: [7, 'M3.5,0V3.5', 1.4],
};

const hasHatch = reason => Object.hasOwn(HATCHES, reason ?? '');

/** The pattern of one reason of absence, its tiles `unit` times their pixel size. */
function hatchPattern(reason, prefix, theme, unit) {
  const [size, path, width] = HATCHES[reason];
  const pattern = svgElement('pattern', {
    id: prefix + reason, width: size, height: size,
    patternUnits: 'userSpaceOnUse', patternTransform: `scale(${unit})`,
  });
  pattern.append(
    svgElement('rect', {width: size, height: size, fill: theme.blank}),
    svgElement('path', {
      d: path, fill: 'none', stroke: theme.hatch, 'stroke-width': width, 'stroke-linecap': 'round',
    }),
  );
  return pattern;
}

const hatchPatterns = (prefix, theme, unit) =>
  Object.keys(HATCHES).map(reason => hatchPattern(reason, prefix, theme, unit));

/** Fill of a region: its class, its reason of absence, or plain where nothing is known. */
function fillOf(row, model, theme, prefix) {
  if (model.mode === 'bubbles' && row?.size != null) return theme.pale;
  if (row && model.mode !== 'bubbles') {
    if (row.over) return model.palette.at(-1);
    if (row.cls != null) return model.palette[row.cls];
  }
  return hasHatch(row?.absence) ? `url(#${prefix}${row.absence})` : theme.blank;
}

/** Whether a fill is a hatch or a plain ground, and not a colour of the scale. */
const isGround = (fill, theme) => fill.startsWith('url') || fill === theme.blank || fill === theme.pale;

/** Paint regions that exist already: only attributes change, so nothing flickers. */
function paintRegions(paths, model, theme, prefix) {
  for (const [code, path] of paths) {
    const row = model.rows.get(code);
    const fill = fillOf(row, model, theme, prefix);
    path.setAttribute('fill', fill);
    // Between two hatched regions a paper-coloured border would not be seen.
    const ground = isGround(fill, theme);
    path.setAttribute('stroke', ground ? theme.coast : theme.paper);
    path.setAttribute('stroke-opacity', ground ? 0.55 : 1);
  }
}

// ---------------------------------------------------------------- what lies on the regions

/** A dotted line on a paper-coloured band: seen on the darkest class and on any neighbour. */
function dottedOutline(d, theme, unit) {
  const line = {d, fill: 'none', 'stroke-linejoin': 'round'};
  return [
    svgElement('path', {...line, stroke: theme.paper, 'stroke-width': 2.4 * unit}),
    svgElement('path', {
      ...line, class: 'over', stroke: theme.ink, 'stroke-width': 1.8 * unit,
      'stroke-linecap': 'round', 'stroke-dasharray': `${0.1 * unit} ${3.2 * unit}`,
    }),
  ];
}

/** A line of text in the middle of (x, y), with a halo where the ground is hatched. */
function label(text, x, y, size, fill, unit, halo = null) {
  const node = svgElement('text', {
    x, y: y + 0.35 * size * unit, 'font-size': size * unit, 'font-weight': 600,
    'text-anchor': 'middle', fill,
  }, text);
  if (halo) {
    node.setAttribute('stroke', halo);
    node.setAttribute('stroke-width', 3 * unit);
    node.setAttribute('paint-order', 'stroke');
  }
  return node;
}

const tileTextSize = (shape, unit) => Math.min(14, Math.max(9, 0.24 * shape.box.width / unit));

function fitsTile(text, shape, theme, unit) {
  const size = tileTextSize(shape, unit);
  const wide = shape.box.width / unit - 4;
  return Boolean(text) && wide > 2 * size && textWidth(text, size, theme.font, 600) <= wide;
}

/** Whether most tiles can hold their name: a few names strewn over a grid only confuse. */
function tilesHoldNames(shapes, model, theme, unit) {
  const named = shapes.filter(({code}) => model.rows.has(code));
  const fitting = named.filter(shape => fitsTile(model.rows.get(shape.code).short, shape, theme, unit));
  return fitting.length >= 0.7 * named.length;
}

/** Texts of one tile: its short name and, where there is room, its value. */
function tileLabels(shape, row, model, theme, unit) {
  if (!fitsTile(row.short, shape, theme, unit)) return [];
  const size = tileTextSize(shape, unit);
  const fill = fillOf(row, model, theme, '');
  const solid = !isGround(fill, theme);
  const colour = solid ? readableOn(fill) : theme.ink;
  const halo = solid ? null : theme.blank;
  const second = row.over ? model.words.over : row.value;
  const two = model.mode !== 'bubbles' && fitsTile(second, shape, theme, unit);
  const half = 0.6 * size * unit;
  const lines = [label(row.short, shape.x, two ? shape.y - half : shape.y, size, colour, unit, halo)];
  if (two) lines.push(label(second, shape.x, shape.y + half, size, colour, unit, halo));
  return lines;
}

/** The mark ">100": inside its region or, where that is too small, above it if free. */
function overMark(shape, model, theme, unit, taken) {
  const [text, size, {box}] = [model.words.over, 11, shape];
  const [wide, high] = [(textWidth(text, size, theme.font, 600) + 4) * unit, (size + 4) * unit];
  const inside = box.width > wide + 4 * unit && box.height > high + 4 * unit;
  const y = inside ? shape.y : box.y - 0.6 * high;
  const near = taken.some(other => Math.abs(other.x - shape.x) < wide && Math.abs(other.y - y) < high);
  if (near) return [];
  taken.push({x: shape.x, y});
  const [fill, halo] = inside ? [readableOn(model.palette.at(-1)), null] : [theme.ink, theme.paper];
  return [label(text, shape.x, y, size, fill, unit, halo)];
}

/** Lines and marks are finer where hundreds of regions share the drawing. */
const fineness = model => (model.rows.size > 100 ? 0.65 : 1);

/** The ring that stands for a dated statement. */
function statementRing(x, y, theme, unit) {
  return svgElement('circle', {
    class: 'statement', cx: x, cy: y, r: 3.6 * unit, fill: theme.paper,
    stroke: theme.ink, 'stroke-width': 1.8 * unit,
  });
}

function statementMark(shape, row, model, theme, unit) {
  // On a tile the middle belongs to its name; under ">100" the ring moves up.
  if (model.shapes.kind === 'tiles') {
    const {box} = shape;
    return statementRing(box.x + box.width - 5.5 * unit, box.y + 5.5 * unit, theme, unit);
  }
  return statementRing(shape.x, row.over ? shape.y - 12 * unit : shape.y, theme, unit * fineness(model));
}

function bubble(x, y, radius, theme, unit) {
  return svgElement('circle', {
    class: 'bubble', cx: x, cy: y, r: Math.max(1.2 * unit, radius), fill: theme.accent,
    'fill-opacity': 0.5, stroke: theme.accent, 'stroke-width': unit,
  });
}

/** Bubbles, largest first so that small ones lie on top; area is proportional to size. */
function bubbles(shapes, model, theme, unit, reach) {
  const sized = shapes.filter(({code}) => model.rows.get(code)?.size > 0);
  sized.sort((a, b) => model.rows.get(b.code).size - model.rows.get(a.code).size);
  return sized.map(({code, x, y}) => {
    const radius = unit * bubbleRadius(model.rows.get(code).size, model, reach);
    const circle = bubble(x, y, radius, theme, unit);
    circle.setAttribute('data-code', code);
    return circle;
  });
}

/** Radius in pixels when the largest region of all reaches `reach` pixels. */
function bubbleRadius(size, model, reach) {
  return model.largest > 0 ? reach * Math.sqrt(size / model.largest) : 0;
}

const bubbleReach = (width, height) => Math.min(46, Math.max(12, 0.11 * Math.min(width, height)));

/**
 * The word across simulated figures: no picture of them may pass for real ones. Its
 * letters are hollow, for a tint over a region would look like another class.
 */
function watermark(word, frame, theme, unit) {
  const size = Math.min(frame.height * 0.5, frame.width / (0.75 * word.length));
  const [x, y] = [frame.x + frame.width / 2, frame.y + frame.height / 2];
  return svgElement('text', {
    class: 'watermark', x, y: y + 0.35 * size, 'font-size': size, 'font-weight': 700,
    'text-anchor': 'middle', fill: 'none', stroke: theme.ink, 'stroke-opacity': 0.5,
    'stroke-width': 1.6 * unit, 'letter-spacing': 0.04 * size, 'pointer-events': 'none',
    transform: `rotate(-14 ${x} ${y})`,
  }, word);
}

/** All that lies on the regions, from the lowest to the topmost. */
function overlay(shapes, model, theme, unit, reach) {
  const layers = {outlines: [], texts: [], marks: []};
  const taken = [];
  const tiles = model.shapes.kind === 'tiles';
  const named = tiles && tilesHoldNames(shapes, model, theme, unit);
  for (const shape of shapes) {
    const row = model.rows.get(shape.code);
    if (!row) continue;
    const over = row.over && model.mode !== 'bubbles';
    if (over) layers.outlines.push(...dottedOutline(shape.path, theme, unit));
    if (named) layers.texts.push(...tileLabels(shape, row, model, theme, unit));
    else if (over && !tiles) layers.texts.push(...overMark(shape, model, theme, unit, taken));
    if (row.mark) layers.marks.push(statementMark(shape, row, model, theme, unit));
  }
  const still = svgElement('g', {'pointer-events': 'none'});
  still.append(...layers.outlines, ...layers.texts, ...layers.marks);
  return model.mode === 'bubbles' ? [...bubbles(shapes, model, theme, unit, reach), still] : [still];
}

/** Outline of a region; one too small to be seen gets a circle around it as well. */
function emphasis(shape, colour, width, theme, unit) {
  const small = Math.max(shape.box.width, shape.box.height) < 26 * unit;
  const r = 11 * unit;
  const circle = `M${shape.x - r},${shape.y}a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0`;
  const line = {d: shape.path + (small ? circle : ''), fill: 'none', 'stroke-linejoin': 'round'};
  return [
    svgElement('path', {...line, stroke: theme.paper, 'stroke-width': (width + 2) * unit}),
    svgElement('path', {...line, stroke: colour, 'stroke-width': width * unit}),
  ];
}

// ---------------------------------------------------------------- legend

const SWATCH = {width: 26, height: 16};

/** The little picture of a legend item, from (0, 0), with its size. */
function swatch(item, model, theme, reach) {
  const {width, height} = SWATCH;
  const group = svgElement('g');
  const box = {x: 0.5, y: 0.5, width: width - 1, height: height - 1, rx: 2};
  const framed = fill => svgElement('rect', {...box, fill, stroke: theme.coast, 'stroke-width': 1});
  if (item.kind === 'bubble') {
    const radius = Math.max(2, bubbleRadius(Number(item.key), model, reach));
    group.append(bubble(radius + 1, radius + 1, radius, theme, 1));
    return {group, width: 2 * radius + 2, height: 2 * radius + 2};
  }
  if (item.kind === 'class') group.append(framed(model.palette[item.key] ?? theme.blank));
  if (item.kind === 'absence') {
    const known = hasHatch(item.key);
    // Each swatch brings its pattern: those of the map are scaled to the map's units.
    if (known) group.append(hatchPattern(item.key, 'swatch-', theme, 1));
    group.append(framed(known ? `url(#swatch-${item.key})` : theme.blank));
  }
  if (item.kind === 'over') {
    const d = `M2,2H${width - 2}V${height - 2}H2Z`;
    group.append(svgElement('path', {d, fill: model.palette.at(-1)}), ...dottedOutline(d, theme, 1));
  }
  if (item.kind === 'mark') group.append(statementRing(width / 2, height / 2, theme, 1));
  return {group, width, height};
}
