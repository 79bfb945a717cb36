"""What Streamlit draws: frame, controls, blocks, map; the run of a page."""
