"""What the commands do, as functions and one class, for programs and notebooks: `import counterclaim`.

An analyst's own program sees names, as the lists do; what is exported withholds those of private persons.
"""

from counterclaim.library.frames import NAMES as TABLES
from counterclaim.library.ledger import Ledger, open_ledger
from counterclaim.library.reading import read, read_claims

__all__ = ["TABLES", "Ledger", "open_ledger", "read", "read_claims"]
