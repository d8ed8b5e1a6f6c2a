"""The style of sheets, origins and findings, for pages that draw them."""

from functools import cache
from pathlib import Path


@cache
def sheet_style() -> str:
    """``sheet.css`` as HTML."""
    return f"<style>{(Path(__file__).parent / 'sheet.css').read_text('utf-8')}</style>"
