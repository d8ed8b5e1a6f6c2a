"""Samples: real figures with citations, demonstration workbooks, one bad sample per check."""
