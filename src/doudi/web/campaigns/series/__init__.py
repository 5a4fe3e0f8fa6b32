"""The figures of a return: each with its name, its definition in words, and the question that makes it."""

from doudi.web.campaigns.series.catalogue import SERIES, series_of
from doudi.web.campaigns.series.reckon import Reckoned, reckon, rows_behind
from doudi.web.campaigns.series.shape import Series, Span

__all__ = ["SERIES", "Reckoned", "Series", "Span", "reckon", "rows_behind", "series_of"]
