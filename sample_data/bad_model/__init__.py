"""Small workbooks with one fault each, as it happens in an office."""

from sample_data.bad_model.case import Case, Page
from sample_data.bad_model.doubtful import DOUBTFUL
from sample_data.bad_model.errors import ERRORS
from sample_data.bad_model.queries import QUERIES
from sample_data.bad_model.unread import UNREAD
from sample_data.bad_model.years import YEARS

__all__ = ["CASES", "Case", "Page"]

#: one case a rule, those of reading first
CASES: tuple[Case, ...] = (*UNREAD, *ERRORS, *DOUBTFUL, *QUERIES, *YEARS)
