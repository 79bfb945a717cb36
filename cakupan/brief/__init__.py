"""The brief (*Risalah*): two pages on one region for a hearing, and its other files.

``facts`` asks the store what pages ask it, ``compose`` makes of that one ``Brief`` in
the reader's language, and each file format writes the same ``Brief``: a figure is
computed in one place and reads alike everywhere. Libraries that write documents are
imported when a file is written, never with this package.
"""
