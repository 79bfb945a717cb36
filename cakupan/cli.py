"""The command line: a second face on the same reads as the pages.

A readable table by default, one JSON document on stdout with ``--json``, messages
on stderr. Exit 0 done; 2 bad input; 3 a figure that nobody published. The commands
themselves stand in ``cakupan.commands``; this gathers them.
"""

import sys

from cakupan.commands import (
    boundaries,
    brief,
    claims,
    evidence,
    figures,
    funding,
    peers,
    planning,
    ranking,
    serving,
    simulation,
    site,
)
from cakupan.commands.terminal import main, wording

__all__ = [
    "boundaries",
    "brief",
    "claims",
    "evidence",
    "figures",
    "funding",
    "main",
    "peers",
    "planning",
    "ranking",
    "serving",
    "simulation",
    "site",
    "wording",
]

if __name__ == "__main__":
    sys.exit(main())
