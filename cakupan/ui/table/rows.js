// Rows of the data table: how they are read, ordered and found, and how a line is drawn.
// Every text reaches the page through textContent or setAttribute, never as HTML.

const SVG = 'http://www.w3.org/2000/svg';
// Places are Indonesian whatever the page's language; "Blok 2" comes before "Blok 10".
const collator = new Intl.Collator('id', {numeric: true});
// Drawn, not written: no font of the reader's machine need have these signs.
const SIGNS = {
  met: {viewBox: '0 0 12 12', d: 'M1.5 6.5l3 3.5 6-8.5', class: 'sign'},
  missed: {viewBox: '0 0 12 12', d: 'M1.5 2.5h9L6 10z', class: 'sign'},
  up: {viewBox: '0 0 10 14', d: 'M1 6l4-5 4 5z', class: 'up'},
  down: {viewBox: '0 0 10 14', d: 'M1 8l4 5 4-5z', class: 'down'},
};

// ---------------------------------------------------------------- reading

const fold = text => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

function readRow([key, terms, ...cells]) {
  const texts = cells.flatMap(([text, , note]) => [text, note ?? '']);
  return {key, cells, found: fold([...texts, terms].join(' '))};
}

const sortValue = (row, at) => row.cells[at][1] ?? null;

function compare(one, other) {
  return typeof one === 'string' ? collator.compare(one, other) : one - other;
}

/** The rows as the reader sorted them; a row without a value is last either way. */
function inOrder({model, sort}) {
  const at = model.columns.findIndex(({key}) => key === sort?.key);
  if (at < 0) return model.rows;
  const direction = sort.descending ? -1 : 1;
  return [...model.rows].sort((one, other) => {
    const [a, b] = [sortValue(one, at), sortValue(other, at)];
    if (a === null || b === null) return (a === null) - (b === null);
    return direction * compare(a, b);
  });
}

/** A row is found when it holds every word of the query, in any order. */
function matching(rows, query) {
  const parts = fold(query).split(/\s+/).filter(Boolean);
  return parts.length ? rows.filter(({found}) => parts.every(part => found.includes(part))) : rows;
}

/** A link stays inside the app: "//host" and its disguises resolve to another origin. */
function isOwnLink(href) {
  if (!/^(\?|\/|\.\/)/.test(href)) return false;
  try {
    return new URL(href, document.baseURI).origin === location.origin;
  } catch {
    return false;
  }
}

// ---------------------------------------------------------------- drawing

function element(tag, className, text = '') {
  const node = document.createElement(tag);
  if (className) node.className = className;
  node.textContent = text;
  return node;
}

function picture(viewBox, ...signs) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', viewBox);
  svg.setAttribute('aria-hidden', 'true');
  for (const sign of signs) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', sign.d);
    path.setAttribute('class', sign.class);
    svg.append(path);
  }
  return svg;
}

function link(href, text) {
  const node = element('a', '', text);
  node.setAttribute('href', href);
  node.tabIndex = -1;  // reached from its row by the right arrow: the table is one tab stop
  return node;
}

/** Most cells are a text and nothing else: a node less in each is felt in 514 rows. */
function fillCell(node, [text, , note, tone, href]) {
  node.textContent = text;
  if (tone) node.dataset.tone = tone;
  else delete node.dataset.tone;
  if (!note && !tone && !href) return;
  const figure = href && isOwnLink(href) ? link(href, text) : element('span', '', text);
  figure.classList.add('figure');
  if (tone === 'met' || tone === 'missed') figure.prepend(picture(SIGNS[tone].viewBox, SIGNS[tone]));
  node.replaceChildren(figure);
  if (note) node.append(element('span', 'note', note));
}

const sameCell = (one, other) => one.length === other.length && one.every((value, i) => value === other[i]);

/** The line of a row: made once, then only the cells that changed are written. */
function lineOf(view, row) {
  const {lines, model} = view;
  let line = lines.get(row.key);
  if (!line) {
    const tr = element('tr');
    const nodes = model.columns.map(column => {
      const node = element(column.is_key ? 'th' : 'td', column.is_key ? `${column.kind} key` : column.kind);
      if (column.is_key) node.scope = 'row';
      return node;
    });
    tr.append(...nodes);
    tr.tabIndex = -1;
    tr.dataset.key = row.key;
    line = {tr, nodes, cells: []};
    lines.set(row.key, line);
  }
  row.cells.forEach((cell, i) => {
    if (!line.cells[i] || !sameCell(line.cells[i], cell)) fillCell(line.nodes[i], cell);
  });
  line.cells = row.cells;
  return line;
}
