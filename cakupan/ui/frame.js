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
  for (const link of menu.querySelectorAll("a")) {
    const isHere = new URL(link.href).pathname.endsWith(`/${data.page}`);
    if (isHere) {
      link.setAttribute("aria-current", "page");
      link.scrollIntoView({ block: "nearest", inline: "nearest" });
    } else {
      link.removeAttribute("aria-current");
    }
  }
}
