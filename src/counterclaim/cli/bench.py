"""`counterclaim bench`: predictions for public benchmarks, in the format of their scorers."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated, Any, TextIO

import typer

from counterclaim.cli.guard import complain, guarded, with_examples
from counterclaim.records.errors import SettingsError

Corpus = Annotated[Path, typer.Option("--corpus", metavar="DIR", help="Folder of the corpus.", show_default=False)]
Texts = Annotated[
    Path,
    typer.Option("--corpus", metavar="IN.jsonl", help="The texts as the scorer's --dump-input writes them."),
]
Split = Annotated[
    str, typer.Option("--split", metavar="NAME", help="Its split: the name of what lies in it.", show_default=False)
]
Whole = Annotated[
    str | None,
    typer.Option(
        "--split", metavar="NAME", help="Its name, for the record: all that lies there is read.", show_default=False
    ),
]
Predictions = Annotated[
    Path, typer.Option("--predictions", metavar="OUT.jsonl", help="Where to write.", show_default=False)
]


def run_attribution(corpus: Corpus, split: Split, predictions: Predictions) -> None:
    """Say who says what in every text of a corpus split.

    One JSON object a line, in the format of the scorer.

    Example:
      counterclaim bench attribution --corpus corpora/polnear --split dev --predictions out.jsonl
    """
    _check(corpus, predictions)
    from counterclaim.bench.attribution import predict
    from counterclaim.documents.annotators.attribution import annotate
    from counterclaim.pipeline import load_trained

    model = load_trained()
    _write(predictions, lambda out: predict(corpus, split, out, annotate=lambda text: annotate(text, model)), split)


def run_roles(corpus: Corpus, split: Split, predictions: Predictions) -> None:
    """Say who did it, to what and whom, with what, in every message of a corpus laid out as MUC-4.

    Reads data/muc/processed/NAME.json. Types of incident and organisations held responsible are written too.

    Example:
      counterclaim bench roles --corpus corpora/muc4 --split dev --predictions out.jsonl
    """
    _check(corpus, predictions)
    from counterclaim.bench.muc import predict

    _write_rows(predictions, predict(corpus, split, _listener()), split)


def run_responsibility(corpus: Corpus, split: Split, predictions: Predictions) -> None:
    """Say how organisations are held responsible (fact, claimed, accused) in a corpus laid out as MUC-4.

    Writes the same rows as `counterclaim bench roles`; the scorer reads "org_status".

    Example:
      counterclaim bench responsibility --corpus corpora/muc4 --split dev --predictions out.jsonl
    """
    run_roles(corpus, split, predictions)


def run_types(corpus: Corpus, predictions: Predictions, split: Whole = None) -> None:
    """Say which of 30 types of event every snippet tells, in a corpus laid out as CASE-2021, task 2.

    Reads task2/test_dataset/test_set_final_release_with_labels.tsv, whichever half lies there.

    Example:
      counterclaim bench types --corpus corpora/case2021 --predictions out.jsonl
    """
    _check(corpus, predictions)
    from counterclaim.bench.event_types import predict

    _write_rows(predictions, predict(corpus, _listener()), split)


def run_attacks(corpus: Corpus, split: Split, predictions: Predictions) -> None:
    """Say what was done to defenders of human rights, in a corpus laid out as HRDsAttack.

    Reads data/NAME.json.

    Example:
      counterclaim bench attacks --corpus corpora/hrdsattack --split dev --predictions out.jsonl
    """
    _check(corpus, predictions)
    from counterclaim.bench.attacks import MOST_WINDOWS, predict
    from counterclaim.bench.texts import builder
    from counterclaim.bench.where_when import settler
    from counterclaim.packs.gazetteer import open_gazetteer

    listen = _listener(most_windows=MOST_WINDOWS)
    settle = settler(builder(), open_gazetteer(None))
    _write_rows(predictions, predict(corpus, split, listen, settle=settle), split)


def run_plover(corpus: Corpus, predictions: Predictions, split: Whole = None) -> None:
    """Say who does what to whom in every sentence of a corpus laid out as the PLOVER records.

    Reads gold_standard_records/PLOVER_GSR_CAMEO.txt, whichever half lies there.

    Example:
      counterclaim bench plover --corpus corpora/plover --predictions out.jsonl
    """
    _check(corpus, predictions)
    from counterclaim.bench.plover import predict

    _write_rows(predictions, predict(corpus, _listener()), split)


def run_entities(corpus: Corpus, predictions: Predictions, split: Whole = None) -> None:
    """Name persons, bodies, forces, places and arms in every document of a corpus laid out as re3d.

    Reads documents.json in each folder of the corpus; scored by benchmarks/score_entities.py.

    Example:
      counterclaim bench entities --corpus corpora/re3d --predictions out.jsonl
    """
    _check(corpus, predictions)
    from counterclaim.bench.entities import predict

    _write_rows(predictions, predict(corpus, _listener()), split)


def run_time(corpus: Texts, predictions: Predictions, split: Whole = None) -> None:
    """Say when, as TimeML does, in every text that the scorer of times hands out.

    Example:
      counterclaim bench time --corpus texts.jsonl --predictions out.jsonl
    """
    _check_file(corpus, predictions)
    from counterclaim.bench.texts import builder
    from counterclaim.bench.times import predict

    _write_rows(predictions, predict(corpus, builder()), split)


def run_places(corpus: Texts, predictions: Predictions, split: Whole = None) -> None:
    """Say where, with coordinates, in every text that the scorer of places hands out.

    Example:
      counterclaim bench places --corpus texts.jsonl --predictions out.jsonl
    """
    _check_file(corpus, predictions)
    from counterclaim.bench.places import predict
    from counterclaim.bench.texts import builder
    from counterclaim.packs.gazetteer import open_gazetteer

    _write_rows(predictions, predict(corpus, builder(), open_gazetteer(None)), split)


def run_incidents(corpus: Corpus, split: Split, predictions: Predictions) -> None:
    """Say which words of many reports tell of one happening, in a corpus laid out as ECB+ rebuilt.

    Reads NAME.jsonl, {"id", "text"} a line, as one book; takes about a second a report.

    Example:
      counterclaim bench incidents --corpus corpora/ecbplus --split dev --predictions out.jsonl
    """
    _check(corpus, predictions)
    from counterclaim.bench.incidents import builder, predict

    _write_rows(predictions, predict(corpus, split, builder()), split)


def _listener(*, most_windows: int | None = None) -> Any:
    from counterclaim.bench.heads import listener
    from counterclaim.pipeline import load_trained

    return listener(load_trained(), most_windows=most_windows)


def _check(corpus: Path, predictions: Path) -> None:
    if not corpus.is_dir():
        raise SettingsError(f"The corpus {corpus} is not a folder. Name the folder that holds its splits.")
    _check_folder(predictions)


def _check_file(texts: Path, predictions: Path) -> None:
    if not texts.is_file():
        raise SettingsError(f"The texts {texts} are not a file. Write it with the scorer's --dump-input and name it.")
    _check_folder(predictions)


def _check_folder(predictions: Path) -> None:
    if not predictions.absolute().parent.is_dir():
        raise SettingsError(f"{predictions} cannot be written: its folder does not exist. Make the folder first.")


def _write_rows(predictions: Path, rows: Iterable[dict[str, Any]], split: str | None) -> None:
    def put(out: TextIO) -> int:
        count = 0
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
            count += 1
        return count

    _write(predictions, put, split)


def _write(predictions: Path, put: Callable[[TextIO], int], split: str | None) -> None:
    """Write the file; an old one is kept until the new one is whole."""
    part = predictions.with_name(predictions.name + ".part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as out:
            texts = put(out)
        part.replace(predictions)
    except OSError as error:
        raise SettingsError(f"{predictions} cannot be written: {error.strerror}. Name another file.") from error
    finally:
        part.unlink(missing_ok=True)
    complain(f"{texts} texts{f' of {split}' if split else ''} read, predictions written to {predictions}")


COMMANDS = (
    ("attribution", run_attribution),
    ("roles", run_roles),
    ("types", run_types),
    ("responsibility", run_responsibility),
    ("attacks", run_attacks),
    ("plover", run_plover),
    ("time", run_time),
    ("places", run_places),
    ("entities", run_entities),
    ("incidents", run_incidents),
)


def _begin() -> None:
    """Predict for public benchmarks; the scorers are theirs."""


def make_app() -> typer.Typer:
    """The benchmarks, one command each."""
    app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help=_begin.__doc__)
    app.callback()(_begin)
    for name, function in COMMANDS:
        app.command(name, help=with_examples(function.__doc__))(guarded(function))
    return app
