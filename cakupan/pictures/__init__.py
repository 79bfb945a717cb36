"""Charts and maps of blocks drawn: Plotly figures for pages, SVG for all else.

Both are drawn from one ``Chart`` and show the same titles, series and values. A picture
knows no words but those it is handed, and writes no number that it was not handed.

- ``look``: colours and hatches.
- ``plotly``: a chart as a figure of a page, on ``canvas``. They alone import Plotly,
  and pages that draw no chart never import them.
- ``svg``: a chart or map for documents and the copy, on ``drawing``.
- ``placing``: where marks and labels stand, for both.
"""
