"""Python's own json as a judge, for python.test.ts.

Standard input: {"seed": 1, "documents": 10000, "floats": 10000, "texts": ["...", ...]}
Standard output: {"written": ["what json.dumps wrote of a generated value", ...],
                  "rewritten": ["what json.dumps wrote of a text that json.loads read, or null", ...],
                  "floats": [["the bits of a double in hex", "its repr"], ...]}
"""

import json
import random
import struct
import sys

order = json.load(sys.stdin)
rng = random.Random(order["seed"])

NASTY = [
    '"', "\\", "/", "\n", "\r", "\t", "\b", "\f", "\0", "\x1f", "\x7f", "\x80", "é", "\u2019", "\u2028", "\u2029",
    "\ufeff", "\ufffe", "\uffff", "\ud800", "\udfff", "\U0001f600", "\U0010ffff", "\\u2019", "\\n", "</script>", "a", " ",
]
KEYS = ["0", "1", "10", "-1", "01", "1.0", "", "a", "b", "__proto__", "constructor", "toString", "é", "\U0001f600"]
WORDS = [None, True, False, float("nan"), float("inf"), float("-inf"), -0.0, 0.0, 0, [], {}, "", [[]], [{}], {"": {}}]


def any_float():
    """Doubles of every size, those around ties and powers of ten, and the smallest there are."""
    choice = rng.randrange(6)
    if choice == 0:
        return struct.unpack("<d", struct.pack("<Q", rng.getrandbits(64)))[0]
    if choice == 1:
        return struct.unpack("<d", struct.pack("<Q", rng.getrandbits(rng.randrange(1, 53))))[0]
    if choice == 2:
        return rng.randrange(-(10**6), 10**6) / 2 ** rng.randrange(0, 24)
    if choice == 3:
        return float(f"{rng.choice('-+')}{rng.randrange(1, 10**rng.randrange(1, 18))}e{rng.randrange(-330, 309)}")
    if choice == 4:
        return rng.choice([1, -1]) * 2.0 ** rng.randrange(-1074, 1024)
    return rng.randrange(-(10**9), 10**9) / 10 ** rng.randrange(0, 12)


def any_string():
    return "".join(rng.choice(NASTY) for _ in range(rng.randrange(0, 8)))


def any_value(depth):
    choice = rng.randrange(4 if depth == 0 else 8)
    if choice == 0:
        return rng.choice(WORDS)
    if choice == 1:
        return rng.choice([1, -1]) * rng.getrandbits(rng.choice([3, 31, 53, 64, 200]))
    if choice == 2:
        return any_float()
    if choice == 3:
        return any_string()
    if choice < 6:
        return [any_value(depth - 1) for _ in range(rng.randrange(0, 5))]
    keys = [rng.choice(KEYS) if rng.random() < 0.7 else any_string() for _ in range(rng.randrange(0, 5))]
    return {key: any_value(depth - 1) for key in keys}


def as_recorder(value):
    return json.dumps(value, indent=2) + "\n"


def rewritten(text):
    try:
        return as_recorder(json.loads(text))
    except (ValueError, RecursionError):
        return None


floats = [any_float() for _ in range(order["floats"])]
json.dump(
    {
        "written": [as_recorder(any_value(rng.randrange(0, 5))) for _ in range(order["documents"])],
        "rewritten": [rewritten(text) for text in order["texts"]],
        "floats": [[struct.pack(">d", value).hex(), json.dumps(value)] for value in floats],
    },
    sys.stdout,
)
