"""The store: build it from data files, open it, run named queries."""
