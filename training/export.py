"""A trained state to what is shipped: int8 ONNX, tokenizer, names of the heads, report, sums.

python training/export.py --state DIR/state.pt --base MODEL_DIR --out weights/en/src/counterclaim_weights_en
                          [--mean-with STATE --share 0.4]

`--mean-with` takes the mean with another state, mostly the one that training began with: what a long sitting on a few
corpora learned is kept, and less of what came before is lost (Wortsman and others, "Robust fine-tuning of zero-shot
models", 2022).
"""

import argparse
import hashlib
import json
import shutil
from pathlib import Path

import torch
from tokenizers import Tokenizer

from heads import piece_heads, text_heads
from marked import vocabulary
from model import Reader
from train import make_model

SHIPPED = ("model.onnx", "tokenizer.json", "heads.json", "report.json")


def write_onnx(model: Reader, out: Path) -> None:
    """Export in full precision and store as int8 (dynamic quantisation, per channel)."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    model.eval()
    sample = torch.tensor([[101, 2023, 2003, 102], [101, 2023, 102, 0]])
    names = ["pieces", "texts", "cues", "owners"]
    square = {0: "batch", 1: "length", 2: "length"}
    full = out / "full.onnx"
    torch.onnx.export(
        model,
        (sample, (sample > 0).long()),
        str(full),
        input_names=["input_ids", "attention_mask"],
        output_names=names,
        dynamic_axes={name: {0: "batch", 1: "length"} for name in ("input_ids", "attention_mask", "pieces")}
        | {"texts": {0: "batch"}, "cues": square, "owners": square},
        opset_version=17,
        dynamo=False,
    )
    quantize_dynamic(full, out / "model.onnx", weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    full.unlink()


def load_state(path: Path) -> dict[str, torch.Tensor]:
    """The weights of a state or checkpoint."""
    state: dict[str, torch.Tensor] = torch.load(path, weights_only=False, map_location="cpu")["model"]
    return state


def mean(one: dict[str, torch.Tensor], other: dict[str, torch.Tensor], share: float) -> dict[str, torch.Tensor]:
    """The mean of two states, the other with that share; what is no number with a fraction is taken from the first."""
    return {
        name: torch.lerp(value, other[name], share) if value.is_floating_point() else value
        for name, value in one.items()
    }


def write_sums(out: Path) -> None:
    """The sha256 of everything the program loads."""
    lines = [f"{hashlib.sha256((out / name).read_bytes()).hexdigest()}  {name}\n" for name in SHIPPED[:3]]
    (out / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")


def main() -> None:
    """Write the files that are shipped."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--state", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--mean-with", type=Path)
    parser.add_argument("--share", type=float, default=0.4, help="of the other state in the mean")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    pieces_of, texts_of = piece_heads(tuple(sorted(vocabulary()))), text_heads()
    model = make_model(args.base, pieces_of, texts_of, attention="eager")
    state = load_state(args.state)
    if args.mean_with:
        state = mean(state, load_state(args.mean_with), args.share)
    model.load_state_dict(state)
    write_onnx(model, args.out)
    tokenizer = Tokenizer.from_file(str(args.base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    tokenizer.save(str(args.out / "tokenizer.json"))
    named = {"pieces": {k: v.labels for k, v in pieces_of.items()}, "texts": {k: v.labels for k, v in texts_of.items()}}
    (args.out / "heads.json").write_text(json.dumps(named, indent=1) + "\n", encoding="utf-8")
    if (args.state.parent / "report.json").is_file():
        shutil.copy(args.state.parent / "report.json", args.out / "report.json")
    write_sums(args.out)
    print(f"{(args.out / 'model.onnx').stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
