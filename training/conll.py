"""Reads gold CoNLL files and scores an encoder on them; `relmap eval mentions` has the last word on scores."""

import torch
from encoder import Sentence, batch_of, batches, windows

TYPES = ["PER", "ORG", "LOC", "MISC"]


def read_conll(path):
    """Documents of sentences of (words, tags)."""
    documents, words, tags = [[]], [], []
    for line in [*open(path, encoding="utf-8").read().split("\n"), ""]:
        if line.startswith("-DOCSTART-"):
            documents.append([])
        elif line.strip():
            columns = line.split("\t")
            words.append(columns[0])
            tags.append(columns[-1])
        elif words:
            documents[-1].append((words, tags))
            words, tags = [], []
    documents = [document for document in documents if document]
    if len(documents) == 1:  # No documents are marked: then no sentence may see another.
        return [[sentence] for sentence in documents[0]]
    return documents


def gold_spans(tags):
    spans, start = set(), None
    for idx, tag in enumerate([*tags, "O"]):
        if start is not None and not (tag.startswith("I-") and tag[2:] == tags[start][2:]):
            spans.add((start, idx, tags[start][2:]))
            start = None
        if tag.startswith("B-") or (tag.startswith("I-") and start is None):
            start = idx
    return {span for span in spans if span[2] in TYPES[:3]}


def may_follow():
    """Scores of transitions: 0 or impossible."""
    table = torch.full((17, 17), -1e9)
    for before in range(17):
        for after in range(17):
            open_before = before > 0 and (before - 1) % 4 < 2
            goes_on = after > 0 and (after - 1) % 4 in (1, 2)
            same = before > 0 and after > 0 and (before - 1) // 4 == (after - 1) // 4
            if (goes_on and same) if open_before else not goes_on:
                table[before, after] = 0
    return table


ALLOWED = may_follow()


def decode(scores):
    """Viterbi over the labels that may follow each other; names as (first, one past last, type)."""
    best = scores[0] + ALLOWED[0]
    back = []
    for row in scores[1:]:
        value, origin = (best[:, None] + ALLOWED).max(0)
        back.append(origin)
        best = value + row
    best = best + ALLOWED[:, 0]
    labels = [int(best.argmax())]
    for origin in reversed(back):
        labels.append(int(origin[labels[-1]]))
    labels.reverse()
    spans, start = set(), 0
    for idx, label in enumerate(labels):
        place = (label - 1) % 4
        if label and place in (0, 3):
            start = idx
        if label and place in (2, 3) and label <= 12:
            spans.add((start, idx + 1, TYPES[(label - 1) // 4]))
    return spans


def emissions(documents, model, pieces, capacity=128, batch=4096):
    """Log probabilities of labels, by document and sentence."""
    model.eval()
    prepared = [[Sentence(words, pieces) for words, _ in document] for document in documents]
    runs = [run for document in prepared for run in windows(document, capacity)]
    with torch.inference_mode():
        for group in batches(runs, batch, False):
            ids, shapes, mask, rows, columns = batch_of(group)
            _, asked, found = model(ids, shapes, mask, rows, columns)
            # Words that the gate left out are in no name.
            scores = torch.full((len(rows), found.shape[1]), -100.0)
            scores[:, 0] = 0.0
            scores[asked] = torch.log_softmax(found, -1)
            at = 0
            for run in group:
                for sentence in run:
                    sentence.scores = scores[at : at + len(sentence.starts)]
                    at += len(sentence.starts)
    return [[sentence.scores for sentence in document] for document in prepared]


def score(documents, model, pieces, capacity=128):
    counts = {name: [0, 0, 0] for name in TYPES[:3]}
    for document, rows in zip(documents, emissions(documents, model, pieces, capacity)):
        for (_, tags), scores in zip(document, rows):
            gold, found = gold_spans(tags), decode(scores) if len(scores) else set()
            for name, count in counts.items():
                of = lambda spans: {span for span in spans if span[2] == name}
                count[0] += len(of(gold) & of(found))
                count[1] += len(of(found))
                count[2] += len(of(gold))
    counts["micro"] = [sum(values) for values in zip(*counts.values())]
    return {name: round(100 * 2 * right / max(1, said + there), 2) for name, (right, said, there) in counts.items()}
