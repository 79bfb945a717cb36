// Copies the page's permanent link. The link comes as a query string that names every
// key; the browser adds where the page stands.

async function copy(text) {
  if (window.isSecureContext && navigator.clipboard) {
    await navigator.clipboard.writeText(text);
    return;
  }
  // Inside an office the page is often served without encryption, where the clipboard
  // can only be reached through a selected field.
  const field = document.createElement("textarea");
  field.value = text;
  field.style.position = "fixed";
  field.style.opacity = "0";
  document.body.append(field);
  field.select();
  const isDone = document.execCommand("copy");
  field.remove();
  if (!isDone) throw new Error("the browser did not copy");
}

export default function ({ data, parentElement }) {
  const button = parentElement.querySelector("button");
  const said = parentElement.querySelector("p");
  button.textContent = data.words.copy;
  button.onclick = async () => {
    const link = new URL(data.query, window.location.href).href;
    try {
      await copy(link);
      said.textContent = data.words.copied;
    } catch {
      said.textContent = `${data.words.failed} ${link}`;
    }
  };
}
