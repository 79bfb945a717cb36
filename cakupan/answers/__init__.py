"""The planning desk's answers about a region, one document each.

Pages, files and the terminal show the same document, so that they show the same
digits. Typed numbers need no store: see ``cakupan.topics``.
"""
