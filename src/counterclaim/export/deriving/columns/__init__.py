"""The tables of a ledger, defined once: CSV, Excel, Parquet and data frames are made of them.

`SHEETS` are those that fit a spreadsheet; the texts of reports do not.
"""

from typing import Any

from counterclaim.export.deriving.columns.ceasefires import BREACHES, CEASEFIRES
from counterclaim.export.deriving.columns.claims import CLAIMS
from counterclaim.export.deriving.columns.column import Table
from counterclaim.export.deriving.columns.incidents import INCIDENTS
from counterclaim.export.deriving.columns.tolls import TOLLS
from counterclaim.export.deriving.columns.voices import ACTORS, REPORTS, SOURCES

SHEETS: tuple[Table[Any], ...] = (CLAIMS, INCIDENTS, TOLLS, CEASEFIRES, BREACHES, SOURCES, ACTORS)
TABLES: tuple[Table[Any], ...] = (*SHEETS, REPORTS)
