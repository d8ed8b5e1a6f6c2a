"""Blank templates (空白报表): forms of the catalogue, made to be filled in and read without a
click."""

from atlas.templates.filling import LastYear, Shown, last_year
from atlas.templates.forms import ROWS, Rows, themes
from atlas.templates.plan import Plan
from atlas.templates.workbook import all_plans, all_templates, file_name, template

__all__ = [
    "ROWS",
    "LastYear",
    "Plan",
    "Rows",
    "Shown",
    "all_plans",
    "all_templates",
    "file_name",
    "last_year",
    "template",
    "themes",
]
