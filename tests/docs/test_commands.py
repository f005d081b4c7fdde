"""The commands that the README teaches are those that there are, with the options that there are."""

import re
from pathlib import Path
from typing import Any

import pytest
import typer

from counterclaim import cli

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
REFERENCE = (ROOT / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
AS_CONFIRM = {"reject", "set", "merge", "split", "undo"}
"""Commands whose section says that they take the options of `confirm`."""
ROW = re.compile(r"^\| `counterclaim ([a-z -]+?)(?: [A-Z]+\S*)*` \| (.+) \|$", re.MULTILINE)


def commands(group: Any, prefix: str = "") -> dict[str, Any]:
    """Every command that does something, by its words."""
    found = {}
    for name, command in group.commands.items():
        words = f"{prefix} {name}".strip()
        found |= commands(command, words) if hasattr(command, "commands") else {words: command}
    return found


@pytest.fixture(scope="module")
def every() -> dict[str, Any]:
    return commands(typer.main.get_command(cli.make_app()))


def test_readme_lists_every_command(every: dict[str, Any]) -> None:
    assert {name for name, _ in ROW.findall(README)} == {name for name, command in every.items() if not command.hidden}


def test_options_of_the_readme_exist(every: dict[str, Any]) -> None:
    for name, text in ROW.findall(README):
        options = {option for param in every[name].params for option in param.opts}
        assert set(re.findall(r"--[a-z-]+", text)) <= options, name


@pytest.mark.parametrize("name", ["incidents", "ceasefires", "tolls", "actors", "show"])
def test_views_give_json(every: dict[str, Any], name: str) -> None:
    assert "--json" in {option for param in every[name].params for option in param.opts}


def test_help_teaches(every: dict[str, Any]) -> None:
    silent = [name for name, command in every.items() if not (command.help or "").strip()]
    unexplained = [
        f"{name} {param.opts[0]}"
        for name, command in every.items()
        for param in command.params
        if param.param_type_name == "option" and not param.help
    ]
    assert silent == []
    assert unexplained == []


def usage_of(name: str) -> str:
    """What the reference says of how a command is called; the benches share what the first of them takes."""
    called = " ".join(re.findall(rf"`counterclaim {re.escape(name)}(?= )([^`]*)`", REFERENCE))
    shared = "confirm" if name in AS_CONFIRM else "bench attribution" if name.startswith("bench ") else name
    return called if shared == name else f"{called} {usage_of(shared)}"


def test_reference_tells_every_command_with_its_options(every: dict[str, Any]) -> None:
    headings = {name for line in re.findall(r"^## (.+)$", REFERENCE, re.MULTILINE) for name in line.split(", ")}
    for name, command in every.items():
        assert name in headings or name.startswith("bench "), name
        told = set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", usage_of(name)))
        untold = [param.opts for param in command.params if param.param_type_name == "option"]
        assert [opts for opts in untold if not {*opts} & {*told, "--help"}] == [], name


def test_options_of_the_reference_exist(every: dict[str, Any]) -> None:
    for usage in re.findall(r"`counterclaim ([^`]+)`", REFERENCE):
        name = max((one for one in every if f"{usage} ".startswith(f"{one} ")), key=len, default=None)
        if name is not None:
            options = {option for param in every[name].params for option in (*param.opts, *param.secondary_opts)}
            assert set(re.findall(r"(?<![\w-])--[a-z-]+", usage)) <= {*options, "--help"}, name
