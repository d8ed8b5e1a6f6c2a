"""How a draft's codes are said: shapes, evidence, roles of cells, reasons for leaving out."""

from atlas.ingest.draft import Doubt, Ignored, Understanding, Unmatched
from atlas.words import Words


def shape_said(one: Understanding, words: Words) -> str:
    """地区 × 年份; empty for a sheet that was left out."""
    return words(f"ingest.shape.{one.shape}") if one.shape else ""


def evidence_said(one: Understanding, words: Words) -> tuple[str, ...]:
    """Why the sheet was taken for that shape, and where its year comes from."""
    said = tuple(words(f"ingest.reason.{code}") for code in one.reasons)
    return (*said, words(f"ingest.year.{one.year_from}")) if one.year_from else said


def doubt_said(one: Doubt, words: Words) -> str:
    """Why a meaning is only a guess."""
    return words(f"ingest.doubt.{one.reason}")


def role_said(role: str, words: Words) -> str:
    """The name of a cell's role; empty for cells that have none."""
    return words(f"ingest.role.{role}") if role else ""


def ignored_said(one: Ignored, words: Words) -> str:
    """Why a sheet, column or row was left out."""
    return words(f"ingest.ignored.{one.reason}")


def unmatched_said(one: Unmatched, words: Words) -> str:
    """What kind of name could not be settled."""
    return words(f"ingest.unmatched.{one.kind}")
