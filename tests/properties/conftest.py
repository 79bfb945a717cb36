"""Properties are tried on the same examples everywhere: a failure comes back."""

from hypothesis import settings

settings.register_profile("cakupan", derandomize=True, deadline=None, database=None)
settings.load_profile("cakupan")
