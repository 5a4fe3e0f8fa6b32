"""Row numbers made before the row is: a sealed field is bound to its row's number when it is sealed."""

import secrets
import threading
import time

EPOCH_MS = 1_577_836_800_000  # 2020-01-01 UTC
RANDOM_BITS = 22

_lock = threading.Lock()
_last = 0


def new_id() -> int:
    """A 63-bit number, growing with time; no two alike in a process, and hardly ever between processes."""
    global _last  # noqa: PLW0603 – one line of numbers per process
    moment = (time.time_ns() // 1_000_000 - EPOCH_MS) << RANDOM_BITS
    with _lock:
        _last = max(_last + 1, moment | secrets.randbits(RANDOM_BITS))
        return _last
