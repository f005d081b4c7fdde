"""Files of hand-coded sets with invented rows, in the exact layouts."""

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from counterclaim.documents.coded.reading import layout_of
from counterclaim.records.coded import BadRow, CodedEvent, SetKind

ACLED = [
    "event_id_cnty",
    "event_date",
    "year",
    "time_precision",
    "disorder_type",
    "event_type",
    "sub_event_type",
    "actor1",
    "assoc_actor_1",
    "inter1",
    "actor2",
    "assoc_actor_2",
    "inter2",
    "interaction",
    "civilian_targeting",
    "iso",
    "region",
    "country",
    "admin1",
    "admin2",
    "admin3",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "source",
    "source_scale",
    "notes",
    "fatalities",
    "tags",
    "timestamp",
]
GED = [
    "id",
    "relid",
    "year",
    "active_year",
    "code_status",
    "type_of_violence",
    "conflict_dset_id",
    "conflict_new_id",
    "conflict_name",
    "dyad_dset_id",
    "dyad_new_id",
    "dyad_name",
    "side_a_dset_id",
    "side_a_new_id",
    "side_a",
    "side_b_dset_id",
    "side_b_new_id",
    "side_b",
    "number_of_sources",
    "source_article",
    "source_office",
    "source_date",
    "source_headline",
    "source_original",
    "where_prec",
    "where_coordinates",
    "where_description",
    "adm_1",
    "adm_2",
    "latitude",
    "longitude",
    "geom_wkt",
    "priogrid_gid",
    "country",
    "country_id",
    "region",
    "event_clarity",
    "date_prec",
    "date_start",
    "date_end",
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
    "deaths_unknown",
    "best",
    "high",
    "low",
    "gwnoa",
    "gwnob",
]
AN_ACLED_ROW = {
    "event_id_cnty": "XVA1", "event_date": "2031-05-06", "year": "2031", "time_precision": "1",
    "disorder_type": "Political violence", "event_type": "Explosions/Remote violence",
    "sub_event_type": "Shelling/artillery/missile attack", "actor1": "Lusk Front", "inter1": "Rebel group",
    "actor2": "Civilians (Varnia)", "assoc_actor_2": "Traders; Nurses", "inter2": "Civilians",
    "admin1": "North Province",
    "location": "Elmar", "latitude": "10.5432", "longitude": "20.1234", "geo_precision": "1", "fatalities": "12",
    "notes": "Shells, it is said, hit the market.",
}  # fmt: skip
A_GED_ROW = {
    "id": "901", "type_of_violence": "3", "side_a": "Lusk Front", "side_b": "Civilians", "where_prec": "2",
    "where_coordinates": "Elmar town", "adm_1": "North Province", "latitude": "10.5", "longitude": "20.1",
    "date_prec": "2", "date_start": "2031-05-05 00:00:00.000", "date_end": "2031-05-07 00:00:00.000", "best": "12",
    "high": "14", "low": "9",
}  # fmt: skip

Write = Callable[..., Path]
Read = Callable[..., tuple[list[CodedEvent], list[BadRow]]]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """A CSV file: `write(ACLED, [row, row])`."""

    def run(columns: list[str], rows: list[dict[str, str]], **options: Any) -> Path:
        path = tmp_path / "set.csv"
        with path.open("w", encoding=options.pop("encoding", "utf-8"), newline="") as file:
            writer = csv.DictWriter(file, columns, restval="", **options)
            writer.writeheader()
            writer.writerows(rows)
        return path

    return run


@pytest.fixture
def read() -> Read:
    """Good and bad rows of a file."""

    def run(path: Path, kind: SetKind | None = None) -> tuple[list[CodedEvent], list[BadRow]]:
        found = list(layout_of(path, kind).events(path))
        return [one for one in found if isinstance(one, CodedEvent)], [one for one in found if isinstance(one, BadRow)]

    return run
