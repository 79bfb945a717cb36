"""Rankings of regions: places, how sure they are, and why they moved; pure.

Values are exact fractions, so that equal ratios tie and unequal ones never do.
"""
