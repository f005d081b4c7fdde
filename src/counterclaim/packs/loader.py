"""Read a packaged data pack, and say where it is wrong.

In: the name of a file in `data/` without `.yaml` ("weapons.en"). Out: its content as read, header checked.
Every pack opens with `id`, `version`, `language`, `source` and `licence`. Reads the pack that it is asked for.
"""

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import yaml

from counterclaim.records.errors import PackError

HEADER = ("id", "version", "language", "source", "licence")
_HEADER_LINE = re.compile(r"^(id|version):[ \t]*(.*?)[ \t]*(?:#.*)?$", re.MULTILINE)


def pack_names() -> tuple[str, ...]:
    """Names of all packaged YAML packs, sorted."""
    return tuple(sorted(_data().joinpath(f).name[:-5] for f in _file_names() if f.endswith(".yaml")))


def pack_text(name: str) -> str:
    """The YAML of a pack as it stands in the package."""
    path = _data().joinpath(f"{name}.yaml")
    if not path.is_file():
        raise PackError(f"no data pack named {name!r}; there are: {', '.join(pack_names())}")
    return path.read_text(encoding="utf-8")


@cache
def load_pack(name: str) -> dict[str, Any]:
    """The content of a pack with its header checked. Read once; do not change what you are given."""
    return parse_pack(name, pack_text(name))


def parse_pack(name: str, text: str) -> dict[str, Any]:
    """The content of a pack given as YAML text; the name is used in errors."""
    try:
        data = yaml.load(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f", line {mark.line + 1}" if mark else ""
        problem = getattr(error, "problem", None) or str(error)
        raise PackError(f"pack {name}.yaml{place}: not valid YAML ({problem}); mend the line") from error
    if not isinstance(data, dict):
        raise PackError(f"pack {name}.yaml: the file must be a mapping that opens with {', '.join(HEADER)}")
    missing = [key for key in HEADER if data.get(key) in (None, "")]
    if missing:
        raise PackError(f"pack {name}.yaml: the header lacks {', '.join(missing)}; add it at the top")
    return data


@cache
def pack_versions() -> dict[str, str]:
    """Version of every packaged pack by name, so that a run can say what it was made with."""
    versions = {}
    for name in pack_names():
        header = dict(_HEADER_LINE.findall(pack_text(name)[:2000]))
        versions[name] = header.get("version", "").strip("'\"")
    return versions


def line_of(text: str, *path: str | int) -> int | None:
    """Line (from 1) where the value at a path of keys and indexes stands in a YAML text; None if it is not there."""
    node: Any = yaml.compose(text, Loader=yaml.CSafeLoader)
    for step in path:
        node = _step(node, step)
        if node is None:
            return None
    return int(node.start_mark.line) + 1


def _step(node: Any, step: str | int) -> Any:
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step]
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    return None


def _data() -> Traversable:
    return files("counterclaim.packs").joinpath("data")


def _file_names() -> Iterable[str]:
    return (entry.name for entry in _data().iterdir())
