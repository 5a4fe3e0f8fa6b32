"""A sheet of 200,000 rows and 20 columns imported whole, against readers that only read it.

`python bench/read_excel.py [--million]`

fastexcel reads texts into Arrow, python-calamine typed cells into lists, openpyxl (read-only, once) cells one by one;
the import finds the roster, cleans and checks every cell and writes the store. Each round measures all of them in
turn, so that a busy machine is busy for each; the median of three rounds counts, of seconds and of processor seconds.
Then the same rows in four files. With `--million` also the time and the peak memory of the import of a million rows,
in a process of its own.
"""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

import fastexcel
import openpyxl
import xlsxwriter
from python_calamine import CalamineWorkbook

from doudi.rosters.cleaning.check_digits import check_digit
from doudi.rosters.delivery import deliver
from doudi.rosters.sheets import sheets_of

ROWS = 200_000
MILLION = 1_000_000
ROUNDS = 3
HEAD = (
    "月份",
    "家庭编号",
    "行政区划代码",
    "城乡类别",
    "申请人姓名",
    "申请人身份证号",
    "保障人数",
    "保障类别",
    "人均月收入",
    "基本保障金",
    "分类施保金",
    "月保障金额",
    "批准日期",
    "最近复核日期",
    "渐退期截止",
    "银行账号",
    "户名",
    "备注",
    "序号",
    "联系电话",
)


def invented(number: int) -> str:
    """An id number of area prefix 99."""
    first = f"990304{1930 + number % 80}{number % 9 + 1:02}{number % 28 + 1:02}{number // 7 % 1000:03}"
    return first + check_digit(first)


def families(first: int, count: int) -> Iterator[list[Any]]:
    """Rows of a roll as a county keeps it."""
    for n in range(first, first + count):
        place, name, income = f"6103{n % 12 + 1:02}101201", f"张{n % 5000}", 300 + n % 200 + 0.5
        money = [income, 395, "" if n % 3 else 50.25, 395.5, "2020-06-10", "2020-06-10", ""]
        yield [
            "2020-06", f"NC{n:010}", place, "农村", name, invented(n), n % 5 + 1, "ABC"[n % 3], *money,
            f"62{n:017}", name, f"第{n}户", n, "",
        ]  # fmt: skip


def written(path: Path, count: int, first: int = 0) -> Path:
    """The sheet as a file, in a folder of its own."""
    path.parent.mkdir(exist_ok=True)
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("低保")
        sheet.write_row(0, 0, HEAD)
        for number, row in enumerate(families(first, count), start=1):
            sheet.write_row(number, 0, row)
    return path


def by_fastexcel(path: Path) -> int:
    """Texts in Arrow."""
    return len(fastexcel.read_excel(path).load_sheet(0, header_row=None, dtypes="string").to_arrow())


def by_calamine(path: Path) -> int:
    """Typed cells in lists."""
    return len(CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python())


def by_openpyxl(path: Path) -> int:
    """Cells one by one."""
    return sum(1 for _ in openpyxl.load_workbook(path, read_only=True).worksheets[0].iter_rows(values_only=True))


def by_our_reader(path: Path) -> int:
    """Cells in their types, nothing cleaned."""
    return sum(len(block) for closed in sheets_of(path) for block in closed.open().blocks())


def by_import(path: Path) -> int:
    """The whole import of the folder."""
    with tempfile.TemporaryDirectory() as store:
        delivery = deliver(path.parent, Path(store, "store"), as_of=date(2020, 6, 30))
        return delivery.rows["dibao_families"] + len(delivery.inputs)


def each_by_fastexcel(path: Path) -> int:
    """Every file of the folder, one after another."""
    return sum(map(by_fastexcel, sorted(path.parent.iterdir())))


@dataclass(frozen=True)
class Taken:
    """Seconds on the clock and of the processor."""

    wall: float
    cpu: float


def seconds(read: Callable[[Path], int], path: Path, rows: int) -> Taken:
    """How long it takes to read them all."""
    wall, cpu = time.perf_counter(), time.process_time()
    found = read(path)
    taken = Taken(time.perf_counter() - wall, time.process_time() - cpu)
    if found != rows:
        raise SystemExit(f"{read.__name__} found {found} rows of {rows}")
    return taken


def compare(path: Path, readers: Sequence[Callable[[Path], int]], rows: int, rounds: int = ROUNDS) -> dict[str, Taken]:
    """The medians of the rounds."""
    times = [[seconds(read, path, rows) for read in readers] for _ in range(rounds)]
    return {
        read.__name__: Taken(median(each.wall for each in own), median(each.cpu for each in own))
        for read, own in zip(readers, zip(*times, strict=True), strict=True)
    }


def tell(medians: dict[str, Taken]) -> None:
    """Print them and what the import takes of each reader's time."""
    ours = medians[by_import.__name__]
    for name, taken in medians.items():
        ratios = f"{ours.wall / taken.wall:.2f} × of it, {ours.cpu / taken.cpu:.2f} × of its processor time"
        print(f"{name:17} {taken.wall:6.2f} s, processor {taken.cpu:6.2f} s   import: {ratios}", flush=True)


def import_million(folder: str) -> None:
    """In a process of its own: import and tell time and memory."""
    taken = seconds(by_import, Path(folder, "million", "a.xlsx"), MILLION + 1)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20)
    print(f"a million rows: {taken.wall:.1f} s, processor {taken.cpu:.1f} s, peak memory {peak:.2f} GiB")


def main() -> None:
    """Measure."""
    if sys.argv[1:2] == ["--import"]:
        return import_million(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        one = written(Path(folder, "one", "a.xlsx"), ROWS)
        alone = compare(one, (by_openpyxl,), ROWS + 1, rounds=1)
        tell(alone | compare(one, (by_fastexcel, by_calamine, by_our_reader, by_import), ROWS + 1))
        four = [written(Path(folder, "four", f"{n}.xlsx"), ROWS // 4, n * ROWS // 4) for n in range(4)]
        tell(compare(four[0], (each_by_fastexcel, by_import), ROWS + 4))
        if "--million" in sys.argv:
            written(Path(folder, "million", "a.xlsx"), MILLION)
            subprocess.run([sys.executable, __file__, "--import", folder], check=True)
    return None


if __name__ == "__main__":
    main()
