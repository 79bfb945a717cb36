"""The table component: Python face, drawing, looks."""

from cakupan.ui.table.component import (
    Cell,
    Column,
    Row,
    TableEvent,
    TableWords,
    data_table,
)

__all__ = ["Cell", "Column", "Row", "TableEvent", "TableWords", "data_table"]
