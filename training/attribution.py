"""Train the attribution tagger: source (who speaks), cue (by which word), content (what), and which belong together.

    python training/attribution.py --corpus DIR --base MODEL_DIR --out weights/en/src/counterclaim_weights_en

DIR is laid out as PolNeAR (`train/text`, `train/attributions`, `dev/...`); MODEL_DIR holds a BERT-shaped encoder
(config.json, weights, tokenizer.json). Out: model.onnx (int8), tokenizer.json and training.json (settings, losses).
One encoder pass gives two things: BIO labels of each piece, and for each piece a score for every other piece of being
the cue it belongs to (a bilinear pointer with a bias by distance), so that sources and contents find their cue by
what the text says and not by nearness alone.
"""

import argparse
import json
import random
import re
import time
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import nn
from transformers import AutoModel

from counterclaim.documents.annotators.encoding import Pieces, encode, windows

ROLES = ("source", "cue", "content")
LABELS = ("O", *(f"{prefix}-{role}" for role in ROLES for prefix in "BI"))
POINTER = 64
DISTANCE_BUCKETS = 10
IGNORE = -100


class AttributionTagger(nn.Module):
    """Encoder with a label head and a cue pointer; inputs are (batch, pieces) ids and mask."""

    def __init__(self, encoder: nn.Module, width: int) -> None:
        super().__init__()
        self.encoder = encoder
        self.dropout = nn.Dropout(0.1)
        self.label = nn.Linear(width, len(LABELS))
        self.query = nn.Linear(width, POINTER)
        self.key = nn.Linear(width, POINTER)
        self.bias = nn.Parameter(torch.zeros(2 * DISTANCE_BUCKETS))

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Label scores (batch, pieces, labels) and cue scores (batch, pieces, pieces)."""
        hidden = self.encoder(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        hidden = self.dropout(hidden)
        place = torch.arange(input_ids.shape[1])
        gap = place[None, :] - place[:, None]
        bucket = torch.log2(gap.abs().float() + 1).long().clamp(max=DISTANCE_BUCKETS - 1)
        bucket = bucket + DISTANCE_BUCKETS * (gap > 0).long()
        scores = self.query(hidden) @ self.key(hidden).transpose(1, 2) / POINTER**0.5
        return self.label(hidden), scores + self.bias[bucket]


def read_attributions(path: Path) -> list[dict[str, list[tuple[int, int]]]]:
    """The attributions of one brat file, as character ranges by role."""
    spans: dict[str, list[tuple[int, int]]] = {}
    found = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if match := re.match(r"(T\d+)\t\S+ (\d[\d ;]*)\t", line):
            spans[match[1]] = [tuple(map(int, part.split())) for part in match[2].split(";")]  # type: ignore[misc]
        elif match := re.match(r"E\d+\t(\S.*)", line):
            one: dict[str, list[tuple[int, int]]] = {role: [] for role in ROLES}
            for argument in match[1].split()[1:]:
                role, target = argument.split(":")
                one[re.sub(r"\d+$", "", role).lower()] += spans.get(target, [])
            found.append(one)
    return found


def label_pieces(pieces: Pieces, attributions: list[dict[str, list[tuple[int, int]]]]) -> tuple[list[int], list[int]]:
    """A label number and the number of the cue's first piece (or IGNORE) for every piece."""
    labels = [0] * len(pieces.ids)
    cues = [IGNORE] * len(pieces.ids)
    for one in attributions:
        members = {
            role: [
                i
                for i, (start, end) in enumerate(zip(pieces.starts, pieces.ends, strict=True))
                if end > start and any(start < e and end > s for s, e in one[role])
            ]
            for role in ROLES
        }
        head = min(members["cue"], default=None)
        for number, role in enumerate(ROLES):
            previous = None
            for i in members[role]:
                if labels[i] == 0:
                    labels[i] = 2 * number + (2 if previous is not None and i - previous <= 2 else 1)
                    cues[i] = IGNORE if role == "cue" or head is None else head
                previous = i
    return labels, cues


def examples(split: Path, tokenizer: Tokenizer) -> list[tuple[list[int], list[int], list[int]]]:
    """Windows of a split: ids, labels, cue numbers, with the two end marks added."""
    first: dict[str, Path] = {}
    for path in sorted((split / "attributions").glob("*.ann")):
        first.setdefault(path.stem.rsplit("_", 1)[0], path)
    begin, close = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    out = []
    for name, path in first.items():
        with (split / "text" / f"{name}.txt").open(encoding="utf-8", newline="") as file:
            pieces = encode(file.read(), tokenizer)
        labels, cues = label_pieces(pieces, read_attributions(path))
        for a, b in windows(len(pieces.ids), overlap=16):
            inside = [c - a + 1 if a <= c < b else IGNORE for c in cues[a:b]]
            out.append(([begin, *pieces.ids[a:b], close], [IGNORE, *labels[a:b], IGNORE], [IGNORE, *inside, IGNORE]))
    return out


def batches(data: list[tuple[list[int], list[int], list[int]]], size: int, rng: random.Random) -> list[list[int]]:
    """Numbers of examples of like length, shuffled."""
    order = sorted(range(len(data)), key=lambda i: (len(data[i][0]) // 32, rng.random()))
    groups = [order[i : i + size] for i in range(0, len(order), size)]
    rng.shuffle(groups)
    return groups


def collate(rows: list[tuple[list[int], list[int], list[int]]]) -> tuple[torch.Tensor, ...]:
    """Rows padded to one length: ids, mask, labels, cue numbers."""
    longest = max(len(row[0]) for row in rows)
    columns = [
        torch.tensor([row[k] + [fill] * (longest - len(row[k])) for row in rows])
        for k, fill in ((0, 0), (1, IGNORE), (2, IGNORE))
    ]
    mask = torch.tensor([[1] * len(row[0]) + [0] * (longest - len(row[0])) for row in rows])
    return columns[0], mask, columns[1], columns[2]


def losses(model: AttributionTagger, batch: tuple[torch.Tensor, ...]) -> tuple[torch.Tensor, torch.Tensor]:
    """Label loss, and pointer loss over the window's first cue pieces."""
    ids, mask, labels, cues = batch
    scores, pointers = model(ids, mask)
    label_loss = nn.functional.cross_entropy(scores.flatten(0, 1), labels.flatten(), ignore_index=IGNORE)
    starts = labels == 1 + 2 * ROLES.index("cue")
    pointers = pointers.masked_fill(~starts[:, None, :], -1e4)
    pointer_loss = nn.functional.cross_entropy(pointers.flatten(0, 1), cues.flatten(), ignore_index=IGNORE)
    return label_loss, pointer_loss


def train(
    model: AttributionTagger, data: list[tuple[list[int], list[int], list[int]]], args: argparse.Namespace
) -> list[float]:
    """Fit in place; the loss of every hundred steps."""
    rng = random.Random(args.seed)
    torch.manual_seed(args.seed)
    plan = [group for _ in range(args.epochs) for group in batches(data, args.batch, rng)]
    plan = plan[: args.max_steps] if args.max_steps else plan
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    optimizer = torch.optim.AdamW(
        [
            {"params": [p for p in model.encoder.parameters() if p.requires_grad], "lr": args.rate},
            {"params": heads, "lr": 5 * args.rate},
        ],
        weight_decay=0.01,
    )
    warm = max(1, len(plan) // 10)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warm, max(0.02, (len(plan) - step) / (len(plan) - warm + 1)))
    )
    model.train()
    history, window, began = [], [], time.time()
    for step, group in enumerate(plan, 1):
        label_loss, pointer_loss = losses(model, collate([data[i] for i in group]))
        loss = label_loss + 0.3 * pointer_loss
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        window.append(float(loss.detach()))
        if step % 20 == 0:
            history.append(sum(window) / len(window))
            print(
                f"step {step}/{len(plan)} loss {history[-1]:.4f} {time.time() - began:.0f} s",
                flush=True,
            )
            window = []
        if step % 150 == 0:
            torch.save(model.state_dict(), args.out / "last.pt")
    return history


def export(model: AttributionTagger, tokenizer: Tokenizer, out: Path) -> None:
    """Write the int8 ONNX model and the tokenizer."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    model.eval()
    sample = torch.tensor([[101, 2023, 2003, 102], [101, 2023, 102, 0]])
    full = out / "full.onnx"
    torch.onnx.export(
        model,
        (sample, (sample > 0).long()),
        str(full),
        input_names=["input_ids", "attention_mask"],
        output_names=["labels", "cues"],
        dynamic_axes={name: {0: "batch", 1: "pieces"} for name in ("input_ids", "attention_mask", "labels")}
        | {"cues": {0: "batch", 1: "pieces", 2: "pieces"}},
        opset_version=17,
        dynamo=False,
    )
    quantize_dynamic(full, out / "model.onnx", weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    full.unlink()
    tokenizer.save(str(out / "tokenizer.json"))


def main() -> None:
    """Train on `train`, write the model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--batch", type=int, default=12)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--max-steps", type=int, default=0)
    parser.add_argument("--export-only", action="store_true", help="export OUT/last.pt as it stands")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.from_file(str(args.base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    encoder = AutoModel.from_pretrained(
        args.base, add_pooling_layer=False, attn_implementation="eager", attention_probs_dropout_prob=0.0
    )
    encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    model = AttributionTagger(encoder, encoder.config.hidden_size)
    if args.export_only:
        model.load_state_dict(torch.load(args.out / "last.pt", weights_only=True))
    else:
        data = examples(args.corpus / "train", tokenizer)
        print(f"{len(data)} windows", flush=True)
        history = train(model, data, args)
        torch.save(model.state_dict(), args.out / "last.pt")
        settings = {
            k: str(v) if isinstance(v, Path) else v for k, v in vars(args).items() if k not in ("corpus", "base", "out")
        }
        (args.out / "training.json").write_text(json.dumps({"settings": settings, "loss": history}, indent=1) + "\n")
    export(model, tokenizer, args.out)


if __name__ == "__main__":
    main()
