#!/usr/bin/env python3
"""Cuts a trained encoder down to a smaller one, for train_encoder.py to go on from.

    python training/smaller_encoder.py target/encoder.pt --layers 0 2 5 --full 1 --inner 768 -o target/smaller.pt
    python training/train_encoder.py target/documents.jsonl --base MINILM --start target/smaller.pt --rate 1e-4 -o target/encoder3.pt

What stays is chosen by size: inner units by the product of the norms of the weights that lead in and out (Han et al. 2015),
features by how much they vary over the word pieces, whole attention heads by the norm of what they put out.
"""

import argparse
import re

import torch
from encoder import N_FULL, mean_of

LAYER = re.compile(r"bert\.encoder\.layer\.(\d+)\.(.*)")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoints", nargs="+", help="state dicts that train_encoder.py wrote; of several, their mean")
    parser.add_argument("--shares", type=float, nargs="+", help="weights of the checkpoints in their mean; equal if absent")
    parser.add_argument("--layers", type=int, nargs="+", help="layers that stay, from 0; all if absent")
    parser.add_argument("--full", type=int, default=N_FULL, help="layers before the gate")
    parser.add_argument("--inner", type=int, help="units of the feed-forward parts; all if absent")
    parser.add_argument("--width", type=int, help="features of a word piece, a multiple of 32, the size of a head; all if absent")
    parser.add_argument("-o", "--output", required=True)
    return parser.parse_args()


def strongest(sizes, count):
    """Places of the greatest, in their order."""
    return sizes.topk(count).indices.sort().values


def with_layers(state, kept):
    """Only these layers, numbered anew."""
    out = {}
    for name, value in state.items():
        match = LAYER.fullmatch(name)
        if not match:
            out[name] = value
        elif int(match[1]) in kept:
            out[f"bert.encoder.layer.{kept.index(int(match[1]))}.{match[2]}"] = value
    return out


def layer_names(state):
    return sorted({f"bert.encoder.layer.{match[1]}" for match in map(LAYER.fullmatch, state) if match})


def with_inner(state, count):
    """Feed-forward parts of so many units."""
    for layer in layer_names(state):
        rows, biases, columns = f"{layer}.intermediate.dense.weight", f"{layer}.intermediate.dense.bias", f"{layer}.output.dense.weight"
        kept = strongest(state[rows].norm(dim=1) * state[columns].norm(dim=0), count)
        state |= {rows: state[rows][kept], biases: state[biases][kept], columns: state[columns][:, kept]}
    return state


def with_width(state, count):
    """Word pieces of so many features, and as much less attention."""
    pieces = state["bert.embeddings.word_embeddings.weight"]
    whole = pieces.shape[1]
    features = strongest(pieces.std(dim=0), count)
    head_rows = {}
    for layer in layer_names(state):
        heads = state[f"{layer}.attention.output.dense.weight"].view(whole, -1, 32).norm(dim=(0, 2))
        kept = strongest(heads, count // 32)
        head_rows[layer] = (kept[:, None] * 32 + torch.arange(32)).flatten()
    for name, value in state.items():
        match = LAYER.fullmatch(name)
        attends = head_rows[f"bert.encoder.layer.{match[1]}"] if match else None
        puts_out = features if value.shape[0] == whole else None
        takes_in = features if value.ndim > 1 and value.shape[1] == whole else None
        if match and match[2].startswith("attention.self."):
            puts_out = attends
        if match and match[2] == "attention.output.dense.weight":
            takes_in = attends
        if puts_out is not None:
            value = value[puts_out]
        state[name] = value if takes_in is None else value[:, takes_in]
    return state


def main():
    args = arguments()
    state = mean_of(args.checkpoints, args.shares)
    if args.layers:
        state = with_layers(state, args.layers)
    if args.inner:
        state = with_inner(state, args.inner)
    if args.width:
        state = with_width(state, args.width)
    state["n_full"] = torch.tensor(args.full)
    torch.save(state, args.output)


if __name__ == "__main__":
    main()
