"""What the rows of UCDP GED's shape leave out, flatten and derive, in words for the manifest. Reads no pack."""

from typing import Final

from counterclaim.export.formats.rows import DISARMED, JOINED, ONE_LINE
from counterclaim.records.exporting import Rule

LEFT_OUT: Final = {
    "type": Rule("ged_type", "UCDP counts no deaths of this type of event."),
    "rival": Rule("ged_rival", "Different parties are said to have done one act: UCDP would have no dyad for it."),
    "unnamed": Rule("ged_unnamed", "Nobody is named as acting: UCDP records organised actors only."),
    "unorganised": Rule("ged_unorganised", "A party is not known as a state or an organised group."),
    "alone": Rule("ged_alone", "No opponent is named, and no civilians are told as hit: there is no dyad."),
    "deathless": Rule("ged_deathless", "No claimant gives a number of dead above 0: UCDP records deaths only."),
    "undated": Rule("ged_undated", "Nothing dates it to a year or closer."),
    "nowhere": Rule("ged_nowhere", "No place is told."),
}
SHAPED: Final = {
    "flat": Rule(
        "ged_flat", "Claims and denials stand as source_original alone; spans and tolls by claimant are in jsonl."
    ),
    "parties": Rule("ged_two_sides", "Further parties have no column; source_original names who speaks."),
    "differ": Rule(
        "ged_range", "Claimants give different totals: low and high are the lowest and the highest of them."
    ),
    "open": Rule(
        "ged_open", "A claimant sets no upper bound (at least, dozens): high is the highest number that is told."
    ),
    "unlocated": Rule("ged_unlocated", "No gazetteer knows the place: coordinates and grid cell are empty."),
    "place": Rule("ged_where", "How fine the place is, is not known: where_prec is empty."),
    "vague": Rule("ged_span", "The day is not told: date_start and date_end are the first and last that words allow."),
}
RULES: Final = (
    JOINED,
    DISARMED,
    ONE_LINE,
    Rule(
        "ged_best",
        "No person sets a best figure in this ledger. The codebook is cautious where reports differ: best is low, the "
        "lowest total of any claimant; deaths_a, deaths_b, deaths_civilians and deaths_unknown are that claimant's.",
    ),
    Rule(
        "ged_groups",
        "Dead are civilians by the word of the text; else a side's where the words count them so; else unknown.",
    ),
    Rule(
        "ged_sides",
        "A government is side A; two governments, or none, stand by name, which says nothing of who began. A side is "
        "named as in the conflict file. A body of a side that belongs to no state is an organised group.",
    ),
    Rule("ged_type_of_violence", "1 a government and another party; 2 two groups; 3 one party and civilians."),
    Rule("ged_clarity", "event_clarity 1: one day and one place are told; else 2."),
    Rule("ged_ids", "Ids are ours (counterclaim-). UCDP's and Gleditsch-Ward's own numbers, relid, active_year and "
         "region are empty; conflict_name is the dyad's."),
    Rule("ged_checked", "code_status says whether a person has checked every claim behind the row."),
)  # fmt: skip
