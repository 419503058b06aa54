"""The encoder behind accurate.model, its inputs, and how documents become windows.

Sizes and weights of the text encoder are those of MiniLM-L6 (uncased); on top of its word pieces comes an embedding of
how the word is written, since the vocabulary is lower case.
"""

import json
import random
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import nn
from transformers import BertModel

CLS, SEP, MASK = 101, 102, 103
# Outside, then begin, inside, end, single of person, organization, location, other: crates/ner/src/tagger/label.rs.
N_LABELS = 17
N_SHAPES = 9
# A word of more pieces is cut; names hardly ever are.
MAX_WORD_PIECES = 12
MAX_SENTENCE_PIECES = 250


def shape(word):
    """How a word is written: the class that crates/ner/src/encoder/shape.rs computes too."""
    if word.islower():
        return 1
    if word.isupper():
        return 2 if len(word) > 1 else 3
    if word[:1].isupper():
        return 4 if word[1:].islower() else 5
    if any(ch.isdigit() for ch in word):
        return 6
    return 7 if any(ch.isalpha() for ch in word) else 8


class Pieces:
    """Word pieces of words, remembered."""

    def __init__(self, folder):
        self.tokenizer = Tokenizer.from_file(str(Path(folder) / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self.known = {}

    def of(self, word):
        if word not in self.known:
            ids = self.tokenizer.encode(word, add_special_tokens=False).ids
            self.known[word] = ids[:MAX_WORD_PIECES] or [100]
        return self.known[word]


class Sentence:
    """Word pieces, shapes, and where each word begins."""

    def __init__(self, words, pieces):
        self.ids, self.shapes, self.starts = [], [], []
        for word in words:
            ids = pieces.of(word)
            if len(self.ids) + len(ids) > MAX_SENTENCE_PIECES:
                break
            self.starts.append(len(self.ids))
            self.ids += ids
            self.shapes += [shape(word)] * len(ids)


def windows(sentences, capacity):
    """Runs of whole sentences whose pieces, with a separator after each, fit `capacity`; a longer sentence is alone."""
    run, used = [], 1
    for sentence in sentences:
        size = len(sentence.ids) + 1
        if run and used + size > capacity:
            yield run
            run, used = [], 1
        run.append(sentence)
        used += size
    if run:
        yield run


class Encoder(nn.Module):
    """Word pieces and shapes to scores of labels."""

    def __init__(self, folder):
        super().__init__()
        self.bert = BertModel.from_pretrained(folder, add_pooling_layer=False, attn_implementation="sdpa")
        size = self.bert.config.hidden_size
        self.shape = nn.Embedding(N_SHAPES, size)
        nn.init.normal_(self.shape.weight, std=0.02)
        self.out = nn.Linear(size, N_LABELS)
        self.dropout = nn.Dropout(0.1)
        self.bert.embeddings.word_embeddings.weight.requires_grad_(False)

    def keep(self, layers):
        """Drops all layers but some, named from 0."""
        self.bert.encoder.layer = nn.ModuleList(self.bert.encoder.layer[layer] for layer in layers)

    def forward(self, ids, shapes, mask):
        embedded = self.bert.embeddings.word_embeddings(ids) + self.shape(shapes)
        hidden = self.bert(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        return self.out(self.dropout(hidden))


def batch_of(runs):
    """Padded tensors of windows, and for each word its window and first piece."""
    length = max(1 + sum(len(s.ids) + 1 for s in run) for run in runs)
    ids = torch.zeros(len(runs), length, dtype=torch.long)
    shapes, mask = torch.zeros_like(ids), torch.zeros_like(ids)
    rows, columns = [], []
    for row, run in enumerate(runs):
        line, forms = [CLS], [0]
        for sentence in run:
            rows += [row] * len(sentence.starts)
            columns += [len(line) + start for start in sentence.starts]
            line += sentence.ids + [SEP]
            forms += sentence.shapes + [0]
        ids[row, : len(line)] = torch.tensor(line)
        shapes[row, : len(line)] = torch.tensor(forms)
        mask[row, : len(line)] = 1
    return ids, shapes, mask, torch.tensor(rows), torch.tensor(columns)


def batches(runs, size, shuffle):
    """Windows of like length together, about `size` pieces a batch."""
    length = lambda run: 1 + sum(len(s.ids) + 1 for s in run)
    order = sorted(runs, key=lambda run: (length(run), random.random() if shuffle else 0))
    out, batch = [], []
    for run in order:
        if batch and (len(batch) + 1) * length(run) > size:
            out.append(batch)
            batch = []
        batch.append(run)
    if batch:
        out.append(batch)
    if shuffle:
        random.shuffle(out)
    return out


def read_documents(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]
