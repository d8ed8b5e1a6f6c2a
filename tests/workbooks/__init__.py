"""Workbooks as they lie on desks, each with the truth of every cell: the judge of the reading.

Nothing here knows how a sheet is laid out again: the truth comes from the model that the workbook
was written from, from the catalogue and from the table of places.
"""
