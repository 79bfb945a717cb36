"""How the one encoder writes a field, where a number to two decimals is not meant.

Metadata of ``dataclasses.field``; ``cakupan.writers.json`` reads them. A field that is
rounded to another number of decimals says ``{"places": 4}``.
"""

# A number as its publisher or reader wrote it, with all its digits.
UNROUNDED = {"is_unrounded": True}
# No key where the value is None: what is said of some figures only.
IF_KNOWN = {"is_if_known": True}
# The keys of the value stand among those of the class; none where it is None.
AMONG = {"is_among": True}
# A whole number as such, any other rounded like all.
WHOLE_OR = {"is_whole_or": True}
