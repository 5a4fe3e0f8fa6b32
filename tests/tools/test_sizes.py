"""What is too long is named; what is over the limit is refused."""

from pathlib import Path

import pytest

from tools import sizes


def function(lines: int, docstring: int = 0) -> str:
    words = ['    """' + "word\n" * (docstring - 1) + '    """'] if docstring > 1 else []
    return "\n".join(["def long():", *words, *["    pass"] * (lines - 1)])


def told(path: str, source: str) -> list[tuple[str, bool]]:
    return list(sizes.oversized(Path(path), source))


@pytest.mark.parametrize(
    ("lines", "expected"),
    [(30, []), (31, [False]), (60, [False]), (61, [True])],
)
def test_a_function_is_printed_over_30_lines_and_refused_over_60(lines: int, expected: list[bool]):
    assert [refused for _, refused in told("src/doudi/a.py", function(lines))] == expected


def test_a_docstring_does_not_count():
    assert told("src/doudi/a.py", function(30, docstring=20)) == []


@pytest.mark.parametrize(
    ("lines", "expected"),
    [(300, []), (301, [False]), (500, [False]), (501, [True])],
)
def test_a_file_is_printed_over_300_lines_and_refused_over_500(lines: int, expected: list[bool]):
    assert [refused for _, refused in told("src/doudi/a.py", "pass\n" * lines)] == expected


@pytest.mark.parametrize(("lines", "expected"), [(45, []), (46, [True])])
def test_a_check_is_refused_over_45_lines(lines: int, expected: list[bool]):
    assert [refused for _, refused in told("src/doudi/checks/dibao/a.py", "pass\n" * lines)] == expected


def test_what_checks_import_is_no_check():
    assert told("src/doudi/checks/api.py", "pass\n" * 46) == []


def test_it_names_place_and_size_and_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    source = tmp_path / "a.py"
    source.write_text(function(61))
    assert sizes.main([str(source)]) == 1
    assert f"{source}:1: long() has 61 lines" in capsys.readouterr().out


def test_short_code_passes(tmp_path: Path):
    source = tmp_path / "a.py"
    source.write_text(function(10))
    assert sizes.main([str(source)]) == 0


def test_what_django_writes_is_not_measured(tmp_path: Path):
    source = tmp_path / "migrations" / "0001_initial.py"
    source.parent.mkdir()
    source.write_text("pass\n" * 501)
    assert sizes.main([str(source)]) == 0
