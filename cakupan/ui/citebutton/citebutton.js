// "Kutip": one tap copies the text of a figure and its permanent link; copying.js
// stands before this. The link comes as a query string; the browser adds where the page
// stands. The words that were copied stay in sight, for who wants to see them first.

function quotation(entry) {
  return `${entry.text}\n${new URL(entry.query, window.location.href).href}`;
}

function arm(button, entry, words, said) {
  button.textContent = words.cite;
  button.setAttribute("aria-label", `${words.cite}: ${entry.text}`);
  button.onclick = async () => {
    const text = quotation(entry);
    said.replaceChildren();
    try {
      await copy(text);
      const done = document.createElement("b");
      done.textContent = words.copied;
      said.append(done, " ", entry.text);
    } catch {
      // Nothing could copy: the words stand in a field, chosen, to be copied by hand.
      const field = document.createElement("textarea");
      field.readOnly = true;
      field.value = text;
      field.setAttribute("aria-label", words.failed);
      said.append(words.failed, field);
      field.select();
    }
  };
}

function line(entry, words) {
  const item = document.createElement("li");
  const text = document.createElement("span");
  const button = document.createElement("button");
  const said = document.createElement("p");
  button.type = "button";
  said.setAttribute("role", "status");
  text.textContent = entry.text;
  arm(button, entry, words, said);
  // In a list the words stand there already: the answer is short.
  const copied = button.onclick;
  button.onclick = async () => {
    await copied();
    const done = said.querySelector("b");
    if (done) said.replaceChildren(done);
  };
  item.append(text, button, said);
  return item;
}

export default function ({ data: [data], parentElement }) {
  const root = parentElement.querySelector(".cite");
  const [first] = data.entries;
  if (!data.label) {
    root.classList.add("hand");
    arm(
      root.querySelector("button"),
      first,
      data.words,
      root.querySelector("[role=status]"),
    );
    return;
  }
  const details = document.createElement("details");
  details.open = root.querySelector("details")?.open ?? false;
  const summary = document.createElement("summary");
  const list = document.createElement("ul");
  summary.textContent = data.label;
  list.append(...data.entries.map((entry) => line(entry, data.words)));
  details.append(summary, list);
  root.replaceChildren(details);
}
