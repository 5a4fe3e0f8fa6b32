"""The evidence of a run. It is large and mostly only written down again: it stays in Arrow until somebody asks."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pyarrow as pa

from doudi.engine.finding import EVIDENCE

Key = tuple[str, str, str]
"""Check, kind of subject, subject."""

SHAPE = pa.schema(
    [
        pa.field("check", pa.string()),
        pa.field("subject_kind", pa.string()),
        pa.field("subject", pa.string()),
        pa.field("identified", pa.bool_()),  # one of its rows rests on a person who was established
        pa.field("evidence", pa.list_(EVIDENCE)),
    ]
)
NOTHING = pa.Table.from_pylist([{"identified": False, "evidence": []}], schema=SHAPE)


class Gathered(Mapping[Key, Mapping[str, Any]]):
    """By key: identified, and the rows (finding.EVIDENCE)."""

    def __init__(self, rows: pa.Table = NOTHING[:0]) -> None:
        self.rows = pa.concat_tables([rows.cast(SHAPE), NOTHING]).combine_chunks()
        keys = zip(*(rows[name].to_pylist() for name in SHAPE.names[:3]), strict=True)
        self.places = {key: place for place, key in enumerate(keys)}

    def __getitem__(self, key: Key) -> Mapping[str, Any]:
        place = self.places[key]
        return {name: self.rows[name][place].as_py() for name in ("identified", "evidence")}

    def __iter__(self) -> Iterator[Key]:
        return iter(self.places)

    def __len__(self) -> int:
        return len(self.places)

    def of(self, keys: Iterable[Key]) -> pa.Table:
        """A row for each key, in their order; that of a key without evidence holds none."""
        return self.rows.take([self.places.get(key, len(self.places)) for key in keys])
