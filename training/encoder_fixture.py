#!/usr/bin/env python3
"""Makes the small encoder that the tests of crates/ner read, what PyTorch computes with it, and words with their pieces.

    python training/encoder_fixture.py --base MINILM -o crates/ner/tests/encoder

Its weights are random but large, so that every layer matters, and already rounded to 8 bits.
"""

import argparse
import json
import tempfile
from pathlib import Path

import torch
from encoder import N_LABELS, Encoder, Pieces, Sentence, batch_of, shape, windows
from export_encoder import export, quantised
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers
from transformers import BertConfig, BertModel

WORDS = """the of in on met and said with to party minister president talks moran keller lisbon ankara harbour union
united nations left for city ##s ##ed ##ing ##er ##ara ##bon mon ##day kon ##stan ##tin ##opel""".split()
CAPACITY = 24
# One layer on each side of a gate that leaves out about half of the words.
N_FULL, MAY_BE_NAME = 1, 0.5
SEED = 11
# Nats that the gate of no word may be nearer to where it opens: 8 bits would let another word through.
CLEAR = 0.2
DOCUMENTS = [
    [
        "Prime Minister Ada Moran met Bruno Keller in Lisbon on Monday .".split(),
        "Moran left .".split(),
        "The Harbour Union said talks with UN officials in Ankara , Turkey had ended .".split(),
        [],
        "İstanbul ( Konstantinopel ) 3,000 km ²".split(),
    ],
    [["KELLER"], ["word"] * 300, ["Moran", "\u200b", "習近平", "e\u0301cole", "\u01c5amija"]],
]
NASTY = [
    "Moran", "MORAN", "naïve", "Erdoğan", "İstanbul", "ıslak", "ÉCOLE", "e\u0301cole", "Straße", "ẞ", "ΟΔΟΣ", "Ω", "Å", "ﬁn", "ﬃ", "ĳ", "ǅamija", "ŉ",
    "習近平", "金正恩訪問", "㐀", "豈", "𠀀", "ひらがな", "カタカナ", "ｶﾞ", "ハ\u309a", "한국어", "서울", "Україна", "Й", "й", "ё", "العربية", "مُحَمَّد", "שלום", "שָׁלוֹם",
    "हिन्दी", "ภาษาไทย", "க்ஷ", "ཨོཾ", "🙂", "👩\u200d👩\u200d👧", "🇹🇷", "x\u200by", "\u200b", "\ufeff", "soft\u00adhyphen", "\u202ertl", "a\u0000b", "\ufffd", "\ufffdx",
    "tab\there", "a b", "no\u00a0break", "\u3000", "thin\u2009space", "\u0085", "\u000b", "it's", "rock'n'roll", "AT&T", "U.S.", "e-mail", "state-of-the-art", "co\u2011op", "en\u2013dash",
    "“quoted”", "¿qué?", "$1,000.50", "€5", "50%", "№5", "H₂O", "x²", "½", "Ⅷ", "①", "ª", "º", "µ", "™", "©", "[CLS]", "[SEP]x", "a[MASK]b[PAD]", "[UNK]", "[cls]", "[unused1]", "##s", "#", "##",
    "a" * 100, "a" * 101, "antidisestablishmentarianism", "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch", "Zzyzx", "qqqqqqqq", "http://example.org/a?b=c",
    "user@example.org", "O’Brien", "McDonald", "d'Ivoire", "al-Qaida", "Jean-Luc", "iPhone", "3G", "B2B", "٣", "५", "!?!", "...", "…", "—", "_", "`", "|", "~", "^", "<script>", "\\", "",
    "\u0300", "a\u0300\u0301", "\u0345", "\u1e9b\u0323", "Ǻ", "ǖ", "ấ", "\u2126", "\u212b", "\u0958", "\u2adc", "\U0001d15e", "\U0001d400bc", "ⓐⓑ", "ﷺ", "㍿", "Ａｂｃ", "１２３", "\ue000", "\U000f0000",
    "\u07fd", "\u0898", "\u2e43", "\u1734", "𐐀", "Ꭰ", "ꭰ", "ვ", "Ვ", "ⴀ",
]


def tokenizer():
    pieces = ["[PAD]", *(f"[unused{n}]" for n in range(99)), "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    letters = "abcdefghijklmnopqrstuvwxyz0123456789"
    pieces += [*letters, *(f"##{letter}" for letter in letters), *".,()-'", "習", "近"]
    pieces += [word for word in WORDS if word not in pieces]
    made = Tokenizer(models.WordPiece({piece: n for n, piece in enumerate(pieces)}, unk_token="[UNK]"))
    made.normalizer = normalizers.BertNormalizer()
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    made.add_special_tokens(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"])
    return made, pieces


def model(folder, n_pieces):
    """A random encoder whose weights are what 8 bits make of them."""
    config = BertConfig(
        vocab_size=n_pieces, hidden_size=32, num_hidden_layers=2, num_attention_heads=2, intermediate_size=64,
        max_position_embeddings=256, type_vocab_size=2, layer_norm_eps=1e-12,
    )
    BertModel(config, add_pooling_layer=False).save_pretrained(folder)
    encoder = Encoder(folder, least=MAY_BE_NAME)
    encoder.n_full.fill_(N_FULL)
    for name, weight in encoder.state_dict().items():
        if not weight.is_floating_point():
            continue
        weight.normal_(0, 0.3)
        if "LayerNorm.weight" in name:
            weight += 1
        is_matrix = weight.ndim == 2 and "position" not in name and "token_type" not in name and "shape" not in name
        if is_matrix:
            weights, scales = quantised(weight)
            weight.copy_(weights * scales[:, None])
    return encoder.eval(), config


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", required=True, help="folder with the pretrained tokenizer.json")
    parser.add_argument("-o", "--output", required=True)
    args = parser.parse_args()
    output = Path(args.output)
    torch.manual_seed(SEED)
    with tempfile.TemporaryDirectory() as folder:
        made, vocabulary = tokenizer()
        made.save(str(Path(folder) / "tokenizer.json"))
        encoder, config = model(folder, len(vocabulary))
        pieces = Pieces(folder)
    (output / "small.model").write_bytes(export(encoder.state_dict(), config, vocabulary, CAPACITY, 0.25, MAY_BE_NAME))
    wanted, went_on = [], []
    for document in DOCUMENTS:
        prepared = [Sentence(words, pieces) for words in document]
        scores = []
        for run in windows(prepared, CAPACITY):
            ids, shapes, mask, rows, columns = batch_of([run])
            with torch.inference_mode():
                gate, asked, found = encoder(ids, shapes, mask, rows, columns)
            if gate.abs().min() < CLEAR:
                raise SystemExit(f"the gate nearly leaves out a word: {gate.abs().min()}; choose another seed")
            logits = torch.cat([torch.zeros(len(gate), 1), gate[:, None].expand(-1, N_LABELS - 1)], 1)
            logits[asked] = found
            went_on.append(asked.float().mean())
            at = 0
            for sentence in run:
                found = logits[at : at + len(sentence.starts)]
                # Against the score of no name.
                scores.append([[round(value, 4) for value in row] for row in (found[:, 1:] - found[:, :1]).tolist()])
                at += len(sentence.starts)
        wanted.append({"sentences": document, "scores": scores})
    print(f"{sum(went_on) / len(went_on):.0%} of the words go on")
    dump = lambda name, value: (output / name).write_text(json.dumps(value, ensure_ascii=True) + "\n", encoding="utf-8")
    dump("small.json", wanted)
    # The pretrained vocabulary is not kept here, so words are followed to pieces with the part of it that they need.
    base = Pieces(args.base)
    known = base.tokenizer.get_vocab()
    text = {number: piece for piece, number in known.items()}
    rows = [[word, [text[number] for number in base.of(word)], shape(word)] for word in NASTY]
    lowered = {base.tokenizer.normalizer.normalize_str(word) for word in NASTY}
    parts = {word[a:b] for word in lowered for a in range(len(word)) for b in range(a + 1, min(len(word), a + 20) + 1)}
    kept = [piece for piece in known if piece.removeprefix("##") in parts or piece.startswith("[")]
    kept.sort(key=known.get)
    dump("pieces.json", {"vocabulary": kept, "words": rows})


if __name__ == "__main__":
    main()
