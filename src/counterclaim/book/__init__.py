"""Many readings to one book: which parts told by several reports are one (`joining.py`), a file a question."""
