"""Headers of suppliers that a user has matched with columns once: `columns.yaml` in the folder.

渭滨区*.xlsx:
  证件号码: id_no
"""

from collections.abc import Mapping
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from doudi.rosters.refusals import RefusedError

FILE = "columns.yaml"


class ColumnMapping:
    """Header to column name, for every file or for those whose name fits a pattern."""

    def __init__(self, everywhere: Mapping[str, str], by_file: Mapping[str, Mapping[str, str]]) -> None:
        self._everywhere, self._by_file = everywhere, by_file

    def of(self, file: str) -> Mapping[str, str]:
        """What holds for a file (path relative to the folder); the pattern is that of its path or its name."""
        found = dict(self._everywhere)
        for pattern, mapping in self._by_file.items():
            if fnmatch(file, pattern) or fnmatch(PurePosixPath(file).name, pattern):
                found |= mapping
        return found


def read_mapping(folder: Path) -> Mapping[str, Mapping[str, str]]:
    """The mapping of a folder, empty where it has none. Raises RefusedError: mapping_form, no_permission."""
    path = folder / FILE
    if not path.exists():
        return {}
    try:
        read = yaml.safe_load(path.read_text(encoding="utf-8-sig"))
    except PermissionError as error:
        raise RefusedError("no_permission") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise RefusedError("mapping_form") from error
    if not _fits(read or {}):
        raise RefusedError("mapping_form")
    return read or {}


def _fits(read: Any) -> bool:
    return isinstance(read, dict) and all(
        isinstance(pattern, str)
        and isinstance(mapping, dict)
        and all(isinstance(text, str) for pair in mapping.items() for text in pair)
        for pattern, mapping in read.items()
    )
