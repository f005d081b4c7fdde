"""Output formats, one file each; `FORMATS` is all there are, in the order in which they are listed.

A new one is its file here, its line in `FORMATS`, and its heading in docs/reference/exports.md.
"""

from counterclaim.export.formats import (
    acled,
    airwars,
    bagit,
    ceasefires,
    claimreview,
    csv,
    ftm,
    ged,
    geojson,
    hxl,
    jsonl,
    kml,
    parquet,
    plover,
    timemap,
    xlsx,
)
from counterclaim.export.formats.format import Format

FORMATS: dict[str, Format] = {
    one.name: one
    for one in (
        geojson.FORMAT,
        kml.FORMAT,
        ftm.FORMAT,
        timemap.FORMAT,
        claimreview.FORMAT,
        parquet.FORMAT,
        jsonl.FORMAT,
        bagit.FORMAT,
        csv.FORMAT,
        xlsx.FORMAT,
        acled.FORMAT,
        ged.FORMAT,
        plover.FORMAT,
        ceasefires.FORMAT,
        hxl.FORMAT,
        airwars.FORMAT,
    )
}
