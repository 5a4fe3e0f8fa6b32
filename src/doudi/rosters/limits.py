"""How much of the machine an import or a run may take."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from doudi.language import say
from doudi.trouble import Trouble


@dataclass(frozen=True)
class Limits:
    """memory: as DuckDB writes it. threads: None = all. spill: where DuckDB puts what does not fit in memory."""

    memory: str = "3GB"
    threads: int | None = None
    spill: Path | None = None


@contextmanager
def within(limits: Limits, when: str) -> Iterator[None]:
    """What needs more memory at once than it may have, even in parts, ends the run: nothing of it is written then."""
    try:
        yield
    except duckdb.OutOfMemoryException as error:
        raise Trouble(
            say("内存不够：{when}用完了 {memory}", when=when, memory=limits.memory),
            mend=say("请用 --memory 多给一些（如 --memory 8GB），或分县区核查"),
        ) from error
