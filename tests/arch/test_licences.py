"""The licence check refuses what would bind our users, and says why."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
LISTED = {"kept": {"licence": "LGPL-2.1-only", "reason": "a library of its own"}}


@pytest.fixture(scope="module")
def licences() -> ModuleType:
    spec = importlib.util.spec_from_file_location("check_licences", ROOT / "tools" / "check_licences.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("licence", "verdict"),
    [
        ("MIT", "free"),
        ("Apache-2.0 OR BSD-2-Clause", "free"),
        ("BSD-3-Clause AND 0BSD AND Zlib AND CC0-1.0", "free"),
        ("Mozilla Public License 2.0 (MPL 2.0)", "free"),
        ("GPL-3.0-or-later", "refused"),
        ("GNU General Public License v3 (GPLv3)", "refused"),
        ("AGPL-3.0-only", "refused"),
        ("GNU Affero General Public License v3", "refused"),
        ("MIT AND GPL-2.0-only", "refused"),
        ("MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later", "free"),
        ("LGPL-2.1-only", "lesser"),
        ("GNU Lesser General Public License v2 (LGPLv2)", "lesser"),
        ("MIT AND LGPL-3.0-only", "lesser"),
        ("Proprietary", "unknown"),
        ("", "unknown"),
    ],
)
def test_judges_a_licence(licences: ModuleType, licence: str, verdict: str) -> None:
    assert licences.judge(licence) == verdict


def test_lesser_needs_a_listed_reason(licences: ModuleType) -> None:
    assert licences.complaint("kept", "LGPL-2.1-only", LISTED) is None
    assert "say why" in licences.complaint("new", "LGPL-2.1-only", LISTED)


def test_listed_part_that_changed_its_licence_is_looked_at_again(licences: ModuleType) -> None:
    assert "look at it" in licences.complaint("kept", "LGPL-3.0-only", LISTED)


def test_no_entry_lets_a_refused_licence_in(licences: ModuleType) -> None:
    listed = {"strict": {"licence": "GPL-3.0-only", "reason": "please"}}
    assert "may not be used" in licences.complaint("strict", "GPL-3.0-only", listed)


def test_takes_expression_then_classifier_then_short_field(licences: ModuleType) -> None:
    classifier = ["License :: OSI Approved :: MIT License"]
    assert licences.stated_licence({"license_expression": "ISC", "classifier": classifier}) == "ISC"
    assert licences.stated_licence({"classifier": classifier, "license": "x" * 900}) == "MIT License"
    assert licences.stated_licence({"license": "BSD\nCopyright ..."}) == "BSD"
    assert licences.stated_licence({"license": "x" * 900}) == ""


def test_reads_names_and_markers_of_a_lock(licences: ModuleType) -> None:
    lock = "one==1.0 \\\n    --hash=sha256:00\ntwo==2.0 ; sys_platform == 'win32' \\\n    --hash=sha256:01\n"
    assert licences.locked_parts(lock) == [("one", False), ("two", True)]


def test_a_locked_part_that_is_not_installed_is_told(licences: ModuleType, tmp_path: Path) -> None:
    lock = tmp_path / "lock.txt"
    lock.write_text("no-such-part-of-ours==1.0 \\\n", encoding="utf-8")
    count, complaints = licences.check([lock])
    assert count == 0
    assert complaints == ["no-such-part-of-ours: in the lock but not installed; run make setup"]


def test_what_a_user_installs_is_free(licences: ModuleType) -> None:
    count, complaints = licences.check([ROOT / path for path in licences.LOCKS])
    assert complaints == []
    assert count > 40
