"""`counterclaim sources` as a table and as JSON."""

import json

FILE = """
id: lake
name: The lake war
sources:
  - {publisher: Harbour Wire, reliability: B}
"""


def test_a_table_with_the_letter_in_words(call, ledger, tmp_path):
    (tmp_path / "lake.yaml").write_text(FILE)
    told = call("sources", "--conflict", "lake.yaml").stdout
    assert "Harbour Wire" in told
    assert "B (usually reliable)" in told
    assert "usually reliable" not in call("sources").stdout


def test_json(call, ledger):
    (line,) = json.loads(call("sources", "--json").stdout)
    assert (line["publisher"], line["reports"], line["origins"], line["reliability"]) == ("Harbour Wire", 1, 1, None)


def test_a_wrong_file_is_told(call, ledger, tmp_path):
    (tmp_path / "lake.yaml").write_text(FILE.replace("B", "Q"))
    result = call("sources", "--conflict", "lake.yaml")
    assert result.exit_code == 2
    assert "no letter of the scale" in result.stderr


def test_reports_show_the_letter_of_their_publisher(call, ledger, tmp_path):
    (tmp_path / "lake.yaml").write_text(FILE)
    told = call("reports", "--conflict", "lake.yaml").stdout
    assert "reliability" in told
    assert "reliability" not in call("reports").stdout
    (report,) = json.loads(call("reports", "--conflict", "lake.yaml", "--json").stdout)
    assert (report["reliability"], report["affiliation"]) == ("B", None)
