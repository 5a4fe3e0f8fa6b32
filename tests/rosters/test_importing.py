"""An import lets go of rows once they are written: a sheet may be larger than the memory."""

import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from doudi.rosters.sheets.sheet import BLOCK_ROWS

IMPORTING = """
import sys
from datetime import date
from pathlib import Path
import pyarrow as pa
from doudi.rosters.delivery import deliver

home = Path(sys.argv[1])
delivery = deliver(home / "folder", home / "store", as_of=date(2020, 6, 30))
told = f"{delivery.rows['fund_transfers']} {pa.system_memory_pool().max_memory()}"
(home / "told").write_text(told)
"""


def test_a_sheet_of_many_blocks_takes_no_more_memory_than_one_of_few(tmp_path: Path) -> None:
    few, many = peak(tmp_path / "few", 4 * BLOCK_ROWS), peak(tmp_path / "many", 14 * BLOCK_ROWS)
    assert many < 2 * few, "held whole it would take 3.5 times as much; how far reading runs ahead is chance"


def peak(home: Path, n_rows: int) -> int:
    """The most memory that Arrow takes to import a sheet of so many transfers, in a process of its own."""
    (home / "folder").mkdir(parents=True)
    columns = {
        "文号": [f"宝财社〔2020〕{number}号" for number in range(n_rows)],
        "拨出单位": ["市财政局"] * n_rows,
        "接收单位": ["陈仓区财政局"] * n_rows,
        "金额": [str(number) for number in range(n_rows)],
    }
    pq.write_table(pa.table(columns), home / "folder" / "资金拨付台账.parquet")
    subprocess.run([sys.executable, "-c", IMPORTING, home], check=True)
    rows, most = map(int, (home / "told").read_text().split())
    assert rows == n_rows
    return most
