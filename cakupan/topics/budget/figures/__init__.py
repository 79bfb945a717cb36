"""The arithmetic of budgets: pure functions, no store, words or screen.

Workers are whole persons, money is whole rupiah, months are the first day of a
month. Ratios are exact fractions until the edge rounds them, so that a figure is
the same on a page, on the terminal and in a file.
"""
