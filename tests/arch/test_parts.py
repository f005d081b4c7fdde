"""Parts are declared and pinned by hash, without addresses; weights are what they say; tests have no network."""

import ast
import hashlib
import re
import socket
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from pytest_socket import SocketBlockedError

import counterclaim_weights_en as weights

ROOT = Path(__file__).resolve().parents[2]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PIN = re.compile(r"^([a-z0-9-]+)==\S+(?: ; .+?)?( \\)?$")
OURS = {"counterclaim", "counterclaim-weights-en"}
LARGEST_MODEL = 40_000_000


def plain(requirement: str) -> str:
    """The name of a requirement in the form that locks use."""
    return re.sub(r"[-_.]+", "-", re.split(r"[\s<>=!~;\[]", requirement)[0]).lower()


def pinned(lock: Path) -> set[str]:
    return {m[1] for line in lock.read_text(encoding="utf-8").splitlines() if (m := PIN.match(line))}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_every_pin_has_hashes_and_no_address(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", text.strip())
    assert [entry.splitlines()[0] for entry in entries if not PIN.match(entry.splitlines()[0])] == []
    assert [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert not re.search(r"://|index-url|find-links|@ ", text)


def test_locks_agree() -> None:
    versions: dict[str, set[str]] = {}
    for lock in LOCKS:
        for name, number in re.findall(r"^([a-z0-9-]+)==(\S+)", lock.read_text(encoding="utf-8"), re.MULTILINE):
            versions.setdefault(name, set()).add(number)
    assert {name: found for name, found in versions.items() if len(found) > 1} == {}


def test_what_is_declared_is_pinned() -> None:
    declared = {plain(part) for part in PROJECT["project"]["dependencies"]}
    assert declared <= pinned(ROOT / "requirements" / "runtime.txt")
    groups = PROJECT["dependency-groups"]
    assert {plain(part) for part in groups["build"]} <= pinned(ROOT / "requirements" / "build.txt")
    assert {plain(part) for part in groups["dev"]} <= pinned(ROOT / "requirements" / "dev.txt")


def imported() -> set[str]:
    """Top names of everything that the source imports."""
    names = set()
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                names.add(node.module.split(".")[0])
    return names - sys.stdlib_module_names - {"_typeshed"}  # known to type checkers alone


def distributions(modules: set[str]) -> set[str]:
    """Names of the distributions that the modules come from; a module of none stands for itself."""
    owners = packages_distributions()
    return {plain(owner) for module in modules for owner in owners.get(module, [module])}


def test_what_is_imported_is_declared_and_the_other_way_round() -> None:
    declared = {plain(part) for part in PROJECT["project"]["dependencies"]}
    assert distributions(imported()) - OURS == declared


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json", "heads.json"])
def test_weights_are_those_that_were_released(name: str) -> None:
    file = weights.folder() / name
    assert hashlib.sha256(file.read_bytes()).hexdigest() == weights.digests()[name]


def test_model_is_small_and_has_a_card() -> None:
    assert (weights.folder() / "model.onnx").stat().st_size <= LARGEST_MODEL
    assert (weights.folder() / "MODEL_CARD.md").read_text(encoding="utf-8").strip()


@pytest.mark.filterwarnings("ignore:A test tried to use socket")
def test_network_is_blocked_in_tests() -> None:
    with pytest.raises(SocketBlockedError):
        socket.socket(socket.AF_INET, socket.SOCK_STREAM)
