# What type checkers and editors see of the names that are imported when they are first used.

from counterclaim.library import TABLES as TABLES
from counterclaim.library import Ledger as Ledger
from counterclaim.library import open_ledger as open_ledger
from counterclaim.library import read as read
from counterclaim.library import read_claims as read_claims
from counterclaim.records.errors import CounterclaimError as CounterclaimError

__version__: str
