"""What readers type and choose, a module a topic: widgets, address keys, parsing.

No figure and no sentence about one is here: a field gives its topic's dataclass.
"""
