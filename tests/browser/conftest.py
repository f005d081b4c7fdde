"""Tests in a real browser are met only where `make browser` has installed what drives one."""

from importlib.util import find_spec

collect_ignore = [] if find_spec("playwright") else ["test_dossier.py"]
