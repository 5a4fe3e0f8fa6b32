"""A run keeps within the memory it is given, and leaves nothing half-written when it is broken off."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from doudi.demo.city import invent
from doudi.demo.parquet import write_parquet
from doudi.engine import backend, desk, parts
from doudi.engine.backend import Limits
from doudi.engine.catalogue import catalogue
from doudi.engine.run import Run, run
from doudi.exports.folder_run import Order, check_folder
from doudi.policy.book import read_book
from doudi.rosters.delivery import deliver
from doudi.trouble import Trouble

pytestmark = pytest.mark.xdist_group("limits")

AS_OF = date(2020, 6, 30)
CHECKS = ("DB-02", "DB-11", "ZJ-01", "ZJ-03", "ZJ-04", "ZJ-05")
MORE = (*CHECKS, "DB-09", "DB-12", "TK-05", "YQ-03", "ZJ-08")
MEGABYTE = 1_000_000
Attempt = Callable[[Sequence[parts.Part]], None]

CHECKING = """
import sys
from datetime import date
from pathlib import Path
from doudi.exports.folder_run import Order, check_folder
from doudi.policy.book import read_book

folder, out, scratch, *codes = sys.argv[1:]
order = Order(folder=Path(folder), out=Path(out), as_of=date(2020, 6, 30), book=read_book(), only=tuple(codes))
check_folder(order, Path(scratch))
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The clean rosters of a small city."""
    home = tmp_path_factory.mktemp("city")
    write_parquet(invent(8, 1, AS_OF), home)
    return home / "rosters"


@pytest.fixture(scope="module")
def store(folder: Path) -> Path:
    """The same, imported."""
    return deliver(folder, folder.parent / "store", as_of=AS_OF).store


def judged(store: Path, scratch: Path, limits: Limits, codes: Sequence[str] = CHECKS) -> Run:
    scratch.mkdir()
    checks = [catalogue()[code] for code in codes]
    return run(store, scratch, as_of=AS_OF, book=read_book(), checks=checks, limits=limits)


def found(ran: Run) -> list[tuple[object, ...]]:
    return [(one.check.code, one.subject.key, one.verdict, one.amount) for one in ran.drafts]


@pytest.fixture(scope="module")
def roomy(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """What is found with as much memory as there is."""
    return judged(store, tmp_path_factory.mktemp("judged") / "roomy", Limits())


@pytest.fixture(scope="module")
def at_once(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The same of more checks."""
    return judged(store, tmp_path_factory.mktemp("judged") / "at_once", Limits(), MORE)


@pytest.mark.slow
def test_rosters_larger_than_memory_give_the_same_findings(store: Path, roomy: Run, tmp_path: Path) -> None:
    rows = sum(pq.read_table(file).nbytes for file in (store / "rosters").glob("*.parquet"))
    assert rows > 60 * MEGABYTE
    little = Limits(memory="60MB", threads=1, spill=tmp_path / "spill")
    cramped = judged(store, tmp_path / "cramped", little)
    assert found(cramped) == found(roomy)
    assert cramped.summary == roomy.summary
    assert cramped.evidence == roomy.evidence
    assert len(roomy.drafts) > 20


def test_memory_too_small_for_a_check_is_told_with_what_would_help(store: Path, tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="DB-02 时用完了 5MB") as told:
        judged(store, tmp_path / "tiny", Limits(memory="5MB", threads=1))
    assert "--memory" in told.value.mend


@pytest.mark.slow
def test_few_subjects_are_told_alike_however_they_are_read(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "LONG", float("inf"))
    from_above = judged(store, tmp_path / "above", Limits())
    monkeypatch.setattr(desk, "LONG", 0)
    from_below = judged(store, tmp_path / "below", Limits())
    assert [(one.subject, one.amount) for one in from_below.drafts] == [
        (one.subject, one.amount) for one in from_above.drafts
    ]
    assert from_below.summary == from_above.summary
    assert from_below.evidence == from_above.evidence


@pytest.mark.slow
@pytest.mark.parametrize("stepwise", [False, True])
def test_what_is_reckoned_part_after_part_is_found_alike(
    store: Path, at_once: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stepwise: bool
) -> None:
    monkeypatch.setattr(parts, "WAYS", ((2, stepwise),))
    in_parts = judged(store, tmp_path / "parts", Limits(), MORE)
    assert found(in_parts) == found(at_once)
    assert in_parts.summary == at_once.summary
    assert in_parts.evidence == at_once.evidence


@pytest.mark.slow
def test_what_rests_on_facts_put_aside_is_found_alike(
    store: Path, roomy: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def put_aside_first(attempt: Attempt, relieve: Callable[[], None]) -> None:
        relieve()
        parts.in_parts(attempt, relieve)

    for module in (backend, desk):
        monkeypatch.setattr(module, "in_parts", put_aside_first)
    later = judged(store, tmp_path / "later", Limits())
    assert list((tmp_path / "later" / "aside").glob("fact_*.parquet"))
    assert found(later) == found(roomy)
    assert later.summary == roomy.summary
    assert later.evidence == roomy.evidence


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """An out folder with what an earlier run left."""
    earlier = tmp_path / "out"
    earlier.mkdir()
    (earlier / "findings.xlsx").write_text("earlier")
    return earlier


def untouched(out: Path) -> bool:
    return {file.name: file.read_text() for file in out.iterdir()} == {"findings.xlsx": "earlier"}


@pytest.mark.slow
def test_a_run_interrupted_by_its_user_leaves_nothing(folder: Path, out: Path, tmp_path: Path) -> None:
    def impatient(stage: str, _done: int, _total: int) -> None:
        if stage == CHECKS[1]:
            raise KeyboardInterrupt

    order = Order(folder=folder, out=out, as_of=AS_OF, book=read_book(), only=CHECKS)
    (tmp_path / "scratch").mkdir()
    with pytest.raises(KeyboardInterrupt):
        check_folder(order, tmp_path / "scratch", impatient)
    assert untouched(out)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["out", "scratch"]


@pytest.mark.slow
@pytest.mark.parametrize("begun", [".out-*", ".out-*/findings.parquet"], ids=["judging", "writing"])
def test_a_run_that_is_killed_leaves_the_out_folder_as_it_was(
    folder: Path, out: Path, tmp_path: Path, begun: str
) -> None:
    (tmp_path / "scratch").mkdir()
    command = [sys.executable, "-c", CHECKING, folder, out, tmp_path / "scratch", *CHECKS]
    with subprocess.Popen(command) as running:
        while not list(tmp_path.glob(begun)):
            assert running.poll() is None
            time.sleep(0.01)
        running.kill()
    assert running.returncode == -signal.SIGKILL
    assert untouched(out)
