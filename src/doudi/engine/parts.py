"""What does not fit into memory at once is reckoned part after part.

DuckDB puts aside what it sorts, groups and joins, but not all of it: what it holds at one time hangs on the number of
rows. A part of the rows needs a part of it.
"""

from collections.abc import Callable, Sequence

import duckdb

PARTS = (1, 8, 64)
"""Into so many parts the rows are divided: more, where the memory did not suffice for fewer."""


def in_parts(attempt: Callable[[Sequence[str]], None], column: str) -> None:
    """Call `attempt` with the conditions (WHERE ...) of all parts; the one of the whole is empty.

    column: what divides the rows; the sooner a query knows it, the more it is spared. An attempt that ran out of
    memory is made again with more parts. Raises duckdb.OutOfMemoryException where even the smallest are too large.
    """
    for n_parts in PARTS:
        parts = [f'WHERE hash("{column}") % {n_parts} = {part}' for part in range(n_parts)] if n_parts > 1 else [""]
        try:
            return attempt(parts)
        except duckdb.OutOfMemoryException:
            if n_parts == PARTS[-1]:
                raise
