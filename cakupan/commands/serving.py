"""The command that serves the dashboard."""

import click

from cakupan.commands.terminal import main


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8501, show_default=True, help="0: any free port.")
@click.option("--open/--no-open", "open_browser", default=False)
@click.option(
    "--allow-host",
    "names",
    metavar="NAME",
    multiple=True,
    help="A name under which readers ask for it; may be given again.",
)
def serve(*, host: str, port: int, open_browser: bool, names: tuple[str, ...]) -> None:
    """Serve the dashboard."""
    from cakupan import serve as server  # the page server is heavy; only here

    server.serve(host, port, open_browser=open_browser, names=names)
