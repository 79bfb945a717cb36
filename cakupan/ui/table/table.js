// The data table as a Streamlit component: what it shows, in which order, what it reports.
// Rows and lines are in rows.js; component.py joins the two.

// One view per mounted table; Streamlit calls the component again at each change of data.
const views = new WeakMap();
// Picking with the keyboard may replace the table by that of the level below: the focus
// goes along, or the reader would have to walk the whole page again. It holds for a
// moment only, so that a table opened later by other means does not draw the focus.
let leaving = {host: null, until: 0};
const FOCUS_FOLLOWS_MS = 8000;

const PAGE_STEP = 10;
const STEPS = {ArrowUp: -1, ArrowDown: 1, PageUp: -PAGE_STEP, PageDown: PAGE_STEP, Home: -Infinity, End: Infinity};

// ---------------------------------------------------------------- drawing

function makeHead(column) {
  const th = element('th', column.is_key ? `${column.kind} key` : column.kind);
  th.scope = 'col';
  th.dataset.column = column.key;
  const button = element('button');
  button.type = 'button';
  button.tabIndex = -1;
  button.append(element('span', 'label'), picture('0 0 10 14', SIGNS.up, SIGNS.down), element('span', 'note'));
  th.append(button);
  return th;
}

/** Columns of another shape mean other cells: all lines are made anew. */
function showHead(view) {
  const {model, head} = view;
  const shape = JSON.stringify(model.columns.map(({key, kind, is_key}) => [key, kind, is_key]));
  if (shape !== view.shape) {
    view.shape = shape;
    view.lines.clear();
    head.replaceChildren(...model.columns.map(makeHead));
  }
  model.columns.forEach((column, i) => {
    const th = head.children[i];
    th.querySelector('.label').textContent = column.label;
    const note = th.querySelector('.note');
    note.textContent = column.note ?? '';
    note.hidden = !column.note;
    th.querySelector('button').disabled = !model.rows.some(row => sortValue(row, i) !== null);
    th.style.width = th.style.minWidth = column.width ? `${Number(column.width)}rem` : '';
  });
  showSort(view);
}

function showSort({head, sort}) {
  for (const th of head.children) {
    if (th.dataset.column !== sort?.key) th.removeAttribute('aria-sort');
    else th.setAttribute('aria-sort', sort.descending ? 'descending' : 'ascending');
  }
}

/** Put the lines in their order; nodes that stand right are not touched. */
function arrange(view, trs) {
  const {body} = view;
  if (trs.length === body.children.length && trs.every((tr, i) => body.children[i] === tr)) return;
  const focused = body.contains(view.root.getRootNode().activeElement);
  body.replaceChildren(...trs);
  view.refocus = focused;  // a moved node loses the focus
}

function showRows(view) {
  const {model, words, body, lines} = view;
  const standing = new Set(model.rows.map(({key}) => key));
  for (const key of lines.keys()) if (!standing.has(key)) lines.delete(key);
  const rows = matching(inOrder(view), view.query);
  const trs = rows.map(row => lineOf(view, row).tr);
  arrange(view, trs);
  const at = rows.findIndex(({key}) => key === model.picked);
  const limit = view.showsAll || view.query.trim() ? Infinity : model.page_rows ?? Infinity;
  if (at >= limit && view.due) view.showsAll = true;  // the picked row is never left out
  const shown = view.showsAll ? rows.length : Math.min(rows.length, limit);
  trs.forEach((tr, i) => {
    tr.classList.toggle('beyond', i >= shown);
    if (!model.pickable) tr.removeAttribute('aria-selected');
    else tr.setAttribute('aria-selected', i === at);
    tr.classList.toggle('picked', i === at);
  });
  view.visible = trs.slice(0, shown);
  const {root, table, empty, all, count} = view;
  const total = spellNumber(model.rows.length);
  view.frame.hidden = !model.rows.length;
  empty.hidden = Boolean(rows.length);
  empty.textContent = model.rows.length ? words.no_match : words.empty;
  all.hidden = shown === rows.length;
  all.textContent = words.show_all.replace('{total}', () => total);
  count.textContent = words.count.replace('{shown}', () => spellNumber(shown)).replace('{total}', () => total);
  table.setAttribute('aria-rowcount', rows.length + 1);
  root.classList.toggle('filtered', Boolean(view.query.trim()));
  settleTabStop(view);
}

/** Counts follow the language that the frame gives the page. */
const spellNumber = count => new Intl.NumberFormat(document.documentElement.lang || 'id').format(count);

// ---------------------------------------------------------------- scrolling

/** What lies outside the box is said by its edges; sizes are kept for scroll padding. */
function measure(view) {
  const {box, frame, head} = view;
  if (!box.clientWidth) return;  // in a hidden tab
  const key = head.querySelector('.key');
  frame.classList.toggle('from-left', box.scrollLeft > 1);
  frame.classList.toggle('to-right', box.scrollLeft + box.clientWidth < box.scrollWidth - 1);
  // Where the keyboard goes is not hidden under the head and the key column.
  box.style.scrollPadding = `${head.offsetHeight}px 0 0 ${key.offsetWidth}px`;
  if (view.due) bringIntoSight(view);
}

/** Bring the picked row to the middle of the box, if it is out of it; never the page. */
function bringIntoSight(view) {
  const {box, head, body} = view;
  const row = body.querySelector('.picked:not(.beyond)');
  view.due = false;
  if (!row) return;
  const [frame, line] = [box.getBoundingClientRect(), row.getBoundingClientRect()];
  const top = frame.top + head.offsetHeight;
  const bottom = frame.top + box.clientHeight;
  if (line.top >= top && line.bottom <= bottom) return;
  box.scrollTop += (line.top + line.bottom - top - bottom) / 2;
}

// ---------------------------------------------------------------- one tab stop

/** The place where Tab enters: where the reader was, else the picked or first row. */
function settleTabStop(view) {
  const {body, visible, head, model} = view;
  const stands = view.current && (visible.includes(view.current) || head.contains(view.current));
  const picked = visible.find(tr => tr.dataset.key === model.picked);
  const next = stands ? view.current : picked ?? visible[0] ?? head.querySelector('button:enabled');
  setCurrent(view, next);
  if (view.refocus) view.current?.focus({preventScroll: true});
  view.refocus = false;
  for (const tr of body.querySelectorAll('[tabindex="0"]')) if (tr !== view.current) tr.tabIndex = -1;
}

function setCurrent(view, node) {
  if (view.current && view.current !== node) view.current.tabIndex = -1;
  view.current = node ?? null;
  if (node) node.tabIndex = 0;
}

function moveTo(view, node) {
  if (!node) return;
  node.focus({preventScroll: true});
  node.scrollIntoView({block: 'nearest', inline: 'nearest'});
}

function moveInHead(view, key, button) {
  const buttons = [...view.head.querySelectorAll('button:enabled')];
  const at = buttons.indexOf(button);
  const target = {
    ArrowLeft: buttons[at - 1], ArrowRight: buttons[at + 1],
    Home: buttons[0], End: buttons.at(-1), ArrowDown: view.visible[0],
  }[key];
  moveTo(view, target);
  return Boolean(target);
}

function moveInRow(view, key, row, focused) {
  if (key in STEPS) {
    const at = view.visible.indexOf(row) + STEPS[key];
    const last = view.visible.length - 1;
    if (at < 0 && key === 'ArrowUp') moveTo(view, view.head.querySelector('[aria-sort] button') ?? view.head.querySelector('button:enabled'));
    else moveTo(view, view.visible[Math.max(0, Math.min(at, last))]);
    return true;
  }
  const stops = [row, ...row.querySelectorAll('a')];
  const step = {ArrowLeft: -1, ArrowRight: 1}[key];
  const next = step && stops[stops.indexOf(focused) + step];
  moveTo(view, next);
  return Boolean(next);  // else the arrows scroll the box, as they do elsewhere
}

// ---------------------------------------------------------------- acting

function onKey(view, event) {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const button = event.target.closest('thead button');
  const row = event.target.closest('tbody tr');
  let isDone = false;
  if (button) isDone = moveInHead(view, event.key, button);
  else if (event.target === row && (event.key === 'Enter' || event.key === ' ')) {
    isDone = true;
    if (!event.repeat) pickByKeyboard(view, row);
  } else if (row) isDone = moveInRow(view, event.key, row, event.target);
  if (isDone) event.preventDefault();
}

function onFocus(view, {target}) {
  const place = target.closest('tbody tr, thead button');
  if (place) setCurrent(view, place);
  view.root.classList.toggle('keyboard', target.matches(':focus-visible'));
}

function pick(view, row) {
  if (view.model.pickable) view.component.setTriggerValue('picked', row.dataset.key);
}

function pickByKeyboard(view, row) {
  leaving = {host: view.root.getRootNode().host, until: performance.now() + FOCUS_FOLLOWS_MS};
  pick(view, row);
}

/** A click picks once; marking text, a second click and a link are not picks. */
function onClick(view, event) {
  const button = event.target.closest('thead button');
  const row = event.target.closest('tbody tr');
  leaving = {host: null, until: 0};
  if (button) return sortBy(view, button);
  if (!row || event.target.closest('a') || event.detail > 1) return;
  const selection = view.root.getRootNode().getSelection?.() ?? document.getSelection();
  if (selection && !selection.isCollapsed) return;
  pick(view, row);
}

/** First the order a reader wants most, largest or A first; then its reverse; then as given. */
function sortBy(view, button) {
  const {column: key} = button.closest('th').dataset;
  const column = view.model.columns.find(each => each.key === key);
  const first = column.kind === 'number';
  const turn = view.sort?.key !== key ? 0 : view.sort.descending === first ? 1 : 2;
  view.sort = turn === 2 ? null : {key, descending: turn === 0 ? first : !first};
  setCurrent(view, button);
  showSort(view);
  showRows(view);
  const said = view.sort ? (view.sort.descending ? 'sorted_down' : 'sorted_up') : 'sorted_off';
  view.live.textContent = view.words[said].replace('{column}', () => column.label);
}

function onSearch(view) {
  view.query = view.search.value;
  showRows(view);
  measure(view);
}

function onSearchKey(view, event) {
  if (event.key !== 'Escape' || !view.search.value) return;
  view.search.value = '';
  onSearch(view);
}

function showAll(view) {
  const next = view.visible.length;
  view.showsAll = true;
  showRows(view);
  setCurrent(view, view.visible[next]);
  view.current?.focus({preventScroll: true});  // the button is gone
  measure(view);
}

function listen(view) {
  const on = (target, name, handler, options = {}) => target.addEventListener(name, handler, {signal: view.life.signal, ...options});
  const {box, search, all, root} = view;
  on(box, 'click', event => onClick(view, event));
  on(box, 'keydown', event => onKey(view, event));
  on(box, 'scroll', () => measure(view), {passive: true});
  on(box, 'focusin', event => onFocus(view, event));
  on(box, 'focusout', () => root.classList.remove('keyboard'));
  on(search, 'input', () => onSearch(view));
  on(search, 'keydown', event => onSearchKey(view, event));
  on(all, 'click', () => showAll(view));
  view.resized = new ResizeObserver(() => measure(view));
  for (const node of [box, view.table, view.head]) view.resized.observe(node);
}

// ---------------------------------------------------------------- life

function openView(root) {
  const view = {root, life: new AbortController(), lines: new Map(), visible: [], sort: null, query: '', showsAll: false};
  const names = ['tools', 'search', 'count', 'frame', 'box', 'keys', 'empty', 'all', 'live'];
  for (const name of names) view[name] = root.querySelector('.' + name);
  [view.table, view.head, view.body] = ['table', 'thead tr', 'tbody'].map(each => root.querySelector(each));
  views.set(root, view);
  return view;
}

function setFrame(view) {
  const {model, words, table, box, tools, search, keys} = view;
  const caption = table.caption.firstElementChild;
  caption.textContent = model.caption;
  caption.classList.toggle('spoken', !model.show_caption);
  // A plain table has no selected rows; a grid may, and tells that rows can be acted on.
  if (model.pickable) table.setAttribute('role', 'grid');
  else table.removeAttribute('role');
  table.classList.toggle('pickable', model.pickable);
  box.classList.toggle('tall', Boolean(model.max_height));
  box.style.setProperty('--tallest', `${Number(model.max_height)}px`);
  tools.hidden = !model.search || !model.rows.length;
  search.placeholder = words.search;
  search.setAttribute('aria-label', words.search);
  keys.textContent = words.keys;
}

/** Take the focus over from a table left by keyboard, unless the reader has moved on. */
function takeFocus(view) {
  const {activeElement} = document;
  const free = !activeElement || activeElement === document.body || activeElement === leaving.host;
  if (free && performance.now() < leaving.until) moveTo(view, view.current);
  leaving = {host: null, until: 0};
}

function draw(component) {
  const root = component.parentElement.querySelector('.table');
  const isNew = !views.has(root);
  const view = views.get(root) ?? openView(root);
  const {data} = component;
  const before = view.model?.picked ?? null;
  view.component = component;
  view.words = data.words;
  view.model = {...data, rows: data.rows.map(readRow)};
  view.due ||= data.picked !== null && data.picked !== before;
  if (!data.search) view.query = view.search.value = '';
  setFrame(view);
  showHead(view);
  showRows(view);
  measure(view);
  if (isNew) {
    listen(view);
    takeFocus(view);
  }
  return () => {
    view.resized.disconnect();
    view.life.abort();
  };
}
