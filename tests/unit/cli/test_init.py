"""`counterclaim init` writes a conflict file once, and never over another without being told to."""

from counterclaim.packs.conflict import load_conflict


def test_a_file_is_proposed_and_not_written_twice(call, ledger, tmp_path):
    result = call("init")
    path = tmp_path / "conflict.yaml"
    assert result.exit_code == 0, result.output
    assert load_conflict(path).sources[0].publisher == "Harbour Wire"
    path.write_text("mine")
    refused = call("init", "-o", "conflict.yaml")
    assert refused.exit_code == 2
    assert "--force" in refused.output
    assert path.read_text() == "mine"
    assert call("init", "--force").exit_code == 0
    assert load_conflict(path).id == "counterclaim"
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".conflict")] == []


def test_no_ledger_is_ever_written_over(call, ledger, tmp_path):
    other = tmp_path / "other.db"
    other.write_bytes(ledger.read_bytes())
    for path in (ledger, other):
        result = call("init", "-o", path.name, "--force")
        assert result.exit_code == 2
        assert path.read_bytes().startswith(b"SQLite")


def test_a_folder_that_is_not_there(call, ledger):
    assert "cannot be written" in call("init", "-o", "none/conflict.yaml").output


def test_no_ledger_no_file(call, tmp_path):
    assert call("init").exit_code == 2
    assert not (tmp_path / "conflict.yaml").exists()
