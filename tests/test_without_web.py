"""The engine half works where the web half's packages are not installed, and `doudi serve` says what is missing."""

import subprocess
import sys

import pytest

WITHOUT_WEB = """
import sys
from importlib.machinery import PathFinder

AWAY = {"django", "environ", "cryptography", "allauth", "axes", "csp", "waitress", "docx", "argon2", "whitenoise"}

class Without(PathFinder):
    @classmethod
    def find_spec(cls, name, path=None, target=None):
        return None if name.partition(".")[0] in AWAY else super().find_spec(name, path, target)

sys.meta_path[:] = [Without if finder is PathFinder else finder for finder in sys.meta_path]
from doudi.cli import main
sys.exit(main(sys.argv[1:]))
"""


def doudi(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", WITHOUT_WEB, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("arguments", [["--help"], ["catalogue"], ["policy"], ["check", "--help"], ["demo", "--help"]])
def test_the_engine_half_runs(arguments: list[str]):
    ran = doudi(*arguments)
    assert (ran.returncode, ran.stderr) == (0, "")


@pytest.mark.parametrize(
    "arguments",
    [
        ["serve"],
        ["backup", "x"],
        ["restore", "x", "--home", "new", "--keys", "keys"],
        ["tls"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_what_needs_the_web_half_says_how_to_get_it(arguments: list[str]):
    ran = doudi(*arguments)
    assert ran.returncode == 2, ran.stderr
    assert "doudi[web]" in ran.stderr
    assert "Traceback" not in ran.stderr


@pytest.mark.slow
def test_a_small_city_is_checked(tmp_path):
    assert doudi("demo", str(tmp_path / "city"), "--format", "parquet").returncode == 0
    few = [part for code in ("DB-01", "LB-01", "ZJ-03") for part in ("--only", code)]
    out = str(tmp_path / "out")
    ran = doudi("check", str(tmp_path / "city/rosters"), "--as-of", "2020-06-30", "--out", out, *few)
    assert ran.returncode == 0, ran.stderr
    assert (tmp_path / "out/findings.xlsx").exists()
