"""The offline copy: static pages of a province and its regencies, made from the reads.

``asking`` asks, a module a block composes plain data (``content``), ``render`` writes
it through templates, ``folder`` puts it in place whole or not at all. No server and no
network are needed to read it.
"""
