"""The built wheel is complete: installed into an empty environment it works, with all its data."""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ELSEWHERE = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
"""Where nothing is taken from the checkout, even if whoever runs the tests does."""
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("wheel")]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of what git tracks, built in a copy: the checkout stays as it is."""
    source, built = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    for name in tracked("pyproject.toml", "README.md", "LICENSE", "src"):
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_bytes((ROOT / name).read_bytes())
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(built), str(source)]
    subprocess.run(command, check=True, capture_output=True)
    return next(built.glob("doudi-*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bin folder of an environment with the wheel; the packages it needs are lent by ours, Doudi itself is not."""
    home = tmp_path_factory.mktemp("empty")
    venv.create(home)
    pip = [sys.executable, "-m", "pip", "--python", home / "bin/python", "install", "-q", "--no-compile"]
    subprocess.run([*pip, "--no-deps", "--no-index", wheel], check=True, env=ELSEWHERE)
    ours, theirs = sysconfig.get_path("purelib"), sysconfig.get_path("purelib", vars={"base": str(home)})
    Path(theirs, "lent.pth").write_text(ours + "\n")
    return home / "bin"


def tracked(*places: str) -> list[str]:
    listed = subprocess.check_output(["git", "ls-files", "-z", *places], cwd=ROOT, text=True)
    return [name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def run(installed: Path, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [installed / arguments[0], *arguments[1:]]
    return subprocess.run(command, cwd=folder, env=ELSEWHERE, capture_output=True, text=True, check=False)


def test_the_wheel_holds_every_file_of_the_package(wheel: Path):
    held = set(zipfile.ZipFile(wheel).namelist())
    assert [name for name in tracked("src/doudi") if name.removeprefix("src/") not in held] == []


def test_doudi_comes_from_the_wheel(installed: Path, tmp_path: Path):
    place = run(installed, "python", "-c", "import doudi; print(doudi.__file__)", folder=tmp_path)
    assert place.stdout.startswith(str(installed.parent))


@pytest.mark.parametrize(("language", "word"), [("zh", "核查"), ("en", "rosters")])
def test_it_speaks_both_languages(installed: Path, tmp_path: Path, language: str, word: str):
    shown = run(installed, "doudi", "--lang", language, "--help", folder=tmp_path)
    assert shown.returncode == 0, shown.stderr
    assert word in shown.stdout


def test_it_invents_a_city_and_checks_it(installed: Path, tmp_path: Path):
    made = run(installed, "doudi", "demo", "city", folder=tmp_path)
    assert made.returncode == 0, made.stderr
    few = [part for code in ("DB-01", "LB-01", "ZJ-03") for part in ("--only", code)]
    day = ("--as-of", "2020-06-30")
    checked = run(installed, "doudi", "check", "city/rosters", *day, *few, "--out", "findings", folder=tmp_path)
    assert checked.returncode == 0, checked.stderr
    assert (tmp_path / "findings/findings.xlsx").stat().st_size > 0
