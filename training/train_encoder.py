#!/usr/bin/env python3
"""Fine-tunes the encoder of the accurate engine.

    relmap-train documents --config crates/ner/model/accurate.toml --data DATA -o target/documents.jsonl
    python training/train_encoder.py target/documents.jsonl --base MINILM --dev DATA/ner/*/dev.per_org_loc.conll -o target/encoder.pt
"""

import argparse
import json
import random
import sys
import time

import torch
import torch.nn.functional as functional
from conll import read_conll, score
from encoder import MASK, Encoder, N_LABELS, Pieces, Sentence, batch_of, batches, mean_of, read_documents, windows


# Weight of the gate's loss beside that of the labels.
GATE_SHARE = 0.5


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", help="what `relmap-train documents` wrote")
    parser.add_argument("--base", required=True, help="folder with the pretrained MiniLM and its tokenizer.json")
    parser.add_argument("--dev", nargs="*", default=[], help="CoNLL files to score, never learned from")
    parser.add_argument("--start", nargs="+", help="weights to go on from, as this script writes them; of several, their mean")
    parser.add_argument("--shares", type=float, nargs="+", help="weights of those in their mean; equal if absent")
    parser.add_argument("--steps", type=int, help="stop after so many steps, before the rate has come down")
    parser.add_argument("--epochs", type=float, default=3)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--batch", type=int, default=1024, help="word pieces a step")
    parser.add_argument("--mask", type=float, default=0.05, help="share of words hidden in training")
    parser.add_argument("--others", type=float, default=0.05, help="share of words that go on whatever the gate says")
    parser.add_argument("--average", type=float, default=0.998, help="decay of the running mean of the weights")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("-o", "--output", required=True)
    return parser.parse_args()


def prepare(document, pieces):
    """Sentences with the labels that each word may have, as a 0/1 row."""
    out = []
    for words, allowed in zip(document["sentences"], document["allowed"]):
        sentence = Sentence(words, pieces)
        if not sentence.starts:
            continue
        masks = allowed[: len(sentence.starts)]
        sentence.allowed = [[(mask >> label) & 1 for label in range(N_LABELS)] for mask in masks]
        sentence.weight = document["weight"]
        out.append(sentence)
    return out


def epoch_runs(documents):
    """Windows of one epoch: documents parted anew each time."""
    return [run for document in documents for run in windows(document, random.choice([32, 64, 96, 128, 160]))]


def hide(ids, rows, columns, share):
    """Hides words at random, so that context must do."""
    hidden = torch.rand(len(rows)) < share
    ids[rows[hidden], columns[hidden]] = MASK


def loss_of(gate, asked, scores, runs):
    """Negative log of the probability of the labels that each word may have, and what the gate says of names."""
    words = [(row, s.weight) for run in runs for s in run for row in s.allowed]
    allowed = torch.tensor([row for row, _ in words], dtype=torch.bool)
    weights = torch.tensor([weight for _, weight in words])
    of_asked = allowed[asked]
    log_allowed = torch.logsumexp(scores.masked_fill(~of_asked, -1e4), -1)
    loss = (weights[asked] * (torch.logsumexp(scores, -1) - log_allowed)).sum()
    # Words that may be in a name or not teach the gate nothing.
    is_name = allowed[:, 1:].any(1)
    certain = is_name ^ allowed[:, 0]
    gate_losses = functional.binary_cross_entropy_with_logits(gate, is_name.float(), reduction="none")
    return (loss + GATE_SHARE * (weights * gate_losses)[certain].sum()) / weights.sum()


def main():
    args = arguments()
    random.seed(args.seed)
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    pieces = Pieces(args.base)
    documents = [prepare(document, pieces) for document in read_documents(args.documents)]
    model = Encoder(args.base, args.start and mean_of(args.start, args.shares))
    head = [*model.shape.parameters(), *model.gate.parameters(), *model.out.parameters()]
    body = [p for p in model.bert.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(
        [
            {"params": [p for p in body if p.ndim > 1], "peak": args.rate, "weight_decay": 0.01},
            {"params": [p for p in body if p.ndim < 2], "peak": args.rate, "weight_decay": 0.0},
            {"params": head, "peak": args.head_rate, "weight_decay": 0.0},
        ],
        betas=(0.9, 0.98),
        fused=True,
    )
    per_epoch = len(batches(epoch_runs(documents), args.batch, False))
    total = int(per_epoch * args.epochs)
    mean = {name: value.detach().clone() for name, value in model.state_dict().items()}
    dev = [(path, read_conll(path)) for path in args.dev]
    step, started, losses = 0, time.time(), []
    last = min(total, args.steps or total)
    while step < last:
        for runs in batches(epoch_runs(documents), args.batch, True):
            if step >= last:
                break
            model.train()
            warmth = min(1.0, step / (0.08 * total)) * (1 - step / total)
            for group in optimizer.param_groups:
                group["lr"] = group["peak"] * warmth
            ids, shapes, mask, rows, columns = batch_of(runs)
            hide(ids, rows, columns, args.mask)
            named = torch.tensor([any(row[1:]) for run in runs for s in run for row in s.allowed])
            wanted = named | (torch.rand(len(rows)) < args.others)
            gate, asked, scores = model(ids, shapes, mask, rows, columns, wanted)
            loss = loss_of(gate, asked, scores, runs)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            step += 1
            losses.append(loss.item())
            decay = min(args.average, step / (step + 10))
            with torch.no_grad():
                for name, value in model.named_parameters():
                    if value.requires_grad:
                        mean[name].lerp_(value, 1 - decay)
            if step % 50 == 0:
                recent = sum(losses[-50:]) / 50
                print(f"step {step}/{total} loss {recent:.4f} {time.time() - started:.0f} s", file=sys.stderr, flush=True)
            if step % 1000 == 0:
                torch.save(mean, args.output)
    torch.save(mean, args.output)
    model.load_state_dict(mean)
    for path, gold in dev:
        print(path, json.dumps(score(gold, model, pieces)), flush=True)


if __name__ == "__main__":
    main()
