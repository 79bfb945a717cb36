"""Which regions stand where, how sure that is, who is alike: ranking, scorecard, peers.

``ask`` ranks a set of regions; ``ask_members`` alone asks for the figures that are
ranked. ``ask_movement``, ``ask_peers`` and ``ask_scorecard`` fetch what stands beside.
"""
