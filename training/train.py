"""Train the reader: one small encoder, all heads, from corpus folders to a state that `export.py` makes a model of.

    python training/train.py --corpora DIR --base MODEL_DIR --out DIR [--start STATE] [--only CORPUS,...] [--epochs N]

`training/stages.sh` runs it stage by stage.

Out: `state.pt` (the weights of the best look at dev), `report.json` (settings, dev losses). `checkpoint.pt` is written
as it goes: the same command after a kill goes on from there. `--start` takes the weights of an earlier run where names
and shapes agree.
"""

import argparse
import json
import os
import random
import time
from pathlib import Path
from typing import Any, NamedTuple

import torch
from tokenizers import Tokenizer
from transformers import AutoModel

import corpora
from batches import Batch, collate
from heads import Head, piece_heads, text_heads
from marked import vocabulary
from model import Reader, losses, total
from windows import Window, cut, plan_batches

EPOCHS = {
    "polnear": 2.0,
    "polnear_short": 2.5,
    "own_short": 2.5,
    "muc": 7.0,
    "hrds": 4.5,
    "case": 11.0,
    "snippets": 6.0,
    "plover": 6.5,
    "re3d": 5.5,
    "own": 5.5,
    "police": 0.4,
    "terrorism": 0.6,
    "crime": 0.4,
}
"""How often each corpus is read; small ones more often."""
DEV_BATCHES = 6
"""Batches of each corpus that the dev loss is taken over."""


class Data(NamedTuple):
    """Windows of texts, by corpus."""

    train: dict[str, list[list[Window]]]
    dev: dict[str, list[list[Window]]]


def load_data(
    args: argparse.Namespace, tokenizer: Tokenizer, pieces_of: dict[str, Head], texts_of: dict[str, Head]
) -> Data:
    """Read and cut the corpora that were asked for."""
    parts: list[dict[str, list[list[Window]]]] = []
    for part in ("train", "dev"):
        found: dict[str, list[list[Window]]] = {}
        for number, text in enumerate(corpora.read_all(args.corpora, args.own, part)):
            if not args.only or text.corpus in args.only:
                cuts = cut(text, number, tokenizer, pieces_of, texts_of)
                # Where only spans are learned, each window is a text of its own; a judgement of the whole needs all.
                found.setdefault(text.corpus, []).extend([cuts] if text.whole else [[one] for one in cuts])
        parts.append(found)
    return Data(*parts)


def plan(data: Data, args: argparse.Namespace) -> list[list[Window]]:
    """All batches of the run, in order; the seed alone decides them."""
    rng = random.Random(args.seed)
    out: list[list[Window]] = []
    for corpus, texts in data.train.items():
        left = EPOCHS[corpus] * args.epochs
        while left > 0:
            out += plan_batches(rng.sample(texts, round(len(texts) * min(left, 1.0))), args.pieces, rng)
            left -= 1
    rng.shuffle(out)
    return out[: args.most_steps or None]


def device() -> torch.device:
    """The GPU where there is one."""
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def to_device(batch: Batch, where: torch.device) -> Batch:
    """The batch's tensors on the device."""

    def moved(value: Any) -> Any:
        if isinstance(value, torch.Tensor):
            return value.to(where)
        return {k: v.to(where) for k, v in value.items()} if isinstance(value, dict) else value

    return Batch(*(moved(value) for value in batch))


def make_optimizer(model: Reader, args: argparse.Namespace) -> torch.optim.Optimizer:
    """AdamW; the heads learn five times as fast as the encoder."""
    encoder = [p for p in model.encoder.parameters() if p.requires_grad]
    rest = [p for name, p in model.named_parameters() if not name.startswith("encoder.")]
    groups = [{"params": encoder, "lr": args.rate}, {"params": rest, "lr": 5 * args.rate}]
    return torch.optim.AdamW(groups, weight_decay=0.01)


def rate_at(step: int, steps: int) -> float:
    """Warm up over a twentieth, then fall in a line to a fiftieth."""
    warm = max(1, steps // 20)
    return min((step + 1) / warm, max(0.02, (steps - step) / (steps - warm + 1)))


def dev_losses(model: Reader, data: Data, args: argparse.Namespace) -> dict[str, float]:
    """Mean loss of each head over a fixed part of dev."""
    model.eval()
    sums: dict[str, list[float]] = {}
    with torch.no_grad():
        for texts in data.dev.values():
            for batch in plan_batches(texts, args.pieces, random.Random(0))[:DEV_BATCHES]:
                for name, loss in losses(model, to_device(collate(batch, model.texts_of), args.device)).items():
                    sums.setdefault(name, []).append(float(loss))
    model.train()
    return {name: sum(values) / len(values) for name, values in sums.items()}


def save(path: Path, state: dict[str, Any]) -> None:
    """Write the whole file or none of it."""
    torch.save(state, path.with_suffix(".part"))
    path.with_suffix(".part").replace(path)


def fit(model: Reader, data: Data, args: argparse.Namespace) -> list[dict[str, Any]]:
    """Train in place, going on from a checkpoint; the report, a line for each look at dev."""
    batches = plan(data, args)
    optimizer = make_optimizer(model, args)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: rate_at(step, len(batches)))
    report: list[dict[str, Any]] = []
    first, best, worse = 0, float("inf"), 0
    if (args.out / "checkpoint.pt").is_file():
        saved = torch.load(args.out / "checkpoint.pt", weights_only=False, map_location=args.device)
        model.load_state_dict(saved["model"])
        optimizer.load_state_dict(saved["optimizer"])
        schedule.load_state_dict(saved["schedule"])
        first, best, worse, report = saved["step"], saved["best"], saved["worse"], saved["report"]
        print(f"going on after step {first}", flush=True)
    began, window = time.time(), []
    model.train()
    for step in range(first + 1, len(batches) + 1):
        torch.manual_seed(args.seed + step)
        loss = total(losses(model, to_device(collate(batches[step - 1], model.texts_of), args.device)))
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        window.append(float(loss.detach()))
        if step % 20 == 0:
            left = (time.time() - began) / (step - first) * (len(batches) - step)
            print(
                f"step {step}/{len(batches)} loss {sum(window) / len(window):.3f}, {left / 60:.0f} min left", flush=True
            )
            window = []
        if step % args.every == 0 or step == len(batches):
            dev = dev_losses(model, data, args)
            mean = sum(dev.values())
            worse = 0 if mean < best else worse + 1
            if mean < best:
                best = mean
                save(args.out / "best.pt", {"model": model.state_dict()})
            report.append({"step": step, "dev": {k: round(v, 4) for k, v in dev.items()}, "sum": round(mean, 4)})
            print(f"dev {mean:.3f} " + " ".join(f"{k} {v:.3f}" for k, v in dev.items()), flush=True)
            state = {
                "model": model.state_dict(),
                "optimizer": optimizer.state_dict(),
                "schedule": schedule.state_dict(),
            }
            save(args.out / "checkpoint.pt", state | {"step": step, "best": best, "worse": worse, "report": report})
            if worse >= args.patience:
                print(f"dev has not fallen for {worse} looks: stopped", flush=True)
                break
    return report


def make_model(base: Path, pieces_of: dict[str, Head], texts_of: dict[str, Head], *, attention: str = "sdpa") -> Reader:
    """The encoder with fresh heads; its word embeddings stay as they are."""
    encoder = AutoModel.from_pretrained(
        base, add_pooling_layer=False, attn_implementation=attention, attention_probs_dropout_prob=0.0
    )
    encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    return Reader(encoder, encoder.config.hidden_size, pieces_of, texts_of)


def start_from(model: Reader, path: Path) -> None:
    """Take over the weights of an earlier run whose names and shapes agree."""
    own = model.state_dict()
    saved = torch.load(path, weights_only=False)
    saved = saved.get("model", saved)
    fitting = {name: value for name, value in saved.items() if name in own and own[name].shape == value.shape}
    model.load_state_dict(own | fitting)
    print(f"{len(fitting)} of {len(own)} weights from {path.name}", flush=True)


def parse() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--own", type=Path, default=Path(__file__).parent / "texts")
    parser.add_argument("--start", type=Path)
    parser.add_argument("--only", type=lambda text: text.split(","), default=[])
    parser.add_argument("--epochs", type=float, default=1.0, help="times the share of every corpus")
    parser.add_argument("--pieces", type=int, default=2600, help="most pieces in a batch")
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--every", type=int, default=200, help="steps between looks at dev")
    parser.add_argument("--most-steps", type=int, default=0, help="stop so early, to try things out; 0: no bound")
    parser.add_argument("--patience", type=int, default=5)
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    return parser.parse_args()


def main() -> None:
    """Train, and write the state and the report."""
    args = parse()
    args.out.mkdir(parents=True, exist_ok=True)
    args.device = device()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    tokenizer = Tokenizer.from_file(str(args.base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    pieces_of, texts_of = piece_heads(tuple(sorted(vocabulary()))), text_heads()
    data = load_data(args, tokenizer, pieces_of, texts_of)
    for corpus, texts in data.train.items():
        print(f"{corpus}: {len(texts)} texts, {sum(len(w.ids) for one in texts for w in one)} pieces", flush=True)
    model = make_model(args.base, pieces_of, texts_of)
    if args.start:
        start_from(model, args.start)
    model.to(args.device)
    report = fit(model, data, args)
    if (args.out / "best.pt").is_file():
        model.load_state_dict(torch.load(args.out / "best.pt", weights_only=True, map_location=args.device)["model"])
    save(args.out / "state.pt", {"model": {k: v.cpu() for k, v in model.state_dict().items()}})
    settings = {
        k: v for k, v in vars(args).items() if isinstance(v, (int, float, list)) and k not in ("threads", "every")
    }
    (args.out / "report.json").write_text(json.dumps({"settings": settings, "looks": report}, indent=1) + "\n")


if __name__ == "__main__":
    main()
