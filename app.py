"""The entry: opens the frame, nothing else."""

from cakupan.ui import frame

frame.open_app()
