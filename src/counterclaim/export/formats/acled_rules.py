"""What the rows of ACLED's shape leave out, flatten and derive, in words for the manifest. Reads no pack."""

from typing import Final

from counterclaim.export.formats.rows import DISARMED, JOINED, ONE_LINE
from counterclaim.records.exporting import Rule

LEFT_OUT: Final = {
    "type": Rule("acled_type", "ACLED has no event of this type."),
    "undated": Rule("acled_undated", "Nothing dates it to a month or closer: ACLED does not record it."),
    "nowhere": Rule("acled_nowhere", "No place is told: ACLED does not record it."),
    "country": Rule("acled_country", "Only the country is told: ACLED does not record it."),
    "actor": Rule("acled_actor", "A strategic development needs a named actor."),
}
SHAPED: Final = {
    "flat": Rule("acled_flat", "Claims stand as one text of notes; denials, tolls by claimant and spans are in jsonl."),
    "types": Rule(
        "acled_precedence",
        "Claims tell several types: the incident's own stands, and of those the first in ACLED's order.",
    ),
    "disputed": Rule(
        "acled_disputed",
        "Different parties are said to have done one act: no one stands as actor but an Unidentified Armed Group; the "
        "notes name them, the tag is actor=disputed.",
    ),
    "unnamed": Rule(
        "acled_unnamed", "Nobody is named as acting: ACLED asks for an actor, Unidentified Armed Group; actor=unnamed."
    ),
    "actors": Rule("acled_two_actors", "Further parties have no column; the notes name them."),
    "inter": Rule(
        "acled_inter_unknown", "Nothing tells what kind of actor a party is: inter and interaction are empty."
    ),
    "unlocated": Rule("acled_unlocated", "No gazetteer knows the place: coordinates are empty."),
    "near": Rule(
        "acled_near",
        "Told as near a place that no gazetteer knows: geo_precision is 2, near a town or in a small area, by the "
        "words alone; coordinates stay empty.",
    ),
    "unknown": Rule("acled_toll_unknown", "Nobody gives a number of dead: ACLED asks for 0; the tag is toll=unknown."),
    "differ": Rule("acled_lowest", "Claimants give different numbers of dead: the lowest stands; toll=disputed."),
    "words": Rule(
        "acled_words",
        "Words without a number: several, a few or a bare plural 3, in a battle 10; dozens 12, scores 20, hundreds "
        "100, thousands 1000, of every such plural one unit. Numbers of other claimants go before words; toll=words.",
    ),
    "days": Rule(
        "acled_days", "An act that went on for days has a row for each; its dead are split evenly, the rest on day 1."
    ),
    "middle": Rule(
        "acled_middle",
        "The day is not told: the middle one of a week (precision 2) or month (3), the first or last of a month where "
        "its beginning or end is told. Where reports tell several days, the span from the first to the last.",
    ),
    "area": Rule(
        "acled_area", "No state is known for the place, or it is disputed: iso, country and provinces are empty."
    ),
}
RULES: Final = (
    JOINED,
    DISARMED,
    ONE_LINE,
    Rule("acled_order", "actor1 and actor2 stand by name, and carry no direction; civilians stand second."),
    Rule(
        "acled_inter",
        "State forces: bodies of a state, External/Other forces where the place is another state's, or the body is "
        "international. Rebel group: named armed groups; which of them are militias is not told. Political militia: "
        "those unidentified.",
    ),
    Rule("acled_ids", "Ids are ours (counterclaim-), and no ids of ACLED; a row for each day has its number behind."),
    Rule("acled_blank", "region, admin3 and source_scale are ACLED's own judgement, and stay empty."),
    Rule("acled_civilian_targeting", "Civilian targeting: civilians are the only ones told as hit; never in battles."),
    *(rule for name, rule in SHAPED.items() if name in {"unknown", "differ", "words", "days", "middle"}),
)
