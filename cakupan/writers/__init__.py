"""A list of blocks written: a page, HTML, PDF, DOCX, PPTX, XLSX, CSV, JSON.

A writer knows no topic. It adds no figure and no sentence about one: all that is said
stands in the blocks; a writer's own words name its buttons and lists.
"""
