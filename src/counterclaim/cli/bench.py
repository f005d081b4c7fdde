"""`counterclaim bench`: predictions for public benchmarks, in the format of their scorers."""

from pathlib import Path
from typing import Annotated

import typer

from counterclaim.cli.guard import complain, guarded, with_examples
from counterclaim.records.errors import SettingsError


def run_attribution(
    corpus: Annotated[Path, typer.Option("--corpus", metavar="DIR", help="Folder of the corpus.", show_default=False)],
    split: Annotated[
        str, typer.Option("--split", metavar="NAME", help="Its split: the name of what lies in it.", show_default=False)
    ],
    predictions: Annotated[
        Path, typer.Option("--predictions", metavar="OUT.jsonl", help="Where to write.", show_default=False)
    ],
) -> None:
    """Say who says what in every text of a corpus split.

    One JSON object a line, in the format of the scorer.

    Example:
      counterclaim bench attribution --corpus corpora/polnear --split dev --predictions out.jsonl
    """
    if not corpus.is_dir():
        raise SettingsError(f"The corpus {corpus} is not a folder. Name the folder that holds its splits.")
    if not predictions.absolute().parent.is_dir():
        raise SettingsError(f"{predictions} cannot be written: its folder does not exist. Make the folder first.")
    from counterclaim.bench.attribution import predict
    from counterclaim.documents.annotators.attribution import annotate
    from counterclaim.pipeline import load_annotator

    tagger = load_annotator()
    # An old file is kept until the new one is whole.
    part = predictions.with_name(predictions.name + ".part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as out:
            texts = predict(corpus, split, out, annotate=lambda text: annotate(text, tagger))
        part.replace(predictions)
    except OSError as error:
        raise SettingsError(f"{predictions} cannot be written: {error.strerror}. Name another file.") from error
    complain(f"{texts} texts read, predictions written to {predictions}")


def _begin() -> None:
    """Predict for public benchmarks; the scorers are theirs."""


def make_app() -> typer.Typer:
    """The benchmarks, one command each."""
    app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help=_begin.__doc__)
    app.callback()(_begin)
    app.command("attribution", help=with_examples(run_attribution.__doc__))(guarded(run_attribution))
    return app
