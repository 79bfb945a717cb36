// Copies the page's permanent link; copying.js stands before this. The link comes as a
// query string that names every key; the browser adds where the page stands.

export default function ({ data: [data], parentElement }) {
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
