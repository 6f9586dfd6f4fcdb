"""Python's unicodedata and casefold as a judge, for lib/query/fold-judge.test.ts.

Standard input: {"seed": 12, "phrases": 2500, "texts": ["...", ...]}
Standard output: {"folded": [how each text folds], "phrases": [[number of a text, phrase, whether it is in it], ...],
                  "letters": [what each code point folds to, or null where it is unknown or no character]}
"""

import json
import random
import re
import sys
import unicodedata

order = json.load(sys.stdin)
rng = random.Random(order["seed"])
texts = order["texts"]

# Default_Ignorable_Code_Point of DerivedCoreProperties.txt, as far as it is assigned or reserved.
UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
# White space as JavaScript has it: what Python has less are separators of files, what it has more is of no width.
SPACE = re.compile("[\t\n\x0b\x0c\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
SINGLE = dict.fromkeys(map(ord, "\u02bc\u2018\u2019\u201a\u201b"), "'")
DOUBLE = dict.fromkeys(map(ord, "\u201c\u201d\u201e\u201f"), '"')
DASHES = {code: "-" for code in range(0x110000) if code == 0x2212 or unicodedata.category(chr(code)) == "Pd"}
ALIKE = {**SINGLE, **DOUBLE, **DASHES}


def fold(text):
    text = SPACE.sub(" ", UNSEEN.sub("", text))
    text = unicodedata.normalize("NFKC", text).casefold()
    return unicodedata.normalize("NFKC", text).translate(ALIKE)


def well_formed(text):
    return text.encode("utf-8", "replace").decode("utf-8")


WIDE = {code: code - 0x21 + 0xFF01 for code in range(0x21, 0x7F)}
CURLY = str.maketrans({"'": "\u2019", '"': "\u201d", "-": "\u2013"})


def hyphened(text):
    return "".join(letter + rng.choice(["", "", "\u00ad", "\u200b"]) for letter in text)


def other_words(text):
    letters = list(text)
    rng.shuffle(letters)
    return "".join(letters)


CHANGES = [
    str.upper, str.lower, str.swapcase, str.title, str.casefold, hyphened, other_words,
    lambda text: text.translate(WIDE),
    lambda text: text.translate(CURLY),
    lambda text: text.replace(" ", " \u00a0\n"),
    lambda text: unicodedata.normalize("NFD", text),
    lambda text: unicodedata.normalize("NFC", text),
    lambda text: unicodedata.normalize("NFKD", text),
    lambda text: unicodedata.normalize("NFKC", text),
]


def phrase():
    number = rng.randrange(len(texts)) if rng.random() < 0.7 else rng.randrange(min(15, len(texts)))
    text = texts[number]
    start = rng.randrange(len(text))
    piece = text[start : start + rng.randrange(1, 24)]
    for change in rng.sample(CHANGES, rng.randrange(1, 3)):
        piece = change(piece)
    piece = well_formed(piece)
    return [number, piece, fold(piece) in fold(text)]


def letter(code):
    if 0xD800 <= code <= 0xDFFF or unicodedata.category(chr(code)) == "Cn":
        return None
    return fold(chr(code))


json.dump(
    {
        "folded": [fold(text) for text in texts],
        "phrases": [phrase() for _ in range(order["phrases"])],
        "letters": [letter(code) for code in range(0x110000)],
    },
    sys.stdout,
)
