"""Cakupan: coverage of Indonesian workers by BPJS Ketenagakerjaan.

The package reads published figures from ``data/``, keeps them in a store, and
answers the same digits to the pages, the command line and the files it writes.
"""

__version__ = "0.1.0"
