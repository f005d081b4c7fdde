"""A stand-in for the trained reader, told by hand what to say of each word of a text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from tokenizers import Regex, Tokenizer, models, pre_tokenizers

from counterclaim.documents.annotators.model import Model

LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
STANCES = ("asserts", "accuses", "denies")
FLAGS = ("planned", "conditional", "negated")
ROLES = ("agent", "target", "victim", "place", "time", "toll")
PIECES = {
    "attribution": LABELS,
    "claims": ("O", "air_strike", "shelling", "toll"),
    "stance": STANCES,
    "flags": FLAGS,
    "parts": ROLES,
}
TEXTS = {"case": ("AGREEMENT", "ATTACK"), "violations": ("killing", "torture")}
UNKNOWN = "[UNK]"
MARKS = ("[CLS]", "[SEP]", "[unused0]", UNKNOWN)
SURE = 9.0
OUTPUTS = ["pieces", "texts", "cues", "owners"]


class Session:
    """Stands in for the model: what it says of a piece goes by the place of its word in the text.

    `labels` are attribution labels in order; `points` lead from place to place of a cue. `claims` are heads of claims
    ("shelling/accuses/planned"), `parts` roles ("agent,target") and `owned` the places of the claims that each place's
    part belongs to. A window's judgement of the whole text is the place of its first word, in every column.
    """

    def __init__(
        self,
        labels: Sequence[str] = (),
        points: Mapping[int, int] | None = None,
        *,
        claims: Mapping[int, str] | None = None,
        parts: Mapping[int, str] | None = None,
        owned: Mapping[int, Sequence[int]] | None = None,
    ):
        self.labels = labels
        self.points = points or {}
        self.claims = claims or {}
        self.parts = parts or {}
        self.owned = owned or {}
        self.batches = []
        self.masks = []

    def run(self, outputs, inputs):
        assert outputs == OUTPUTS
        ids, mask = inputs["input_ids"], inputs["attention_mask"]
        self.batches.append(ids.shape)
        self.masks.append(mask)
        rows = [self.read([int(i) - len(MARKS) for i in row]) for row in ids]
        return [np.stack(output) for output in zip(*rows, strict=True)]

    def read(self, places):
        """The four outputs for one window of places; below zero stand marks and words that are not known."""
        at = {place: column for column, place in enumerate(places) if place >= 0}
        pieces = np.stack([self.say(place) for place in places]).astype(np.float32)
        cues = np.zeros((len(places), len(places)), dtype=np.float32)
        owners = np.full_like(cues, -SURE)
        for place, column in at.items():
            if self.points.get(place) in at:
                cues[column, at[self.points[place]]] = SURE
            for owner in self.owned.get(place, ()):
                if owner in at:
                    owners[column, at[owner]] = SURE
        texts = np.full(sum(map(len, TEXTS.values())), min(at, default=-1), dtype=np.float32)
        return pieces, texts, cues, owners

    def say(self, place):
        """The columns of every head for one piece."""
        kind, stance, *flags = self.claims.get(place, "O/asserts").split("/")
        label = self.labels[place] if 0 <= place < len(self.labels) else "O"
        roles = self.parts.get(place, "").split(",")
        return np.concatenate(
            [
                [SURE * (one == label) for one in LABELS],
                [SURE * (one == kind) for one in PIECES["claims"]],
                [SURE * (one == stance) for one in STANCES],
                [SURE if one in flags else -SURE for one in FLAGS],
                [SURE if one in roles else -SURE for one in ROLES],
            ]
        )


def tokenizer_for(text: str, pattern: str = r"\s") -> Tokenizer:
    """A tokenizer whose n-th word of this very text has its place as id, so that the stand-in knows where it is."""
    words = [w for w in dict.fromkeys(text.split()) if w]
    vocab = {mark: n for n, mark in enumerate(MARKS)} | {w: len(MARKS) + n for n, w in enumerate(words)}
    made = Tokenizer(models.WordLevel(vocab, unk_token=UNKNOWN))
    made.pre_tokenizer = pre_tokenizers.Split(Regex(pattern), "removed")
    return made


def model_of(session: Session, text: str, *, tokenizer: Tokenizer | None = None, sha256: str = "0") -> Model:
    """A model around a session and a text in which every word is another one."""
    return Model(session, tokenizer or tokenizer_for(text), PIECES, TEXTS, "by hand", sha256)
