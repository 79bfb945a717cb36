"""Write the query catalogue in ``docs/ARCHITECTURE.md``.

Run it as ``python -m cakupan.data.store``. Nothing is stored or run; the statements'
headers are the only source.
"""

from cakupan import paths
from cakupan.data.store.catalogue import with_catalogue


def main() -> None:
    """Replace what stands between the markers of the document."""
    document = paths.root() / "docs" / "ARCHITECTURE.md"
    old = document.read_text(encoding="utf-8")
    document.write_text(with_catalogue(old, paths.queries_dir()), encoding="utf-8")


if __name__ == "__main__":
    main()
