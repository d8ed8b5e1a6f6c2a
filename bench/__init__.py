"""Benchmarks: every page beside an empty one, a workbook beside a bare read (``make bench``)."""
