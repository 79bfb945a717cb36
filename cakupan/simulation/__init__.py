"""The data set *Simulasi*: figures for every regency and month, made up by a seed.

For training, demonstration and load tests. Only the Sakernas bases and the province
totals of December 2023 are real; everything else is invented here. It stands in a
store of its own, and no page or file shows it without saying so.
"""

from cakupan.simulation.making import simulate
from cakupan.simulation.recipe import GENERATOR_VERSION, Recipe

__all__ = ["GENERATOR_VERSION", "Recipe", "simulate"]
