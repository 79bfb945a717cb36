"""Which regions stand where, how sure that is, who is alike: ranking, scorecard, peers.

``ask`` ranks a set of regions; ``ask_members`` says which and gives their values.
``ask_coverage`` alone asks for coverage, for all of them. ``ask_movement``,
``ask_peers`` and ``ask_scorecard`` fetch what stands beside; ``typed`` reads what a
reader types, ``documents`` is what other programs get.
"""
