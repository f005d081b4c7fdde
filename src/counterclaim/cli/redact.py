"""`counterclaim redact`: words blanked for good, for a person's safety."""

from typing import TYPE_CHECKING

from counterclaim import __version__
from counterclaim.cli.aiming import By, Target, WholeOnly, Why, Within, Yes, aim_of, aim_words, ask
from counterclaim.cli.guard import complain
from counterclaim.cli.options import DEFAULT_LEDGER, AsJson, Ledger

if TYPE_CHECKING:
    from counterclaim.records.redaction import Aim
    from counterclaim.store import Outcome, Plan


def run(  # noqa: PLR0917 - Typer reads the options from here
    target: Target,
    by: By,
    reason: Why,
    within: Within = None,
    whole_only: WholeOnly = False,
    yes: Yes = False,
    ledger: Ledger = DEFAULT_LEDGER,
    as_json: AsJson = False,
) -> None:
    """Blank a report, a name or a span for good, in all that this ledger holds.

    The words go from text, original bytes, audit log and everything read from them, and leave a tombstone: who, why,
    when, and a seal. Nothing brings them back. Pages, exports and copies made before are beyond reach: destroy them
    yourself. A name of - is asked for, so that it does not stay in the shell's history.

    Examples:
      counterclaim redact report r_51ab --as "A. Monitor" --reason "the source is in danger"
      counterclaim redact name "Ivo Tarn" --as "A. Monitor" --reason "asked by the family"
      counterclaim redact name - --report r_51ab --as "A. Monitor" --reason "a minor"
      counterclaim redact span r_51ab 120 164 --as "A. Monitor" --reason "an address"
    """
    from counterclaim.cli.screen import print_json
    from counterclaim.export.json_records import to_json
    from counterclaim.library.reading import join_book
    from counterclaim.store import new_run, open_store

    with open_store(ledger, create=False, restricted=True) as store:
        aim = aim_of(target, store, within=within, whole_only=whole_only)
        ask(aim, _told(aim, store.redaction_plan(aim)), yes=yes)
        done = store.redact(aim, run=new_run(by, person=True), reason=reason)
        if done.joined_anew:
            # A run that is cut off here is made up for by the next `read`.
            join_book(store, run=new_run(f"counterclaim {__version__}"), warn=complain)
    if as_json:
        print_json([to_json(done) + "\n"])
    else:
        _print(done)


def _told(aim: "Aim", plan: "Plan") -> str:
    from counterclaim.export.wording import count_of, listed

    told = (
        f"This blanks for good {aim_words(aim)}: {count_of(plan.places, 'place')} in "
        f"{count_of(len(plan.reports), 'report')}, {count_of(plan.originals, 'original')} whole."
    )
    if plan.others:
        told += f" Of the same originals are {listed(plan.others)}: their bytes go, their texts stay."
    return told


def _print(done: "Outcome") -> None:
    from counterclaim.cli.screen import print_lines
    from counterclaim.export.lines import Line
    from counterclaim.export.wording import count_of, listed

    places = f"{count_of(done.places, 'place')}, {count_of(done.originals, 'original')}"
    lines = [Line(label="Blanked", text=f"{places}; log entry {done.entry}", level="head")]
    if done.reports:
        lines.append(Line(label="Known from now on as", text=listed(done.reports), indent=1))
    lines.append(Line(label="Key of the seal", text=done.key, indent=1))
    note = (
        "it stands nowhere else; with it and the words one can show later what was sealed. Keep it apart, or let it go"
    )
    print_lines([*lines, Line(text=note, level="note", indent=1)])
    complain("Pages, exports, backups and the files that were read are beyond reach: see to them yourself.")
