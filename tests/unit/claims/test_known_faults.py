"""The list of known faults names cases that there are, each once."""

from pathlib import Path

HERE = Path(__file__).parent
VOCABULARY = HERE.parents[2] / "src" / "counterclaim" / "packs" / "data" / "event_types.yaml"


def test_every_known_fault_is_a_case_of_a_test(known_faults):
    for fault in known_faults:
        file, function = fault.test.split("::")
        source = (HERE / file).read_text(encoding="utf-8")
        assert f"def {function}(" in source, fault.test
        known = source + VOCABULARY.read_text(encoding="utf-8")
        assert [case for case in fault.cases if case not in known] == []


def test_no_case_is_listed_twice(known_faults):
    listed = [(fault.test, case) for fault in known_faults for case in fault.cases or ("",)]
    assert len(set(listed)) == len(listed)


def test_every_fault_says_what_comes_out(known_faults):
    assert [fault.test for fault in known_faults if len(fault.why.split()) < 3] == []
