"""A dump of GeoNames as it is published, streamed into an index; the towns and names in it are invented."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from counterclaim.packs.gazetteer import Gazetteer, open_gazetteer
from counterclaim.packs.gazetteer_index import index_path
from counterclaim.packs.own_places.dump import DumpedPlace, dumped_places
from counterclaim.packs.own_places.opening import open_own
from counterclaim.records.errors import CounterclaimError, InputError, PackError

GOOD = 9_900_001


def line(number: int = GOOD, name: str = "Varnhollow", **told: str) -> str:
    cells = {
        "plain": name, "others": "Varnhol,varn,VH", "lat": "12.5", "lon": "41.25", "sort": "P", "code": "PPL",
        "state": "KE", "more": "", "first": "07", "people": "120",
    } | told  # fmt: skip
    return "\t".join(
        [
            str(number), name, cells["plain"], cells["others"], cells["lat"], cells["lon"], cells["sort"],
            cells["code"], cells["state"], cells["more"], cells["first"], "", "", "", cells["people"], "", "1200",
            "Africa/Nairobi", "2031-01-01",
        ]
    ) + "\n"  # fmt: skip


def place(tmp_path: Path, **told: str) -> DumpedPlace:
    path = tmp_path / "XX.txt"
    path.write_text(line(**told))
    (found,) = dumped_places(path)
    assert isinstance(found, DumpedPlace)
    return found


def opened(tmp_path: Path, path: Path) -> Gazetteer:
    """The built-in places with the dump's; its index lies in a folder of the test."""
    index = tmp_path / "places.db"
    if not index.exists():
        index.symlink_to(index_path())
    return open_gazetteer(path, path=index)


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    path = tmp_path / "XX.txt"
    path.write_text(
        line() + line(GOOD + 1, "Nairobi", others="", code="PPLX") + line(GOOD + 2, "Orm Street", sort="R", code="ST")
    )
    return path


def test_places_are_found_by_their_names_and_others(tmp_path: Path, dump: Path) -> None:
    places = opened(tmp_path, dump)
    (found,) = places.lookup("Varnhollow")
    assert (found.id, found.kind, found.precision) == (f"geonames:{GOOD}", "town", "settlement")
    assert (found.lat, found.lon, found.country, found.region, found.population) == (12.5, 41.25, "KEN", "KE.07", 120)
    assert [(e.id, e.rank) for e in places.lookup("Varnhol")] == [(f"geonames:{GOOD}", 1)]
    assert places.lookup("varn") == places.lookup("VH") == ()


def test_a_hamlet_of_a_citys_name_does_not_stand_before_it(tmp_path: Path, dump: Path) -> None:
    first, *others = opened(tmp_path, dump).lookup("Nairobi")
    assert first.population > 1_000_000
    assert f"geonames:{GOOD + 1}" in {one.id for one in others}


def test_a_place_of_both_lists_stands_once(tmp_path: Path) -> None:
    known = open_gazetteer().lookup("Goma")[0]
    path = tmp_path / "XX.txt"
    path.write_text(line(int(known.id.partition(":")[2]), "Goma", state="CD"))
    assert [e.id for e in opened(tmp_path, path).lookup("Goma")].count(known.id) == 1


def test_a_region_of_both_lists_stands_once(tmp_path: Path) -> None:
    path = tmp_path / "XX.txt"
    path.write_text(line(name="Morazan", sort="A", code="ADM1", state="SV", first="08"))
    assert sum(e.kind == "region1" for e in opened(tmp_path, path).lookup("Morazan")) == 1


def test_it_is_built_once_and_what_it_left_is_told(tmp_path: Path, dump: Path) -> None:
    first = open_own(dump, folder=tmp_path)
    assert (first.places, first.left_out, first.refused_in_all, first.shape) == (2, 1, 0, "a GeoNames dump")
    built = first.index.stat().st_mtime_ns
    assert open_own(dump, folder=tmp_path) == first
    assert first.index.stat().st_mtime_ns == built
    dump.write_text(line())
    assert open_own(dump, folder=tmp_path).index != first.index


@pytest.mark.parametrize(
    ("sort", "code", "kind", "precision"),
    [
        ("P", "PPLA2", "town", "settlement"),
        ("A", "ADM1", "region1", "province"),
        ("A", "ADM4", "region2", "district"),
        ("S", "HSP", "feature", "site"),
        ("T", "MTS", "feature", "zone"),
        ("H", "BAY", "feature", "sea_or_air"),
    ],
)
def test_how_fine_a_place_is(tmp_path: Path, sort: str, code: str, kind: str, precision: str) -> None:
    found = place(tmp_path, sort=sort, code=code)
    assert (found.kind, found.precision) == (kind, precision)


@pytest.mark.parametrize(
    ("state", "more", "first", "country"),
    [("KE", "", "07", "KEN"), ("KE", "SO", "07", None), ("UA", "", "11", None), ("", "", "00", None)],
)
def test_a_place_of_several_states_or_on_disputed_ground_has_none(
    tmp_path: Path, state: str, more: str, first: str, country: str | None
) -> None:
    assert place(tmp_path, state=state, more=more, first=first).country == country


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        (line(lat="91"), "no position in degrees"),
        (line(lon="nan"), "no position in degrees"),
        (line(GOOD, "Other"), f"has the id {GOOD} of a line before it"),
        (line(name="\u0416\u0438", others=""), "no Latin letters"),
        ("one\ttwo\n", "has 2 columns"),
        (line(name="\udcff"), "is not UTF-8"),
        (line(others="x" * 200_000), "has more than 100,000 bytes"),
    ],
)
def test_a_bad_line_is_refused_and_the_good_ones_are_kept(tmp_path: Path, bad: str, why: str) -> None:
    path = tmp_path / "XX.txt"
    path.write_bytes((line() + bad + line(GOOD + 9, "Orm")).encode(errors="surrogateescape"))
    found = open_own(path, folder=tmp_path)
    assert (found.places, found.refused_in_all, found.refused[0].line) == (2, 1, 2)
    assert why in found.refused[0].why


def test_a_dump_is_known_though_its_first_line_is_bad(tmp_path: Path) -> None:
    path = tmp_path / "XX.txt"
    path.write_text("# places of XX\n" + line())
    found = open_own(path, folder=tmp_path)
    assert (found.places, [row.line for row in found.refused]) == (1, [1])


def zipped(path: Path, **parts: str | bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/").replace("_txt", ".txt"), text)
    return path


def test_a_zip_as_it_is_published(tmp_path: Path) -> None:
    path = zipped(tmp_path / "XX.zip", readme_txt="Readme", XX_txt=line())
    assert open_own(path, folder=tmp_path).places == 1


def test_nothing_is_unpacked_wherever_a_zip_wants_it(tmp_path: Path) -> None:
    path = tmp_path / "in" / "XX.zip"
    path.parent.mkdir()
    zipped(path, **{"..__..__evil_txt": line()})
    assert open_own(path, folder=tmp_path / "in").places == 1
    assert not list(tmp_path.rglob("evil*"))


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"a_txt": line(), "b_txt": line()}, "holds 2 texts"),
        ({"readme_txt": "x"}, "holds no text"),
        ({"a_txt": b" " * 90_000_000}, "unpacks to 90 MB"),
        ({"a_txt": "hello\n"}, "line 1: it has 1 columns, not 19"),
    ],
)
def test_another_zip_is_refused_in_one_line(tmp_path: Path, parts: dict[str, str | bytes], words: str) -> None:
    path = zipped(tmp_path / "XX.zip", **parts)
    with pytest.raises((InputError, PackError), match=words):
        open_own(path, folder=tmp_path)
    assert not list(tmp_path.glob("geonames-*"))


def test_a_zip_that_is_cut_off_or_spoilt_leaves_nothing(tmp_path: Path) -> None:
    path = zipped(tmp_path / "XX.zip", XX_txt="".join(line(GOOD + n, f"Orm{n}") for n in range(2000)))
    whole = path.read_bytes()
    path.write_bytes(whole[:300] + bytes(200) + whole[500:])
    with pytest.raises(CounterclaimError):
        open_own(path, folder=tmp_path)
    assert not list(tmp_path.glob("geonames-*"))
