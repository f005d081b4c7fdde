"""FollowTheMoney's schema is kept to the property, and nobody is made a party of what is only said of them.

`ftm_schema.json` lists the properties of the schemata that we write, as the package has them; `make readers` compares
it with the package and lets the package itself read what we write.
"""

import json
import re
import subprocess
from pathlib import Path

import pytest
import yaml

from counterclaim.book.exporting import export_book
from counterclaim.export.formats.format import Losses
from counterclaim.export.formats.ftm import FORMAT, _Written, dates_of
from counterclaim.export.formats.ftm import _incident as write_incident
from counterclaim.export.formats.ftm_entities import country_of, in_parts, party_named, schema_of
from counterclaim.packs.ftm import ftm_country, load_territories
from counterclaim.packs.loader import load_pack
from counterclaim.pipeline import link_book, read_all
from counterclaim.records.claim import TimeRange
from counterclaim.records.enums import Sector, Stance, TimeBasis, TimePrecision
from counterclaim.records.exporting import Choices
from counterclaim.records.ledger import Actor, Reading
from counterclaim.records.settings import Settings
from counterclaim.store import new_run, open_store

SCHEMATA = json.loads((Path(__file__).parent / "ftm_schema.json").read_text())["schemata"]
READERS = Path(__file__).resolve().parents[4] / ".venv-readers" / "bin" / "python"
FTM_ID = re.compile(r"[0-9A-Za-z]([0-9A-Za-z.-]*[0-9A-Za-z])?")
DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d(:\d\d)?)?)?)?")


def read(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def of(entities: list[dict], schema: str) -> list[dict]:
    return [one for one in entities if one["schema"] == schema]


@pytest.fixture
def lines(told_in, material):
    """The entities of one invented incident."""

    def write(*args: str, **kwargs: object) -> list[dict]:
        found: list[str] = []
        write_incident(told_in(*args, **kwargs), _Written(found.append, material, Losses()))
        return [json.loads(line) for line in found]

    return write


def test_every_property_is_one_of_its_schema(export) -> None:
    path, manifest = export("ftm")
    entities = read(path)
    assert len(entities) == sum(manifest.rows.values()) > 0
    for one in entities:
        schema = SCHEMATA[one["schema"]]
        assert set(one) == {"id", "schema", "properties"}
        assert set(schema["required"]) <= set(one["properties"]) <= set(schema["properties"])
        assert FTM_ID.fullmatch(one["id"])
        for values in one["properties"].values():
            assert values
            assert all(isinstance(value, str) and value for value in values)
            assert len(set(values)) == len(values)


def test_every_link_leads_to_an_entity_of_the_right_schema(export) -> None:
    path, _ = export("ftm")
    entities = read(path)
    known = {one["id"]: SCHEMATA[one["schema"]]["is"] for one in entities}
    assert len(known) == len(entities)
    for one in entities:
        for name, values in one["properties"].items():
            wanted = SCHEMATA[one["schema"]]["properties"][name]
            if wanted[0].isupper():
                assert all(wanted in known[value] for value in values), name


def test_dates_are_prefixes_as_fine_as_told(export) -> None:
    path, _ = export("ftm")
    for one in read(path):
        for name, values in one["properties"].items():
            if SCHEMATA[one["schema"]]["properties"][name] == "date":
                assert all(DATE.fullmatch(value) for value in values)


def test_a_denial_is_a_link_from_who_denies_and_nobody_is_involved(export) -> None:
    path, _ = export("ftm")
    entities = read(path)
    names = {one["id"]: one["properties"].get("name", [""])[0] for one in entities}
    links = {
        (names[one["properties"]["subject"][0]], one["properties"]["role"][0], names[one["properties"]["object"][0]])
        for one in of(entities, "UnknownLink")
    }
    assert ("Lusk Front", "denies", "shelling, Elmar market, 6 May 2031") in links
    assert ("Varnian Defence Ministry", "blames", "Lusk Front") in links
    assert ("Lusk Front", "blames", "Lusk Front") not in links
    assert not [one for one in of(entities, "Event") if "involved" in one["properties"]]


def test_each_claimants_toll_stands_in_the_notes(export) -> None:
    path, _ = export("ftm")
    market = next(one for one in of(read(path), "Event") if "market" in one["properties"]["name"][0])
    notes = " ".join(market["properties"]["notes"])
    assert "killed (civilians), by Varnian Defence Ministry: “14” 14." in notes
    assert "Checked by a person: 0 of 7 claims." in notes


def test_a_private_person_is_a_person_with_a_label(export) -> None:
    path, _ = export("ftm")
    assert not {"Mira", "Sol"} & set(re.findall(r"\w+", path.read_text()))
    names = [one["properties"]["name"][0] for one in of(read(path), "Person")]
    assert sorted(re.sub(r"[0-9a-f]{6}", "x", name) for name in names) == ["Odo Rell", "private person x"]
    path, _ = export("ftm", with_names=True)
    assert "Mira Sol" in [one["properties"]["name"][0] for one in of(read(path), "Person")]


def test_ids_are_the_same_each_time(export) -> None:
    first, _ = export("ftm")
    before = first.read_bytes()
    again, _ = export("ftm")
    assert again.read_bytes() == before


@pytest.mark.parametrize(
    ("kind", "sector", "schema"),
    [
        ("person", Sector.GOVERNMENT, "Person"),
        ("state", Sector.UNKNOWN, "PublicBody"),
        ("body", Sector.MILITARY, "PublicBody"),
        ("body", Sector.ARMED_GROUP, "Organization"),
        ("body", Sector.UNKNOWN, "Organization"),
        ("group", Sector.MILITARY, "LegalEntity"),
    ],
)
def test_a_party_is_what_its_kind_and_sector_say(kind: str, sector: Sector, schema: str) -> None:
    assert schema_of(Actor(id="a_0", name="X", kind=kind, sector=sector)) == schema


def test_a_month_stays_a_month_and_a_stretch_has_its_ends(told_in) -> None:
    def when(earliest: str | None, latest: str | None) -> TimeRange:
        return TimeRange(
            earliest=earliest, latest=latest, precision=TimePrecision.RANGE, basis=TimeBasis.STATED, text="then"
        )

    assert dates_of(told_in("Orsk", days=("2031-05",)).whole) == (["2031-05"], None, None)
    assert dates_of(told_in("Orsk", days=("2031-05-06", "2031-05-07")).whole)[0] == ["2031-05-06", "2031-05-07"]
    stretch = told_in("Orsk", time=when("2031-05-01", "2031-05-10T23:59")).whole
    assert dates_of(stretch) == ([], "2031-05-01", "2031-05-10")
    assert dates_of(told_in("Orsk", time=when(None, "2031-05-10")).whole) == ([], None, "2031-05-10")
    assert dates_of(told_in("Orsk").whole) == ([], None, None)


def test_hostile_words_stay_words(lines) -> None:
    words = 'said "x"}\n{"id": "evil", "schema": "Person"}\u2028\x1b[2J'
    found = lines("Orsk", words=words, title=words, stance=Stance.DENIES)
    assert "evil" not in {one["id"] for one in found}
    assert of(found, "UnknownLink")[0]["properties"]["role"] == ["denies"]


def test_what_is_not_told_as_done_names_nobody_as_acting(lines) -> None:
    found = lines("Orsk", stance=Stance.CALLS_FOR)
    assert [one["properties"]["role"] for one in of(found, "UnknownLink")] == [["calls for (not told as done)"]]


def test_people_without_a_name_are_not_the_same_in_two_reports() -> None:
    one, other = (party_named("doctors", report=report) for report in ("r_1", "r_2"))
    assert one.id != other.id
    assert one == party_named("doctors", report="r_1")


def test_a_text_in_parts_is_whole() -> None:
    text = "ab" * 70_000
    assert "".join(in_parts(text)) == text
    assert max(map(len, in_parts(text))) <= 65_000


def test_the_first_country_that_is_told_counts() -> None:
    assert country_of(None, "NOR") == "no"
    assert country_of("nowhere", "NOR") is None


SIDES = ("Norland", "Sudmark")
TEXTS = {
    "2031-05-07": (
        "Shells hit Elmar\n\nELMAR, May 7 (One Wire) - The Norland Defence Ministry accused the Sudmark army of "
        "shelling Elmar on May 6, killing 12 civilians.\n\nThe Sudmark army denied shelling Elmar.\n"
    ),
    "2031-05-09": (
        "Drones over Tarn\n\nTARN, May 9 (One Wire) - The Sudmark Defence Ministry said Norland army drones struck "
        "Tarn on May 8, wounding three people.\n\nThe Norland army denied it.\n"
    ),
}


def swapped(text: str) -> str:
    return text.replace(SIDES[0], "\0").replace(SIDES[1], SIDES[0]).replace("\0", SIDES[1])


def ledger_of(folder: Path, *, turned: bool) -> list[dict]:
    """The entities of a small ledger, its sides' names exchanged where it is turned."""
    turn = swapped if turned else str
    folder.mkdir()
    sides = [{"name": turn(one), "members": [f"{turn(one)} army", f"{turn(one)} Defence Ministry"]} for one in SIDES]
    (folder / "conflict.yaml").write_text(yaml.safe_dump({"id": "x", "name": "X", "sides": sides, "ceasefires": []}))
    run = new_run("test")
    with open_store(folder / "c.db") as store:
        for number, (day, text) in enumerate(TEXTS.items()):
            path = folder / f"{number}.txt"
            path.write_text(turn(text))
            settings = Settings(
                ledger=folder / "c.db", published=day, publisher="One Wire", conflict=folder / "conflict.yaml"
            )
            for outcome in read_all([str(path)], settings=settings):
                assert isinstance(outcome, Reading)
                store.add_reading(outcome, run=run)
        list(link_book(store, run=run))
    export_book(folder / "c.db", FORMAT, folder / "out.ftm.json", choices=Choices(with_names=True))
    return read(folder / "out.ftm.json")


def by_words(entities: list[dict], *, turned: bool) -> list[str]:
    """Each entity with names for ids, in the order of its words."""
    turn = swapped if turned else str
    text = turn("\n".join(json.dumps(one, sort_keys=True) for one in entities))
    names = {one["id"]: turn(" ".join(one["properties"].get("name", [one["schema"]]))) for one in entities}
    for old in sorted(names, key=len, reverse=True):
        text = text.replace(f'"{old}"', f'"<{names[old]}>"')
    text = re.sub(r"\b([a-z]+)([_-])[0-9a-f]{16}\b", r"\1\2x", text)
    return sorted(json.dumps(sorted_lists(json.loads(line)), sort_keys=True) for line in text.splitlines())


def sorted_lists(one: dict) -> dict:
    return {**one, "properties": {name: sorted(values) for name, values in one["properties"].items()}}


def test_swapping_the_sides_mirrors_every_row(tmp_path: Path) -> None:
    straight = by_words(ledger_of(tmp_path / "one", turned=False), turned=False)
    mirrored = by_words(ledger_of(tmp_path / "two", turned=True), turned=True)
    assert any('"denies"' in line for line in straight)
    assert straight == mirrored


CHECK = """
import json, sys
from followthemoney import model
known = json.load(open(sys.argv[2]))["schemata"]
told = []
for name, kept in known.items():
    schema = model.get(name)
    now = {k: (p.range.name if p.range else p.type.name) for k, p in schema.properties.items() if not p.stub}
    if now != kept["properties"] or sorted(schema.required) != kept["required"]:
        told.append(f"ftm_schema.json is not the package's {name}")
for line in open(sys.argv[1], encoding="utf-8"):
    data = json.loads(line)
    proxy = model.get_proxy(data)
    proxy.schema.validate(data)
    cleaned = model.get_proxy(data, cleaned=False)
    for name, values in data["properties"].items():
        kept = cleaned.get(name)
        if set(kept) != {value.strip() for value in values}:
            told.append(f"{data['id']} {name}: {values} became {kept}")
country = model.get("Event").get("country").type
told += [f"no country {code}" for code in sys.argv[3].split(",") if not country.validate(code)]
print("\\n".join(told) or "fine")
"""


@pytest.mark.readers
def test_followthemoney_itself_reads_it_and_changes_nothing(export) -> None:
    if not READERS.exists():
        pytest.skip("make readers builds .venv-readers")
    path, _ = export("ftm", with_names=True)
    states = (ftm_country(one["iso3"]) for one in load_pack("countries")["states"])
    codes = ",".join(code for code in (*states, *load_territories().values()) if code)
    schema = Path(__file__).parent / "ftm_schema.json"
    done = subprocess.run(
        [READERS, "-c", CHECK, path, schema, codes], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.stdout.strip() == "fine", done.stdout + done.stderr
