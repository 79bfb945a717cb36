"""The offline copy: static pages of a province and its regencies.

``pages`` lists which blocks of topics stand on a page and at which address, ``about``
says what the copy is, ``render`` writes both through templates with ``search``, and
``folder`` puts them in place whole or not at all. No server and no network are needed
to read it.
"""
