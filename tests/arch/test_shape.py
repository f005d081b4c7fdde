"""The shape of the source: imports go down only, files and functions stay small, names say what they hold."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import grimp
import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "counterclaim"
FILES = sorted(SOURCE.rglob("*.py"))
FILE_CAP = 500
FUNCTION_CAP = 60
BANNED_STEMS = {"utils", "util", "helpers", "helper", "common", "misc", "base", "manager"}
MODEL_LIBRARIES = {"spacy", "thinc", "onnxruntime"}
MODEL_ROOM = "counterclaim.documents.annotators"
NAMED_BY_FORMAT = ("readers", "formats")
"""A reader or writer is best named by its format, even where a standard module has that name too."""
WRITES_ON_THE_SCREEN = ("cli",)
STARTS_BY_ITSELF = re.compile(r'^if __name__ == "__main__":', re.MULTILINE)

Function = ast.FunctionDef | ast.AsyncFunctionDef


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def functions(tree: ast.AST) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def test_there_is_source_to_look_at() -> None:
    assert len(FILES) > 30


def test_imports_go_down_only() -> None:
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), cache_dir=None) == 0


def test_import_contract_has_no_exceptions_list() -> None:
    contract = (ROOT / "pyproject.toml").read_text(encoding="utf-8").partition("[tool.importlinter]")[2]
    assert "ignore_imports" not in contract
    assert "exhaustive = true" in contract


def test_language_models_live_in_one_room() -> None:
    graph = grimp.build_graph(
        "counterclaim", include_external_packages=True, exclude_type_checking_imports=True, cache_dir=None
    )
    users = {
        user for library in MODEL_LIBRARIES & graph.modules for user in graph.find_modules_that_directly_import(library)
    }
    assert users, "no module imports a language model: is the list of libraries out of date?"
    assert {user for user in users if not user.startswith(MODEL_ROOM)} == set()


def test_commands_start_without_loading_a_model() -> None:
    code = f"import sys, counterclaim.cli; print(sorted({MODEL_LIBRARIES!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_lists_load_only_what_they_need() -> None:
    lists = "counterclaim.library.asking, counterclaim.library.narrowing, counterclaim.book.loading"
    others = {"counterclaim.export.dossier", "counterclaim.export.formats", "openpyxl", "pyarrow", *MODEL_LIBRARIES}
    code = f"import sys, {lists}; print(sorted({others!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_file_is_small(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines < FILE_CAP, f"{name_of(path)} has {lines} lines; split it by question"


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_functions_are_small(path: Path) -> None:
    long = {
        f"{name_of(path)}:{node.lineno} {node.name}": size
        for node in functions(ast.parse(path.read_text(encoding="utf-8")))
        if (size := node.end_lineno - node.lineno + 1) >= FUNCTION_CAP
    }
    assert long == {}


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_name_says_what_it_holds(path: Path) -> None:
    assert path.stem not in BANNED_STEMS
    assert path.parent.name not in BANNED_STEMS
    if path.parent.name not in NAMED_BY_FORMAT and not path.stem.startswith("_"):
        assert path.stem not in sys.stdlib_module_names, f"{path.stem} hides a standard module"


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_says_what_comes_in_and_out(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))), f"{name_of(path)} opens without a docstring"


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_only_commands_print_and_exit(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    if path.relative_to(SOURCE).parts[0] in WRITES_ON_THE_SCREEN or STARTS_BY_ITSELF.search(text):
        return
    calls = {ast.unparse(node.func) for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)}
    assert calls & {"print", "sys.exit", "exit", "quit", "sys.stdout.write"} == set()


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_keeps_no_module_state(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Global)] == []


def test_nothing_is_pickled() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    names = tracked.stdout.splitlines() if tracked.returncode == 0 else [name_of(p) for p in SOURCE.rglob("*")]
    assert names
    assert [n for n in names if re.search(r"\.(pkl|pickle|joblib|npy|npz|pt|pth|pyc)$", n)] == []


@pytest.mark.parametrize("path", [*FILES, *sorted((ROOT / "training").glob("*.py"))], ids=name_of)
def test_imports_no_pickle(path: Path) -> None:
    imported = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            imported |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            imported.add(node.module.split(".")[0])
    assert imported & {"pickle", "marshal", "shelve", "dill", "cloudpickle", "joblib"} == set()
