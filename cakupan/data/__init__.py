"""The figures: files checked and taken in, the store that is built, regions, tags.

This package is code. The folder ``data/`` beside it holds the figures themselves, as
tables that anybody can read; nothing is imported from there.
"""
