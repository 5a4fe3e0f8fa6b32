"""Near-identical texts and photos (纸面整改): fingerprints whose bands can be looked up, so that nothing is opened.

A text, its names, numbers and days taken out, is a set of overlapping three-character pieces; each piece is hashed
with the installation's key, and 24 minima over the set make the fingerprint (MinHash): the share of equal minima
estimates how much of the sets is common. A photo's fingerprint says for 8 × 8 places whether it grows lighter (dHash).
"""

import io
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from random import Random

from PIL import Image

from doudi.web.privacy.sealing import blind

N_MINIMA, ROWS, MINIMUM_BYTES = 24, 3, 2
PIECE = 3
SHORTEST = 8
"""Texts shorter than this, after taking out, say too little to be compared."""
ALIKE_TEXT = 0.6
SIDE = 8
PHOTO_BAND = 16
ALIKE_PHOTO = 3
"""So many of the 64 places may differ; two such photos always share one of four bands."""
PLAIN = 6
"""A photo with fewer places than this that grow lighter (or darker) shows nothing to compare."""
PRIME = (1 << 61) - 1
_random = Random(20200424)
FACTORS = [(_random.randrange(1, PRIME), _random.randrange(PRIME)) for _n in range(N_MINIMA)]
NO_WORDS = re.compile(r"[\W\d_]+")


def normalised(text: str, secrets: Iterable[str | None] = ()) -> str:
    """The text without these names, without numbers and punctuation."""
    for secret in filter(None, secrets):
        text = text.replace(secret, "")
    return NO_WORDS.sub("", text.lower())


def mark_of_text(text: str, secrets: Iterable[str | None] = ()) -> bytes | None:
    """The fingerprint of a text; None if it is too short."""
    plain = normalised(text, secrets)
    if len(plain) < SHORTEST:
        return None
    pieces = {plain[n : n + PIECE] for n in range(len(plain) - PIECE + 1)}
    hashes = [int.from_bytes(blind("shingle", piece)[:7]) for piece in pieces]
    minima = (min((a * one + b) % PRIME for one in hashes) for a, b in FACTORS)
    return b"".join((least & 0xFFFF).to_bytes(MINIMUM_BYTES) for least in minima)


def mark_of_photo(content: bytes) -> bytes | None:
    """The fingerprint of a photo; None if it shows hardly anything."""
    with Image.open(io.BytesIO(content)) as picture:
        grey = picture.convert("L").resize((SIDE + 1, SIDE), Image.Resampling.BOX)
    shades = grey.tobytes()
    bits = 0
    for row in range(SIDE):
        for column in range(SIDE):
            place = row * (SIDE + 1) + column
            bits = bits << 1 | (shades[place + 1] > shades[place])
    return bits.to_bytes(SIDE) if PLAIN <= bits.bit_count() <= SIDE * SIDE - PLAIN else None


def bands(kind: str, mark: bytes) -> Iterator[int]:
    """The parts of a fingerprint under which it is found, each with its place."""
    width = ROWS * MINIMUM_BYTES if kind == "text" else PHOTO_BAND // 8
    parts = iter(mark)
    place = 0
    while part := bytes(islice(parts, width)):
        yield place << 48 | int.from_bytes(part)
        place += 1


def likeness(kind: str, a: bytes, b: bytes) -> float:
    """How alike two fingerprints are, from 0 to 1."""
    if kind == "photo":
        return 1 - (int.from_bytes(a) ^ int.from_bytes(b)).bit_count() / (SIDE * SIDE)
    pairs = (a[n : n + MINIMUM_BYTES] == b[n : n + MINIMUM_BYTES] for n in range(0, len(a), MINIMUM_BYTES))
    return sum(pairs) / N_MINIMA


def alike(kind: str, a: bytes, b: bytes) -> bool:
    """Whether a person should look at both."""
    least = ALIKE_TEXT if kind == "text" else 1 - ALIKE_PHOTO / (SIDE * SIDE)
    return likeness(kind, a, b) >= least
