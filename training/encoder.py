"""The encoder behind accurate.model, its inputs, and how documents become windows.

Sizes and weights of the text encoder are those of MiniLM-L6 (uncased); on top of its word pieces comes an embedding of
how the word is written, since the vocabulary is lower case.
"""

import json
import random
from pathlib import Path

import torch
import torch.nn.functional as functional
from tokenizers import Tokenizer
from torch import nn
from transformers import BertConfig, BertModel

CLS, SEP, MASK = 101, 102, 103
# Outside, then begin, inside, end, single of person, organization, location, other: crates/ner/src/tagger/label.rs.
N_LABELS = 17
N_SHAPES = 9
# A word of more pieces is cut; names hardly ever are.
MAX_WORD_PIECES = 12
MAX_SENTENCE_PIECES = 250
# Layers that work on all pieces; the others go on with the words that may be in a name.
N_FULL = 2
# Least probability of being in a name at which a word goes on.
MAY_BE_NAME = 0.02


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


def config_of(folder, state):
    """The pretrained model's configuration with the sizes that a state dict has."""
    config = BertConfig.from_pretrained(folder)
    config.num_hidden_layers = 1 + max(int(name.split(".")[3]) for name in state if name.startswith("bert.encoder.layer."))
    config.intermediate_size = len(state["bert.encoder.layer.0.intermediate.dense.weight"])
    head = config.hidden_size // config.num_attention_heads
    config.hidden_size = state["shape.weight"].shape[1]
    config.num_attention_heads = config.hidden_size // head
    return config


class Encoder(nn.Module):
    """Word pieces and shapes to scores of labels.

    After the first layers a linear gate leaves out words that are in no name. The later layers work on the first pieces of
    the others alone; all other pieces stay as they are and only give keys and values (after Goyal et al. 2020, PoWER-BERT).
    """

    def __init__(self, folder, state=None, least=MAY_BE_NAME):
        """The pretrained model of a folder, or one of the weights of a state dict, which may be of other sizes."""
        super().__init__()
        self.least = least
        options = {"add_pooling_layer": False, "attn_implementation": "sdpa"}
        if state:
            self.bert = BertModel._from_config(config_of(folder, state), **options)
        else:
            self.bert = BertModel.from_pretrained(folder, **options)
        self.register_buffer("n_full", torch.tensor(N_FULL))
        size = self.bert.config.hidden_size
        self.shape = nn.Embedding(N_SHAPES, size)
        nn.init.normal_(self.shape.weight, std=0.02)
        self.gate = nn.Linear(size, 1)
        nn.init.zeros_(self.gate.weight)
        nn.init.zeros_(self.gate.bias)
        self.out = nn.Linear(size, N_LABELS)
        self.dropout = nn.Dropout(0.1)
        self.bert.embeddings.word_embeddings.weight.requires_grad_(False)
        if state:
            self.load_state_dict(state, strict=False)

    def attend(self, layer, going, hidden, mask):
        """One layer: `going` looks at `hidden`."""
        attention = layer.attention.self
        heads = lambda rows: rows.view(*rows.shape[:2], attention.num_attention_heads, -1).transpose(1, 2)
        query, key, value = heads(attention.query(going)), heads(attention.key(hidden)), heads(attention.value(hidden))
        share = attention.dropout.p if self.training else 0.0
        seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask, dropout_p=share)
        going = layer.attention.output(seen.transpose(1, 2).flatten(2), going)
        return layer.output(layer.intermediate(going), going)

    def forward(self, ids, shapes, mask, rows, columns, wanted=None):
        """Scores of the gate by word, which words went on, and the scores of their labels.

        Words go on of which the gate says so, and those that are `wanted`.
        """
        embedded = self.bert.embeddings.word_embeddings(ids) + self.shape(shapes)
        hidden = self.bert.embeddings(inputs_embeds=embedded)
        mask = mask[:, None, None, :].bool()
        layers = self.bert.encoder.layer
        n_full = int(self.n_full)
        for layer in layers[:n_full]:
            hidden = self.attend(layer, hidden, hidden, mask)
        gate = self.gate(hidden[rows, columns])[:, 0]
        asked = gate.sigmoid() >= self.least
        if wanted is not None:
            asked = asked | wanted
        rows, columns = rows[asked], columns[asked]
        # The words of each window side by side, filled up with its first piece.
        places = torch.arange(len(rows)) - torch.searchsorted(rows, rows)
        table = torch.zeros(len(ids), int(places.max()) + 1 if len(rows) else 1, dtype=torch.long)
        table[rows, places] = columns
        going = hidden[torch.arange(len(ids))[:, None], table]
        for layer in layers[n_full:]:
            going = self.attend(layer, going, hidden, mask)
            hidden = hidden.index_put((rows, columns), going[rows, places])
        return gate, asked, self.out(self.dropout(going[rows, places]))


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


def mean_of(paths, shares=None):
    """The weighted mean of state dicts (Wortsman et al. 2022); of equal weights if none are given.

    What only some of them have, such as a gate, is the mean of those.
    """
    states = [torch.load(path, map_location="cpu") for path in paths]
    weighted = list(zip(shares or [1.0] * len(states), states))

    def mean(name):
        known = [(share, state[name].float()) for share, state in weighted if name in state]
        return sum(share * value for share, value in known) / sum(share for share, _ in known)

    return {name: mean(name) for name in dict.fromkeys(name for state in states for name in state)}
