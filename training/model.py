"""One encoder with all heads, and the loss of each.

Piece heads are linear over each piece; two pointers are bilinear with a learned bias by distance (which cue a source or
content belongs to; which claims a part belongs to); text heads are linear over the mean of a window's pieces, and of
several windows a text takes the smooth maximum.
"""

import torch
from torch import nn
from torch.nn import functional

from batches import Batch
from heads import Head
from labels import IGNORE

POINTER = 64
DISTANCES = 10
# A part stands beside few claims and far from most: without weight "belongs" would drown in "does not".
OWNED = 4.0
NOTHING = {"fillers": 0.3, "victims": 0.3, "claims": 0.5}
"""What a piece with no label counts in heads whose labels are rare."""
WEIGHTS = {"fillers": 2.0, "cues": 0.3, "owners": 0.5, "status": 1.0, "victims": 0.5, "stance": 0.3, "flags": 0.3}


class Pointer(nn.Module):
    """Scores of every piece for every piece: (batch, pieces, pieces)."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.query = nn.Linear(width, POINTER)
        self.key = nn.Linear(width, POINTER)
        self.bias = nn.Parameter(torch.zeros(2 * DISTANCES))

    def forward(self, hidden: torch.Tensor) -> torch.Tensor:
        place = torch.arange(hidden.shape[1], device=hidden.device)
        gap = place[None, :] - place[:, None]
        bucket = torch.log2(gap.abs().float() + 1).long().clamp(max=DISTANCES - 1) + DISTANCES * (gap > 0).long()
        return self.query(hidden) @ self.key(hidden).transpose(1, 2) / POINTER**0.5 + self.bias[bucket]


class Reader(nn.Module):
    """Encoder and heads; inputs are (batch, pieces) ids and mask."""

    def __init__(self, encoder: nn.Module, width: int, pieces_of: dict[str, Head], texts_of: dict[str, Head]) -> None:
        super().__init__()
        self.pieces_of, self.texts_of = pieces_of, texts_of
        self.encoder = encoder
        self.dropout = nn.Dropout(0.1)
        self.piece = nn.Linear(width, sum(len(head.labels) for head in pieces_of.values()))
        self.text = nn.Linear(width, sum(len(head.labels) for head in texts_of.values()))
        self.cues = Pointer(width)
        self.owners = Pointer(width)

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> tuple[torch.Tensor, ...]:
        """Piece scores, text scores of each window, cue scores, owner scores."""
        hidden = self.encoder(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        hidden = self.dropout(hidden)
        weight = attention_mask.unsqueeze(-1).to(hidden.dtype)
        mean = (hidden * weight).sum(1) / weight.sum(1)
        return self.piece(hidden), self.text(mean), self.cues(hidden), self.owners(hidden)


def split(scores: torch.Tensor, heads: dict[str, Head]) -> dict[str, torch.Tensor]:
    """The columns of each head."""
    parts = scores.split([len(head.labels) for head in heads.values()], dim=-1)
    return dict(zip(heads, parts, strict=True))


def losses(model: Reader, batch: Batch) -> dict[str, torch.Tensor]:
    """The loss of every head that the batch says something of."""
    pieces, texts, cues, owners = model(batch.ids, batch.mask)
    by_piece, by_text = split(pieces, model.pieces_of), split(texts, model.texts_of)
    out = {
        name: piece_loss(
            by_piece[name],
            labels,
            model.pieces_of[name],
            alternatives=name == "status",
            nothing=NOTHING.get(name, 1.0),
        )
        for name, labels in batch.labels.items()
    }
    if "claims" in batch.labels:
        out["types"] = type_loss(by_piece["claims"], batch.labels["claims"])
    out |= {
        name: text_loss(by_text[name], batch.rows, held, model.texts_of[name]) for name, held in batch.whole.items()
    }
    if batch.cues is not None:
        out["cues"] = pointer_loss(cues, batch.cues, batch.labels["attribution"], model.pieces_of["attribution"])
    if batch.owners is not None:
        out["owners"] = owner_loss(owners, batch)
    return out


def total(parts: dict[str, torch.Tensor]) -> torch.Tensor:
    """One loss of all, weighted."""
    return torch.stack([WEIGHTS.get(name, 1.0) * loss for name, loss in parts.items()]).sum()


def piece_loss(
    scores: torch.Tensor, labels: torch.Tensor, head: Head, *, alternatives: bool, nothing: float
) -> torch.Tensor:
    """Cross entropy; of a head with several labels at once, or with alternatives, labels are sums of bits."""
    known = labels != IGNORE
    if not head.many and not alternatives:
        weight = torch.ones(len(head.labels), device=scores.device)
        weight[0] = nothing if head.labels[0] == "O" else 1.0
        return functional.cross_entropy(scores[known], labels[known], weight) if known.any() else scores.sum() * 0
    if not known.any():
        return scores.sum() * 0
    bits = (labels[known].unsqueeze(-1) >> torch.arange(len(head.labels), device=labels.device)) & 1
    if head.many:
        return functional.binary_cross_entropy_with_logits(scores[known], bits.float()) * len(head.labels)
    logs = functional.log_softmax(scores[known], -1).masked_fill(bits == 0, -1e4)
    return -torch.logsumexp(logs, -1).mean()


def type_loss(scores: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    """Cross entropy of the type where a claim is headed: among all pieces those few would hardly count."""
    heads = labels > 0
    return functional.cross_entropy(scores[heads], labels[heads]) if heads.any() else scores.sum() * 0


def text_loss(scores: torch.Tensor, rows: torch.Tensor, held: torch.Tensor, head: Head) -> torch.Tensor:
    """Loss of a judgement of whole texts, each the smooth maximum of its windows."""
    merged = torch.stack([torch.logsumexp(scores[rows == i], 0) for i in range(len(held))])
    merged = merged - torch.log(torch.bincount(rows).float())[:, None]
    if head.many:
        return functional.binary_cross_entropy_with_logits(merged, held) * len(head.labels) / 2
    known = held.sum(1) > 0
    return functional.cross_entropy(merged[known], held[known].argmax(1)) if known.any() else scores.sum() * 0


def pointer_loss(scores: torch.Tensor, cues: torch.Tensor, labels: torch.Tensor, head: Head) -> torch.Tensor:
    """Cross entropy over the window's first pieces of cues."""
    starts = labels == head.labels.index("B-cue")
    # A cue that is told within another's content bears no label of its own: nothing points to it.
    known = (cues != IGNORE) & starts.gather(1, cues.clamp(min=0))
    if not known.any():
        return scores.sum() * 0
    masked = scores.masked_fill(~starts[:, None, :], -1e4)
    return functional.cross_entropy(masked[known], cues[known])


def owner_loss(scores: torch.Tensor, batch: Batch) -> torch.Tensor:
    """Does this part belong to this claim: asked of every part's piece and every claim's head in the window."""
    parts = batch.labels["parts"] > 0
    heads = batch.labels["claims"] > 0
    asked = parts[:, :, None] & heads[:, None, :]
    if batch.owners is None or not asked.any():
        return scores.sum() * 0
    return functional.binary_cross_entropy_with_logits(
        scores[asked], batch.owners[asked], pos_weight=torch.tensor(OWNED, device=scores.device)
    )
