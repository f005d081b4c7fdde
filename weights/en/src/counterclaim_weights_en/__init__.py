"""The trained reader for English as files: where they lie, and what their sha256 should be.

Out: the folder with `model.onnx`, `tokenizer.json`, `heads.json`, `MODEL_CARD.md` and `SHA256SUMS`. Nothing is loaded
or run here.
"""

from pathlib import Path

__version__ = "0.1.0"

SUMS = "SHA256SUMS"


def folder() -> Path:
    """Where the model files lie."""
    return Path(__file__).parent


def digests() -> dict[str, str]:
    """The sha256 of each model file by name, as written when the weights were released; empty where none is written."""
    path = folder() / SUMS
    if not path.is_file():
        return {}
    pairs = (line.split(maxsplit=1) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    return {name.lstrip("*"): digest for digest, name in pairs}
