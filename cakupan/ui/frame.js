// Says to the browser what Streamlit does not: the page's language, which menu entry
// is being read, and the few words that Streamlit writes in English.

export default function ({ data }) {
  const root = document.documentElement;
  root.lang = data.lang;
  root.style.setProperty("--ck-word-offline", JSON.stringify(data.words.offline));

  const app = document.querySelector(".stApp");
  if (app) root.dataset.theme = getComputedStyle(app).colorScheme;

  const skip = document.querySelector("[data-testid='stSkipToContent']");
  if (skip) skip.textContent = data.words.skip;

  const menu = document.querySelector(".st-key-menu");
  if (!menu) return;
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
  return () => watch.disconnect();
}
