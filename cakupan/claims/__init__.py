"""Checking a published claim: its numbers, the sentence they stand in, the verdict.

Pure: no store, no screen, no words. A verdict is a code with exact numbers; what it
means is worded in ``cakupan.answers``.
"""
