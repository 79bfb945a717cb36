"""The table component: Python face, drawing, looks."""

from cakupan.ui.table.component import (
    Row,
    TableCell,
    TableColumn,
    TableEvent,
    TableWords,
    data_table,
)

__all__ = ["Row", "TableCell", "TableColumn", "TableEvent", "TableWords", "data_table"]
