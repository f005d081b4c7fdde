# What type checkers and editors see of the names that are imported when they are first used.

from counterclaim.library.frames import TABLES as TABLES
from counterclaim.library.ledger import Ledger as Ledger
from counterclaim.library.ledger import open_ledger as open_ledger
from counterclaim.library.reading import read as read
from counterclaim.library.reading import read_claims as read_claims
from counterclaim.records.errors import CounterclaimError as CounterclaimError

__version__: str
