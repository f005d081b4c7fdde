"""The review sheet: rows that a person answers in Excel, a browser or a text editor, out and in again."""

from counterclaim.export.review.files import read_sheet, write_sheet
from counterclaim.export.review.rows import ANCHOR, REASON, VERDICT, Row, TypedRow

__all__ = ["ANCHOR", "REASON", "VERDICT", "Row", "TypedRow", "read_sheet", "write_sheet"]
