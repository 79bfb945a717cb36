"""The numbers of a claim, what they give, and whether they fit each other.

Pure: no store, no screen, no words. A verdict is a code with exact numbers; what it
means is worded in the topic's ``phrases``.
"""
