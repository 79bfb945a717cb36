// The map as a file: title, tags, map, legend and source on one white sheet.
//
// The sheet is drawn anew at a fixed width, so that a file saved from a phone or from
// the dark theme equals one saved from a desk. It asks nothing of the outside.

const SHEET = {width: 1200, margin: 36, tallest: 900};

/** Break a text into lines no wider than `width` pixels. */
function wrapped(text, size, weight, font, width) {
  const lines = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const word of paragraph.split(' ')) {
      const longer = line ? `${line} ${word}` : word;
      if (line && textWidth(longer, size, font, weight) > width) {
        lines.push(line);
        line = word;
      } else line = longer;
    }
    lines.push(line);
  }
  return lines;
}

/** Write a text below `y`; returns where the next thing may begin. */
function writeText(sheet, text, y, {size, weight = 400, fill}, font) {
  if (!text) return y;
  const width = SHEET.width - 2 * SHEET.margin;
  for (const line of wrapped(text, size, weight, font, width)) {
    y += 1.35 * size;
    sheet.append(svgElement('text', {
      x: SHEET.margin, y, 'font-size': size, 'font-weight': weight, fill,
    }, line));
  }
  return y;
}

/** Draw the map below `y`, as a drawing inside the drawing with its own units. */
function writeMap(sheet, y, frame, shapes, model, theme) {
  const wide = SHEET.width - 2 * SHEET.margin;
  const unit = Math.max(frame.width / wide, frame.height / SHEET.tallest);
  const [width, height] = [frame.width / unit, frame.height / unit];
  const map = svgElement('svg', {
    x: (SHEET.width - width) / 2, y, width, height,
    viewBox: [frame.x, frame.y, frame.width, frame.height].join(' '),
  });
  const defs = svgElement('defs');
  defs.append(...hatchPatterns('map-', theme, unit));
  const [land, paths] = makeRegions(shapes);
  paintLand(land, theme, unit * fineness(model));
  const regions = svgElement('g', {'stroke-width': 0.8 * unit * fineness(model), 'stroke-linejoin': 'round'});
  regions.append(...paths.values());
  paintRegions(paths, model, theme, 'map-');
  map.append(defs, land, regions, ...overlay(shapes, model, theme, unit, bubbleReach(width, height)));
  const selected = shapes.find(({code}) => code === model.selected);
  if (selected) map.append(...emphasis(selected, theme.ink, 2.4, theme, unit));
  if (model.watermark) map.append(watermark(model.watermark, frame, theme, unit));
  sheet.append(map);
  return {y: y + height, reach: bubbleReach(width, height)};
}

/** Sort the legend's items into rows that fit the sheet, each with its place in the row. */
function legendRows(model, theme, reach) {
  const rows = [];
  let x = Infinity;
  for (const item of model.legend) {
    const picture = swatch(item, model, theme, reach);
    const text = item.kind === 'bubble' ? item.label : `${item.label} (${item.count})`;
    const wide = picture.width + 8 + textWidth(text, 15, theme.font) + 28;
    if (x + wide > SHEET.width - SHEET.margin) {
      rows.push([]);
      x = SHEET.margin;
    }
    rows.at(-1).push({picture, text, x});
    x += wide;
  }
  return rows;
}

/** Write the legend below `y`, every row centred on its tallest picture. */
function writeLegend(sheet, y, model, theme, reach) {
  for (const row of legendRows(model, theme, reach)) {
    const tall = Math.max(20, ...row.map(({picture}) => picture.height));
    const middle = y + tall / 2;
    for (const {picture, text, x} of row) {
      picture.group.setAttribute('transform', `translate(${x} ${middle - picture.height / 2})`);
      const place = {x: x + picture.width + 8, y: middle + 5, 'font-size': 15, fill: theme.ink};
      sheet.append(picture.group, svgElement('text', place, text));
    }
    y += tall + 10;
  }
  return y - 10;
}

/** The whole sheet as SVG text that stands on its own. */
function sheetText({shapes, frame, model, theme: screen}) {
  // A dark theme's accent may be too light for white paper.
  const accent = luminance(screen.accent) > 0.3 ? mixed(screen.accent, '#000000', 0.6) : screen.accent;
  const theme = makeTheme('#1a1c1f', '#ffffff', accent, 'sans-serif');
  const sheet = svgElement('svg', {xmlns: SVG_NAMESPACE, width: SHEET.width, 'font-family': theme.font});
  const paper = svgElement('rect', {width: '100%', height: '100%', fill: theme.paper});
  const description = svgElement('desc', {}, `${model.subtitle}\n${model.foot}`);
  sheet.append(svgElement('title', {}, model.title), description, paper);
  const quiet = mixed(theme.ink, theme.paper, 0.75);
  let y = writeText(sheet, model.title, 24, {size: 27, weight: 700, fill: theme.ink}, theme.font);
  y = writeText(sheet, model.subtitle, y + 4, {size: 16, fill: quiet}, theme.font);
  const map = writeMap(sheet, y + 20, frame, shapes, model, theme);
  y = writeLegend(sheet, map.y + 22, model, theme, map.reach);
  y = writeText(sheet, model.foot, y + 12, {size: 13, fill: quiet}, theme.font);
  const height = Math.ceil(y + SHEET.margin);
  sheet.setAttribute('height', height);
  sheet.setAttribute('viewBox', `0 0 ${SHEET.width} ${height}`);
  return {text: new XMLSerializer().serializeToString(sheet), height};
}

function download(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // Revoked late: some browsers read the address only after the click has returned.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

const svgBlob = view => new Blob([sheetText(view).text], {type: 'image/svg+xml'});

function saveSvg(view) {
  download(svgBlob(view), `${view.model.file_name}.svg`);
}

/** Save at twice the sheet's size, sharp enough for a slide or print. */
async function savePng(view) {
  const {text, height} = sheetText(view);
  const address = URL.createObjectURL(new Blob([text], {type: 'image/svg+xml'}));
  try {
    const image = new Image(SHEET.width, height);
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [2 * SHEET.width, 2 * height];
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise(resolve => canvas.toBlob(resolve, 'image/png'));
    download(blob, `${view.model.file_name}.png`);
  } finally {
    URL.revokeObjectURL(address);
  }
}
