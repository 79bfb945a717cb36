"""What Streamlit draws: frame, controls, blocks, map, cache."""
