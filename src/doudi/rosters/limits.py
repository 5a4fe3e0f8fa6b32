"""How much of the machine an import or a run may take."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Limits:
    """memory: as DuckDB writes it. threads: None = all. spill: where DuckDB puts what does not fit in memory."""

    memory: str = "3GB"
    threads: int | None = None
    spill: Path | None = None
