// The offline copy reads well without this. With it: search, sorting, names on the map.
// Text goes in as text; nothing is fetched, the pages' text lies in a script beside.
'use strict';

/** What is compared: small letters without accents, digits without their separators. */
function plain(text) {
  return text
    .normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase()
    .replace(/(\d)[.,](?=\d)/g, '$1')
    .replace(/[^\p{L}\p{N}%]+/gu, ' ').trim();
}

const MOST = 12;
const wordsOf = text => plain(text).split(' ').filter(Boolean);
const holds = (text, words) => words.every(word => text.includes(word));

/** How well a page's names fit: an exact name first, then a beginning, then a part. */
function fit(page, words, written) {
  const asked = words.join(' ');
  // "64.03" with its dot is Kemendagri's code; "6403" may be BPS's too.
  if (page.names.split(' · ').includes(written)) return written.includes('.') ? 4 : 3;
  const names = [page.title, ...page.names.split(' · ')].map(plain);
  if (names.includes(asked)) return 3;
  if (names.some(name => name.startsWith(asked))) return 2;
  return holds(page.plain, words) ? 1 : 0;
}

function find(pages, asked) {
  const words = wordsOf(asked);
  if (!words.length) return [];
  const found = [];
  for (const page of pages) {
    const rank = fit(page, words, asked.trim());
    if (rank) found.push({rank, href: page.href, title: page.title, text: page.names});
    for (const line of page.lines) {
      // A line is found by its own words; the region's name may be among them.
      if (!words.some(word => line.plain.includes(word))) continue;
      if (holds(`${page.plain} ${line.plain}`, words)) {
        found.push({rank: 0.5, href: page.href + line.anchor, title: page.title, text: line.text});
      }
    }
  }
  return found.sort((a, b) => b.rank - a.rank);
}

function readPages() {
  return (window.cakupanPages ?? []).map(([href, title, names, blocks]) => ({
    href, title, names,
    plain: plain(`${title} ${names}`),
    lines: blocks.flatMap(([key, block, lines]) => lines.map(line => {
      const text = block ? `${block}: ${line}` : line;
      return {text, plain: plain(text), anchor: key ? `#${key}` : ''};
    })),
  }));
}

function element(tag, text, parent) {
  const node = document.createElement(tag);
  if (text) node.textContent = text;
  parent?.append(node);
  return node;
}

function startSearch(box) {
  const input = box.querySelector('input');
  const hits = box.querySelector('.hits');
  const status = box.querySelector('[role=status]');
  let pages = null;
  box.hidden = false;

  function show() {
    pages ??= readPages();
    const found = find(pages, input.value);
    const isAsked = wordsOf(input.value).length > 0;
    hits.replaceChildren();
    hits.hidden = !isAsked;
    for (const hit of found.slice(0, MOST)) {
      const link = element('a', '', element('li', '', hits));
      link.href = hit.href;
      link.dataset.rank = hit.rank;
      element('b', hit.title, link);
      element('small', hit.text, link);
    }
    const rest = found.length - MOST;
    const said = found.length
      ? box.dataset.found.replace('{count}', found.length)
      : box.dataset.nothing;
    status.textContent = isAsked ? said : '';
    if (isAsked && !found.length) element('p', said, element('li', '', hits));
    if (rest > 0) element('p', box.dataset.more.replace('{count}', rest), element('li', '', hits));
  }

  input.addEventListener('input', show);
  input.addEventListener('focus', show);
  box.addEventListener('keydown', event => {
    const links = [...hits.querySelectorAll('a')];
    const at = links.indexOf(document.activeElement);
    if (event.key === 'Enter' && event.target === input) {
      // Two that fit alike ("6403" of two offices) are for the reader to choose from.
      const isSure = links[0]?.dataset.rank !== links[1]?.dataset.rank;
      if (isSure) links[0]?.click(); else links[0]?.focus();
    }
    else if (event.key === 'ArrowDown') (links[at + 1] ?? links[0])?.focus();
    else if (event.key === 'ArrowUp') (links[at - 1] ?? input).focus();
    else if (event.key === 'Escape') { input.focus(); hits.hidden = true; }
    else return;
    event.preventDefault();
  });
  document.addEventListener('pointerdown', event => {
    if (!box.contains(event.target)) hits.hidden = true;
  });
  hits.addEventListener('click', () => { hits.hidden = true; });
}

/** Sort a table by a column; what has no value stands last either way. */
function sortBy(table, place, isUp) {
  const value = row => {
    const cell = row.cells[place];
    return cell.dataset.order ?? '';
  };
  const isNumber = table.tHead.rows[0].cells[place].classList.contains('right');
  const rows = [...table.tBodies[0].rows];
  rows.sort((a, b) => {
    const [x, y] = [value(a), value(b)];
    if (x === '' || y === '') return (x === '') - (y === '');
    const order = isNumber ? x - y : x.localeCompare(y, document.documentElement.lang);
    return isUp ? order : -order;
  });
  table.tBodies[0].append(...rows);
}

function startSorting(table) {
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, place) => {
    const button = element('button');
    button.type = 'button';
    button.className = 'sort';
    button.title = table.dataset.sort.replace('{column}', head.textContent.trim());
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => {
      const isNumber = head.classList.contains('right');
      const before = head.getAttribute('aria-sort');
      const isUp = before ? before === 'descending' : !isNumber;
      heads.forEach(other => other.removeAttribute('aria-sort'));
      head.setAttribute('aria-sort', isUp ? 'ascending' : 'descending');
      sortBy(table, place, isUp);
    });
  });
}

/** Say the region under the pointer or the keyboard above the map, and ring it. */
function startMap(map) {
  const said = map.querySelector('.pointed');
  const ring = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  ring.setAttribute('class', 'ring');
  // Above all regions, below their names: a neighbour would cover a part of the line.
  map.querySelector('.names').before(ring);
  const tell = event => {
    const link = event.target.closest?.('a');
    if (!link) return;
    said.textContent = link.getAttribute('aria-label');
    ring.setAttribute('d', link.querySelector('.land').getAttribute('d'));
  };
  const clear = () => {
    said.textContent = said.dataset.empty;
    ring.removeAttribute('d');
  };
  map.addEventListener('pointerover', tell);
  map.addEventListener('focusin', tell);
  map.addEventListener('pointerleave', clear);
  map.addEventListener('focusout', clear);
}

document.querySelectorAll('.search').forEach(startSearch);
document.querySelectorAll('table.sortable').forEach(startSorting);
document.querySelectorAll('.map').forEach(startMap);
