"""Readers of hand-coded event sets and of our own exports: one file a layout, `reading.py` chooses among them."""
