"""A plan as sheets of a workbook, and what is changed in them, or written in others, as edits."""
