"""The check digit of an id number: GB 11643, ISO 7064 MOD 11-2."""

import numpy as np
import numpy.typing as npt
import pyarrow as pa

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"
ID_LENGTH = 18
_BLOCK = 1 << 13  # ids per step: small enough to stay in the cache of a core

_SUM_OF_WEIGHTS = sum(WEIGHTS)


def _check_of(total: int) -> str:
    return CHECKS[(total - ord("0") * _SUM_OF_WEIGHTS) % 11]


# The check character for every weighted sum of 17 raw bytes.
_CHECK_OF_SUM = np.frombuffer("".join(map(_check_of, range(255 * _SUM_OF_WEIGHTS + 1))).encode(), dtype=np.uint8)

_SUMMING = np.array([*WEIGHTS, 0], dtype=np.float32)


def check_digit(first_17: str) -> str:
    """The check digit (0-9 or X) of 17 digits."""
    return CHECKS[sum(weight * int(digit) for weight, digit in zip(WEIGHTS, first_17, strict=True)) % 11]


def check_digits_ok(ids: pa.Array | pa.ChunkedArray) -> pa.BooleanArray:
    """Whether each id number has 17 digits and the right check digit; null stays null.

    ids: strings (32-bit offsets) of any length. Some 200 times as fast as a loop (bench/id_numbers.py).
    """
    whole = ids.combine_chunks() if isinstance(ids, pa.ChunkedArray) else ids
    lengths = np.diff(_offsets(whole))
    if whole.null_count == 0 and (lengths == ID_LENGTH).all():
        return pa.array(_ok(_bytes(whole)))
    complete = (lengths == ID_LENGTH) & whole.is_valid().to_numpy(zero_copy_only=False)
    found = np.zeros(len(whole), dtype=bool)
    found[complete] = _ok(_bytes(whole.filter(pa.array(complete))))
    return pa.array(found, mask=whole.is_null().to_numpy(zero_copy_only=False))


def _offsets(texts: pa.StringArray) -> npt.NDArray[np.int32]:
    """Where each text begins in the data of the array, and where the last one ends."""
    if not len(texts):
        return np.zeros(1, dtype=np.int32)
    return np.frombuffer(texts.buffers()[1], dtype=np.int32, count=len(texts) + 1, offset=4 * texts.offset)


def _bytes(ids: pa.StringArray) -> npt.NDArray[np.uint8]:
    """The bytes of ids that all have 18, one row each, without a copy."""
    if not len(ids):
        return np.empty((0, ID_LENGTH), dtype=np.uint8)
    first = int(_offsets(ids)[0])
    data = np.frombuffer(ids.buffers()[2], dtype=np.uint8, offset=first, count=len(ids) * ID_LENGTH)
    return data.reshape(-1, ID_LENGTH)


def _ok(ids: npt.NDArray[np.uint8]) -> npt.NDArray[np.bool_]:
    blocks = [_block_ok(ids[start : start + _BLOCK]) for start in range(0, len(ids), _BLOCK)]
    return np.concatenate(blocks) if blocks else np.empty(0, dtype=bool)


def _block_ok(ids: npt.NDArray[np.uint8]) -> npt.NDArray[np.bool_]:
    sums = (ids.astype(np.float32) @ _SUMMING).astype(np.uint16)  # whole numbers far below 2**24: exact
    right: npt.NDArray[np.bool_] = ids[:, -1] == _CHECK_OF_SUM[sums]
    no_digits = ids - np.uint8(ord("0")) > 9  # a byte below "0" wraps to a large one
    if np.count_nonzero(no_digits) != np.count_nonzero(no_digits[:, -1]):
        right &= ~no_digits[:, :-1].any(axis=1)
    return right
