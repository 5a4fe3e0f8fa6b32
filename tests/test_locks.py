"""The locked packages are those the project asks for, each by hash, from no named place."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCKS = ("requirements.lock", "requirements-test.lock")
RUN = [*PROJECT["project"]["dependencies"], *PROJECT["build-system"]["requires"]]
EXTRAS = PROJECT["project"]["optional-dependencies"]
TEST = [*RUN, *EXTRAS["spark"], *EXTRAS["test"]]


def pins(lock: str) -> dict[str, str]:
    """Package to version."""
    found = re.findall(r"^([\w.-]+)==(\S+)", (ROOT / lock).read_text("utf-8"), re.MULTILINE)
    return {canonicalize_name(name): version for name, version in found}


@pytest.mark.parametrize(("lock", "asked"), [(LOCKS[0], RUN), (LOCKS[1], TEST)])
def test_what_the_project_asks_for_is_locked_within_its_range(lock: str, asked: list[str]):
    locked = pins(lock)
    wanted = {requirement.name: requirement for requirement in map(Requirement, asked)}
    missing = [name for name in wanted if canonicalize_name(name) not in locked]
    assert missing == [], "run `make lock`"
    outside = [str(asks) for name, asks in wanted.items() if locked[canonicalize_name(name)] not in asks.specifier]
    assert outside == [], "run `make lock`"


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_pinned_by_hash(lock: str):
    lines = [line for line in (ROOT / lock).read_text("utf-8").splitlines() if line and not line.startswith(("#", " "))]
    assert lines
    assert [line for line in lines if not re.fullmatch(r"[\w.-]+==\S+( ;.*)? \\", line)] == []
    blocks = re.split(r"^(?=\w)", (ROOT / lock).read_text("utf-8"), flags=re.MULTILINE)[1:]
    assert [block for block in blocks if "--hash=sha256:" not in block] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_place(lock: str):
    assert not re.search(r"://|--(index|extra-index|find-links|trusted)", (ROOT / lock).read_text("utf-8"))


def test_the_tests_use_the_very_packages_of_a_run():
    run, test = map(pins, LOCKS)
    assert {name: test.get(name) for name in run} == run
