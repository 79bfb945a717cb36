"""The Paritrana Award: its history, and a simulation with the reader's weights."""
