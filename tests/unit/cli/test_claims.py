"""`counterclaim claims` prints claims and nothing else, and stores nothing."""

from __future__ import annotations

from pathlib import Path

import msgspec
from tests.store.readings import make_reading, make_refusal

from counterclaim.records.claim import Claim


def test_standard_output_holds_claims_alone(call, pipeline, tmp_path: Path) -> None:
    pipeline.outcomes = [make_reading(), make_refusal(), make_reading(publisher="Second Paper")]
    result = call("claims", "a.txt", "scan.pdf")
    claims = [msgspec.json.decode(line, type=Claim) for line in result.stdout.splitlines()]
    assert [claim.report for claim in claims] == [pipeline.outcomes[0].report.id] * 4 + [
        pipeline.outcomes[2].report.id
    ] * 4
    assert result.exit_code == 1
    assert "not read: scan.pdf" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_all_read_is_success(call, pipeline) -> None:
    result = call("claims", "a.txt")
    assert result.exit_code == 0
    assert result.stderr == ""


def test_a_report_without_claims_is_success(call, pipeline) -> None:
    pipeline.outcomes = [msgspec.structs.replace(make_reading(), claims=())]
    result = call("claims", "a.txt")
    assert (result.exit_code, result.stdout) == (0, "")


def test_standard_input_is_handed_on_and_bounded(call, pipeline) -> None:
    call("claims", "-", "--published", "2031-05-07", stdin=b"x" * 20_000_005)
    _, settings, data = pipeline.asked[0]
    assert settings.published == "2031-05-07"
    assert len(data) == settings.max_bytes + 1


def test_output_drives_no_terminal(call, pipeline) -> None:
    reading = make_reading()
    claim = msgspec.structs.replace(reading.claims[0], condition="\u202e\x9b\x1b[2J")
    pipeline.outcomes = [msgspec.structs.replace(reading, claims=(claim,))]
    out = call("claims", "a.txt").stdout
    assert not {"\u202e", "\x9b", "\x1b"} & set(out)
    assert msgspec.json.decode(out, type=Claim) == claim
