"""Rows to Plotly figures of what is planned, ranked and awarded; pure.

Charts of blocks are drawn in ``cakupan.pictures``; these share its canvas and colours.
"""
