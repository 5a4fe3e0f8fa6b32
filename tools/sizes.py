"""Long functions and long files: printed over the house's measure, refused over the limit.

Functions around ten lines, files around a hundred; a check is a file of 45 lines. Docstrings do not count in functions.
Migrations are written by Django and not measured.
"""

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Limit:
    """From where on a size is printed, and from where on it is refused, in lines."""

    printed: int
    refused: int


FUNCTION = Limit(printed=30, refused=60)
FILE = Limit(printed=300, refused=500)
CHECK = Limit(printed=45, refused=45)


def functions(source: str) -> Iterator[tuple[str, int, int]]:
    """Name, first line and number of lines without the docstring of each function."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, node.lineno, _lines(node) - _docstring_lines(node)


def _lines(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _docstring_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return _lines(node.body[0]) if ast.get_docstring(node) is not None else 0


def limit_of(path: Path) -> Limit:
    """The limit of a file: a check's own, or that of all others."""
    is_check = path.parts[:3] == ("src", "doudi", "checks") and len(path.parts) == 5
    return CHECK if is_check and path.name != "__init__.py" else FILE


def oversized(path: Path, source: str) -> Iterator[tuple[str, bool]]:
    """A line for everything of a file above its measure, and whether it is refused."""
    limit, length = limit_of(path), len(source.splitlines())
    if length > limit.printed:
        yield f"{path}: {length} lines", length > limit.refused
    for name, line, lines in functions(source):
        if lines > FUNCTION.printed:
            yield f"{path}:{line}: {name}() has {lines} lines", lines > FUNCTION.refused


def main(names: list[str]) -> int:
    """Measure the named files, or all tracked Python files; 1 when one is refused."""
    listed = names or subprocess.check_output(["git", "ls-files", "-z", "*.py"], text=True).split("\0")
    paths = [path for path in map(Path, filter(None, listed)) if path.is_file() and "migrations" not in path.parts]
    found = [line for path in paths for line in oversized(path, path.read_text("utf-8"))]
    for line, refused in found:
        print(f"{line} – too long, split it along its nouns" if refused else line)
    return int(any(refused for _, refused in found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
