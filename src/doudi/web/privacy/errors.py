"""What is written down of an error: its type and places. Its text may quote a name or an id number from the data."""

import logging
import traceback
from pathlib import Path
from types import TracebackType

PLACES = 8
Caught = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


def said_of(error: BaseException) -> str:
    """Type and places of an error, without its text."""
    frames = traceback.extract_tb(error.__traceback__)[-PLACES:]
    places = [f"{'/'.join(Path(frame.filename).parts[-3:])}:{frame.lineno} {frame.name}" for frame in frames]
    cause = error.__cause__ or error.__context__
    kinds = type(error).__qualname__ + (f" ← {type(cause).__qualname__}" if cause else "")
    return "\n".join([kinds, *places])


class WithoutValues(logging.Formatter):
    """Lines of the program's log, each traceback as `said_of` tells it."""

    def formatException(self, ei: Caught) -> str:  # noqa: N802 – the name of logging
        """The error that a line is about."""
        return said_of(ei[1]) if ei[1] else ""
