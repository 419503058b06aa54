#!/usr/bin/env python3
"""Writes an encoder as accurate.model: weights in 8 bits, a scale for each row.

    python training/export_encoder.py target/encoder.pt --base MINILM -o crates/ner/model/accurate.model

Of several trainings that began at one point it writes the mean (Wortsman et al. 2022), weighted by --shares.

The layout is what crates/ner/src/encoder/model.rs reads; the header is that of crates/ner/src/tagger/file.rs.
"""

import argparse
import math
import struct
from pathlib import Path

import torch
from encoder import MAY_BE_NAME, N_FULL, config_of, mean_of

MAGIC, VERSION = b"RELMAPEN", 2
HASH_START, HASH_FACTOR, WORD = 0xCBF29CE484222325, 0x9E3779B97F4A7C15, (1 << 64) - 1


def checksum(data):
    """The hash of crates/ner/src/tagger/hash.rs."""
    value = HASH_START
    for word in struct.unpack(f"<{-(-len(data) // 8)}Q", data + bytes(-len(data) % 8)):
        value = (((value << 23 | value >> 41) & WORD) ^ word) * HASH_FACTOR & WORD
        value ^= value >> 32
    if len(data) % 8 == 0:  # The last word holds what is left over, perhaps nothing.
        value = ((value << 23 | value >> 41) & WORD) * HASH_FACTOR & WORD
        value ^= value >> 32
    value = (((value << 23 | value >> 41) & WORD) ^ len(data)) * HASH_FACTOR & WORD
    return value ^ value >> 32


def quantised(weight):
    """Rows in 8 bits and their scales."""
    scales = weight.abs().amax(1).clamp_min(1e-12) / 127
    return (weight / scales[:, None]).round().clamp(-127, 127).to(torch.int8), scales


class Body:
    """Little-endian fields; arrays begin with their length."""

    def __init__(self):
        self.data = bytearray()

    def numbers(self, *values):
        self.data += struct.pack(f"<{len(values)}I", *values)

    def real(self, value):
        self.data += struct.pack("<f", value)

    def bytes(self, values):
        self.numbers(len(values))
        self.data += values

    def reals(self, tensor):
        values = tensor.detach().float().flatten().contiguous()
        self.numbers(len(values))
        self.data += values.numpy().astype("<f4").tobytes()

    def rows(self, weight):
        weights, scales = quantised(weight.detach().float())
        self.bytes(weights.numpy().tobytes())
        self.reals(scales)

    def linear(self, weights, biases):
        self.rows(torch.cat(weights))
        self.reals(torch.cat(biases))

    def norm(self, state, name):
        self.reals(state[f"{name}.weight"])
        self.reals(state[f"{name}.bias"])


def export(state, config, vocabulary, capacity=128, mix=0.0, least=MAY_BE_NAME, units=1024):
    """The file of a state dict of training/encoder.py's Encoder, whose sizes the configuration has."""
    n_layers, n_full = config.num_hidden_layers, int(state.get("n_full", N_FULL))
    body = Body()
    body.numbers(units, capacity)
    body.real(mix)
    body.real(config.layer_norm_eps)
    body.real(math.log(least / (1 - least)))
    heads, positions = config.num_attention_heads, config.max_position_embeddings
    body.numbers(config.hidden_size, heads, config.intermediate_size, positions, n_layers, n_full)
    body.bytes("\n".join(vocabulary).encode())
    embeddings = "bert.embeddings"
    body.rows(state[f"{embeddings}.word_embeddings.weight"])
    # Every piece is of the first kind of sentence.
    kind = state[f"{embeddings}.token_type_embeddings.weight"][0]
    body.reals(state[f"{embeddings}.position_embeddings.weight"] + kind)
    body.reals(state["shape.weight"])
    body.norm(state, f"{embeddings}.LayerNorm")
    for layer in range(n_layers):
        at = lambda name: f"bert.encoder.layer.{layer}.{name}"
        linear = lambda *names: body.linear([state[at(f"{n}.weight")] for n in names], [state[at(f"{n}.bias")] for n in names])
        linear("attention.self.query")
        linear("attention.self.key", "attention.self.value")
        linear("attention.output.dense")
        body.norm(state, at("attention.output.LayerNorm"))
        linear("intermediate.dense")
        linear("output.dense")
        body.norm(state, at("output.LayerNorm"))
    body.linear([state["gate.weight"]], [state["gate.bias"]])
    body.linear([state["out.weight"]], [state["out.bias"]])
    data = bytes(body.data)
    return MAGIC + struct.pack("<IQQ", VERSION, len(data), checksum(data)) + data


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoints", nargs="+", help="state dicts that train_encoder.py wrote")
    parser.add_argument("--shares", type=float, nargs="+", help="weights of the checkpoints in their mean; equal if absent")
    parser.add_argument("--base", required=True, help="folder with the pretrained model's config.json and vocab.txt")
    parser.add_argument("--capacity", type=int, default=128, help="word pieces of a window")
    parser.add_argument("--mix", type=float, default=0.0, help="share of the fast engine's scores")
    parser.add_argument("-o", "--output", required=True)
    args = parser.parse_args()
    state = mean_of(args.checkpoints, args.shares)
    vocabulary = (Path(args.base) / "vocab.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
    file = export(state, config_of(args.base, state), vocabulary, args.capacity, args.mix)
    Path(args.output).write_bytes(file)
    print(f"{args.output}: {len(file)} bytes")


if __name__ == "__main__":
    main()
