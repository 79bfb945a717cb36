"""The command line: a second face on the same reads as the pages.

A readable table by default, one JSON document on stdout with ``--json``, messages
on stderr. Exit 0 done; 2 bad input; 3 a figure that nobody published. The commands
themselves stand in ``cakupan.commands``; this gathers them.
"""

import sys

from cakupan.errors import CakupanError

try:
    from cakupan.commands.terminal import main
except CakupanError as error:
    # A list that names are made of is missing, so there are no words to say it in yet.
    print(f"cakupan: {error}", file=sys.stderr)
    sys.exit(error.exit_code)

__all__ = ["main"]

# The module of each command, imported when the command is asked for: all of them
# together take longer than most answers.
main.modules.update(
    {
        "boundaries": "boundaries",
        "brief": "brief",
        "budget": "budget",
        "build": "figures",
        "cite": "evidence",
        "claim": "claims",
        "conflicts": "evidence",
        "coverage": "figures",
        "decompose": "budget",
        "export-site": "site",
        "gap": "planning",
        "lapse": "cohorts",
        "pace": "planning",
        "peers": "peers",
        "rank": "ranking",
        "serve": "serving",
        "simulate": "simulation",
        "statements": "figures",
        "targets": "figures",
        "trust": "evidence",
        "workforce": "figures",
    }
)

if __name__ == "__main__":
    sys.exit(main())
