"""The map component: Python face, drawing, files."""

from cakupan.ui.map.component import MapEvent, MapPayload, region_map

__all__ = ["MapEvent", "MapPayload", "region_map"]
