"""Windows to tensors: a batch of windows of one corpus, padded to one length.

Apart from the windows, so that those are made and tested without torch.
"""

from typing import NamedTuple

import torch

from heads import Head
from labels import IGNORE
from windows import Window


class Batch(NamedTuple):
    """Windows of one corpus as tensors; `rows` says which text of the batch each window is of."""

    corpus: str
    ids: torch.Tensor
    mask: torch.Tensor
    labels: dict[str, torch.Tensor]
    cues: torch.Tensor | None
    owners: torch.Tensor | None
    rows: torch.Tensor
    whole: dict[str, torch.Tensor]


def collate(batch: list[Window], texts_of: dict[str, Head]) -> Batch:
    """Windows padded to one length."""
    longest = max(len(one.ids) for one in batch)

    def padded(values: list[list[int]], fill: int) -> torch.Tensor:
        return torch.tensor([row + [fill] * (longest - len(row)) for row in values])

    order = {text: i for i, text in enumerate(dict.fromkeys(one.text for one in batch))}
    owners = None
    if batch[0].owners is not None:
        owners = torch.zeros(len(batch), longest, longest)
        for n, one in enumerate(batch):
            for i, held in enumerate(one.owners or ()):
                for o in held:
                    owners[n, i, o] = 1
    whole = {}
    for name in batch[0].whole:
        held_all = torch.zeros(len(order), len(texts_of[name].labels))
        for one in batch:
            for label in one.whole.get(name, ()):
                held_all[order[one.text], label] = 1
        whole[name] = held_all
    return Batch(
        batch[0].corpus,
        padded([one.ids for one in batch], 0),
        padded([[1] * len(one.ids) for one in batch], 0),
        {name: padded([one.labels[name] for one in batch], IGNORE) for name in batch[0].labels},
        padded([one.cues or [] for one in batch], IGNORE) if batch[0].cues is not None else None,
        owners,
        torch.tensor([order[one.text] for one in batch]),
        whole,
    )
