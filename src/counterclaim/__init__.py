"""Counterclaim reads what every side of an armed conflict says happened and keeps an honest book of it."""

__version__ = "0.1.0"
