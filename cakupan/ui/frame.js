// Says to the browser what Streamlit does not: the page's language, which menu entry
// is being read, and the words that Streamlit's widgets write in English.

// Where these words stand as text; names for screen readers stand anywhere.
const PLACES = [
  "[data-testid='stFileUploader'] *",
  "[role='option'][style] > *", // of a list without a choice
  "[role='option'][data-key='__creatable__'] > *", // what was typed
  "[role='dialog'] :is(h2, h2 + * *)",
].join();
const NAMES = ["aria-label", "placeholder"];
const NAMED = NAMES.map((name) => `[${name}]`).join();

// What was read where, and what was put there instead: a reader may change language.
const replaced = new WeakMap();
let whole = new Map();
let patterns = [];

function understand(texts) {
  whole = new Map(Object.entries(texts));
  patterns = Object.entries(texts).filter(([text]) => text.includes("{"));
  patterns = patterns.map(([text, ours]) => {
    const plain = text.replace(/[.*+?^$()|[\]\\]/g, "\\$&");
    return [new RegExp(`^${plain.replace(/\{(\w+)\}/g, "(?<$1>.+)")}$`), ours];
  });
  // The more of a text is given, the surer it is the one that was meant.
  patterns.sort(([one], [other]) => other.source.length - one.source.length);
}

function translated(text) {
  if (whole.has(text)) return whole.get(text);
  for (const [pattern, ours] of patterns) {
    const found = pattern.exec(text);
    if (found) return ours.replace(/\{(\w+)\}/g, (_, name) => found.groups[name]);
  }
  return text;
}

function replace(node, name, now, put) {
  const known = replaced.get(node) ?? {};
  const given = known[name]?.put === now ? known[name].given : now;
  const ours = translated(given);
  if (ours === now) return;
  replaced.set(node, { ...known, [name]: { given, put: ours } });
  put(ours);
}

function replaceText(element) {
  for (const node of element.childNodes) {
    if (node.nodeType !== Node.TEXT_NODE) continue;
    replace(node, "text", node.data, (ours) => (node.data = ours));
  }
}

function replaceNames(element) {
  for (const name of NAMES) {
    const now = element.getAttribute(name);
    if (now) replace(element, name, now, (ours) => element.setAttribute(name, ours));
  }
}

function replaceBelow(element) {
  if (element.matches(PLACES)) replaceText(element);
  if (element.matches(NAMED)) replaceNames(element);
  element.querySelectorAll(PLACES).forEach(replaceText);
  element.querySelectorAll(NAMED).forEach(replaceNames);
}

function hear(changes) {
  for (const { type, target, addedNodes } of changes) {
    if (type === "attributes") replaceNames(target);
    if (type === "characterData") replaceBelow(target.parentElement ?? document.body);
    for (const node of addedNodes) {
      if (node.nodeType === Node.ELEMENT_NODE) replaceBelow(node);
      else if (target.matches(PLACES)) replaceText(target);
    }
  }
}

function speak(texts) {
  understand(texts);
  replaceBelow(document.body);
  const drawn = new MutationObserver(hear);
  const watched = { attributes: true, attributeFilter: NAMES, characterData: true };
  drawn.observe(document.body, { ...watched, childList: true, subtree: true });
  return drawn;
}

export default function ({ data: [data] }) {
  const root = document.documentElement;
  root.lang = data.lang;
  root.style.setProperty("--ck-word-offline", JSON.stringify(data.words.offline));

  const app = document.querySelector(".stApp");
  if (app) root.dataset.theme = getComputedStyle(app).colorScheme;

  const drawn = speak(data.words.widgets);

  const skip = document.querySelector("[data-testid='stSkipToContent']");
  if (skip) skip.textContent = data.words.skip;

  const menu = document.querySelector(".st-key-menu");
  if (!menu) return () => drawn.disconnect();
  menu.setAttribute("role", "navigation");
  menu.setAttribute("aria-label", data.words.menu);
  // The entries may still be on their way; the one that is read is marked when it comes.
  const mark = () => {
    const links = [...menu.querySelectorAll("a")];
    const here = links.find(link => new URL(link.href).pathname.endsWith(`/${data.page}`));
    for (const link of links) if (link !== here) link.removeAttribute("aria-current");
    if (!here || here.getAttribute("aria-current")) return;
    here.setAttribute("aria-current", "page");
    here.scrollIntoView({ block: "nearest", inline: "nearest" });
  };
  mark();
  const watch = new MutationObserver(mark);
  watch.observe(menu, { childList: true, subtree: true });
  return () => {
    watch.disconnect();
    drawn.disconnect();
  };
}
