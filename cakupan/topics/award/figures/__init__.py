"""Simulation of the Paritrana Award: profiles, scores, draws, break-even weights.

Pure: no store, no screen. No official weights were ever published; what stands here
is the reader's own model, and everything made from it says so.
"""
