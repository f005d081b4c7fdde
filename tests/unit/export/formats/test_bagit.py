"""A bag of the lot: whole by the library of archives, damaged where a byte is, and the way back to a ledger."""

import json
import re

import bagit
import pytest

from counterclaim.book.importing import import_ledger
from counterclaim.store import open_store

PARTS = {"ledger.jsonl", "tables", "incidents.geojson"}


def test_the_library_of_archives_validates_it(export) -> None:
    path, _ = export("bagit")
    bag = bagit.Bag(str(path))
    assert bag.validate()
    assert bag.version_info == (1, 0)
    assert {name.split("/")[1] for name in bag.payload_entries()} >= PARTS


def test_a_changed_byte_shows(export) -> None:
    path, _ = export("bagit")
    changed = path / "data" / "incidents.geojson"
    changed.write_bytes(changed.read_bytes().replace(b"Elmar", b"Elmas", 1))
    with pytest.raises(bagit.BagValidationError):
        bagit.Bag(str(path)).validate()


@pytest.mark.parametrize("name", ["bag-info.txt", "manifest-sha512.txt"])
def test_a_changed_tag_file_shows(export, name) -> None:
    path, _ = export("bagit")
    with (path / name).open("a") as file:
        file.write("Contact-Name: Somebody\n")
    with pytest.raises(bagit.BagError):
        bagit.Bag(str(path)).validate()


def test_each_part_has_its_manifest_and_the_whole_tells_of_all(export) -> None:
    path, manifest = export("bagit")
    assert len(list((path / "data").glob("*manifest.json"))) == 2
    assert (path / "data" / "tables" / "manifest.json").is_file()
    assert json.loads((path / "manifest.json").read_text())["format"] == "bagit"
    assert manifest.rows["geojson incidents"] == manifest.rows["jsonl incident"] > 0
    assert {"jsonl_names", "geojson_flat"} <= {one.rule for one in (*manifest.left_out, *manifest.flattened)}
    assert {one.name for one in manifest.files} >= {"bagit.txt", "data/ledger.jsonl"}


def test_names_are_withheld_in_every_part(export) -> None:
    path, _ = export("bagit")
    for file in path.rglob("*"):
        if file.is_file():
            assert not {"Mira", "Sol"} & set(re.findall(r"\w+", file.read_text()))


def test_no_path_leaves(export, tmp_path) -> None:
    path, _ = export("bagit", with_names=True)
    for file in path.rglob("*"):
        if file.is_file():
            assert str(tmp_path) not in file.read_text()
            assert "R. Desk" not in file.read_text()


def test_a_ledger_is_made_anew_from_a_bag(export, ledger, tmp_path) -> None:
    path, _ = export("bagit", with_names=True)
    assert import_ledger(path, tmp_path / "new.db").same_state
    with open_store(ledger) as one, open_store(tmp_path / "new.db") as two:
        assert one.state_hash() == two.state_hash()
