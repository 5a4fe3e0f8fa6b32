"""Check digits of 10 million id numbers at once, against python-stdnum in a loop: `python bench/id_numbers.py`.

stdnum is timed on a sample and scaled up. Both answer the same question: 18 characters, 17 digits, the right check
digit; that is `stdnum.cn.ric.validate` without its birth date and place.
"""

import time
from collections.abc import Callable
from statistics import median

import numpy as np
import pyarrow as pa
from stdnum.cn import ric
from stdnum.util import isdigits

from doudi.rosters.cleaning import check_digits_ok
from doudi.rosters.cleaning.check_digits import CHECKS, ID_LENGTH, WEIGHTS

IDS = 10_000_000
SAMPLE = 200_000
ROUNDS = 3


def invented_ids(count: int) -> pa.Array:
    """Id numbers of area prefix 99 with 17 random digits' right check digits, one in ten of them wrong."""
    random = np.random.default_rng(7)
    ids = random.integers(48, 58, (count, ID_LENGTH), dtype=np.uint8)
    ids[:, :2] = ord("9")
    sums = (ids[:, :-1] - 48).astype(np.uint16) @ np.array(WEIGHTS, dtype=np.uint16)
    ids[:, -1] = np.frombuffer(CHECKS.encode(), dtype=np.uint8)[sums % 11]
    ids[::10, -1] = ord("0")
    offsets = np.arange(0, ID_LENGTH * (count + 1), ID_LENGTH, dtype=np.int32)
    return pa.Array.from_buffers(pa.string(), count, [None, pa.py_buffer(offsets), pa.py_buffer(ids)])


def stdnum_ok(number: str) -> bool:
    """The first steps of `ric.validate`."""
    number = ric.compact(number)
    return len(number) == ID_LENGTH and isdigits(number[:-1]) and ric.calc_check_digit(number) == number[-1]


def seconds(work: Callable[[], object]) -> float:
    """The median time of some rounds."""
    return median(_timed(work) for _ in range(ROUNDS))


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def main() -> None:
    """Print both times and their ratio."""
    ids = invented_ids(IDS)
    sample = ids.slice(0, SAMPLE).to_pylist()
    answers = check_digits_ok(ids.slice(0, SAMPLE)).to_pylist()
    assert answers == [stdnum_ok(each) for each in sample]
    ours = seconds(lambda: check_digits_ok(ids))
    loop = seconds(lambda: [stdnum_ok(each) for each in sample]) * IDS / SAMPLE
    print(f"{IDS:,} id numbers: doudi {ours:.2f} s, python-stdnum {loop:.1f} s, ratio {loop / ours:.0f}")


if __name__ == "__main__":
    main()
