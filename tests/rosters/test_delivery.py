"""A folder as a whole: order and repetition change nothing, nothing is lost, nothing is left half-written."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doudi.rosters.catalogue import ROSTERS
from doudi.rosters.delivery import Delivery, deliver
from doudi.rosters.store import PLACES, PROBLEMS, PROVENANCE, REPEATS, SCORECARD, UNIDENTIFIED, schema
from tests.rosters.corpus import AS_OF, csv, id_no, imported, problems, rows, table, values, xlsx

ORIGIN = {field.name for field in PROVENANCE}
HEAD = ["月份", "家庭编号", "申请人姓名", "申请人身份证号", "保障人数", "分类施保金"]
FAMILIES = [
    ["2020-06", "F1", "张三", id_no(1), "2", ""],
    ["2020-06", "F1", "张三", id_no(1), "3", "50"],
    ["2020-06", "F2", "李四", id_no(2), "1", ""],
    ["2020-05", "F2", "李四", id_no(2), "1", "?"],
    ["2020-06", "F3", "王五", "990304", "1", ""],
    ["2020-06", "F2", "李四", id_no(2), "1", ""],
]


def content(delivery: Delivery, roster: str) -> list[str]:
    """The rows without their origin."""
    return sorted(str({k: v for k, v in row.items() if k not in ORIGIN}) for row in rows(delivery, roster))


def write(folder: Path, name: str, lines: Iterable[list[str]], columns: list[int]) -> None:
    csv(folder / name, "\n".join(",".join(line[at] for at in columns) for line in [HEAD, *lines]))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    shuffled=st.permutations(FAMILIES),
    columns=st.permutations(range(len(HEAD))),
    cut=st.integers(0, len(FAMILIES)),
    names=st.permutations(["a.csv", "b.csv"]),
)
def test_order_of_rows_columns_and_files_changes_nothing(
    tmp_path: Path, shuffled: list[list[str]], columns: list[int], cut: int, names: list[str]
) -> None:
    shutil.rmtree(tmp_path / "in", ignore_errors=True)
    write(tmp_path / "in", names[0], shuffled[:cut], columns)
    write(tmp_path / "in", names[1], shuffled[cut:], columns[::-1])
    delivery = imported(tmp_path / "in")
    write(tmp_path / "one", "a.csv", FAMILIES, list(range(len(HEAD))))

    assert content(delivery, "dibao_families") == content(imported(tmp_path / "one"), "dibao_families")


def test_the_same_files_three_times_change_nothing(tmp_path: Path) -> None:
    write(tmp_path / "once", "a.csv", FAMILIES, list(range(len(HEAD))))
    for name in ("a.csv", "b.csv", "c/a.csv"):
        write(tmp_path / "thrice", name, FAMILIES, list(range(len(HEAD))))
    once, thrice = imported(tmp_path / "once"), imported(tmp_path / "thrice")

    assert content(once, "dibao_families") == content(thrice, "dibao_families")
    assert {row["file"] for row in rows(thrice, "dibao_families")} == {"a.csv"}


def test_the_store_has_the_columns_that_are_declared(tmp_path: Path) -> None:
    for name, roster in ROSTERS.items():
        csv(tmp_path / "in" / f"{name}.csv", ",".join(f'"{column.header}"' for column in roster.columns))
    delivery = imported(tmp_path / "in")

    assert set(delivery.supplied) == set(ROSTERS)
    for name, roster in ROSTERS.items():
        assert pq.read_schema(delivery.store / "rosters" / f"{name}.parquet") == schema(roster), name
    declared = {"problems": PROBLEMS, "places": PLACES, "repeats": REPEATS, "unidentified": UNIDENTIFIED}
    for name, fields in (declared | {"scorecard": SCORECARD}).items():
        assert pq.read_schema(delivery.store / f"{name}.parquet") == fields
    assert {path.name for path in delivery.store.iterdir()} == {
        "rosters",
        "inputs.json",
        *(f"{name}.parquet" for name in (*declared, "scorecard")),
    }


def test_inputs_and_scorecard(tmp_path: Path) -> None:
    write(tmp_path / "in", "a.csv", FAMILIES, list(range(len(HEAD))))
    delivery = imported(tmp_path / "in")

    content = (tmp_path / "in" / "a.csv").read_bytes()
    (one,) = json.loads((delivery.store / "inputs.json").read_text(encoding="utf-8"))
    assert one == {
        "file": "a.csv",
        "size": len(content),
        "sha256": sha256(content).hexdigest(),
        "sheets": {"": "dibao_families"},
    }
    (score,) = table(delivery, "scorecard")
    assert (score["sheets"], score["rows_read"], score["rows_used"], score["rows_rejected"]) == (1, 6, 6, 0)
    assert score["cells_unknown"] == 2 + 4  # two unreadable cells; two cells in which two rows differ


def test_places_are_named_and_resolved(tmp_path: Path) -> None:
    csv(
        tmp_path / "in" / "z行政区划.csv",
        """行政区划代码,名称,上级代码,级别,管辖单位,户籍人口
        610304000000,陈仓区,610300000000,县区,,
        610304101000,千河镇,610304000000,镇街,高新区,
        610304101201,东岭村,610304101000,村社区,,900
        """,
    )
    csv(
        tmp_path / "in" / "a储备金.csv",
        """行政区划代码,县区,镇街,年度,金额
        ,高新区,千河镇,2020,10万元
        610304101,陈仓区,,2020,20万元
        610304101,渭滨区,千渭镇,2020,30万元
        ,渭滨区,,2020,1
        """,
    )
    delivery = imported(tmp_path / "in")

    assert values(delivery, "reserve_funds", "area_code", "unit", "amount") == [
        ("610304101000", "高新区", Decimal(f"{amount}00000.00")) for amount in (1, 2, 3)
    ]
    assert values(delivery, "areas", "area_code", "unit") == [
        ("610304000000", "610304000000"),
        ("610304101000", "高新区"),
        ("610304101201", "高新区"),
    ]
    assert problems(delivery) == [
        (4, "县区 镇街", "contradictory_place", "kept_flagged"),
        (5, "县区 镇街", "unknown_place", "row_rejected"),
    ]
    assert table(delivery, "places")[1] == {
        "area_code": "610304101000",
        "unit": "高新区",
        "county": "高新区",
        "town": "千河镇",
        "village": None,
    }


def test_a_required_place_that_lacks_is_missed_where_its_names_would_stand(tmp_path: Path) -> None:
    csv(tmp_path / "in" / "a.csv", "县区,镇街,年度\n,,2020")

    assert problems(imported(tmp_path / "in")) == [(2, "县区 镇街", "missing_key", "row_rejected")]


def test_a_row_without_any_place_leaves_the_places_of_the_others_beside_their_rows(tmp_path: Path) -> None:
    people = f"身份证号,姓名,类别,县区,镇街\n{id_no(1)},张三,困境儿童,,\n{id_no(2)},李四,困境儿童,无此县,无此镇"
    csv(tmp_path / "in" / "a.csv", people)

    delivery = imported(tmp_path / "in")

    assert [(line["row"], line["found"]) for line in table(delivery, "problems")] == [(3, "无此县 无此镇")]


def test_payment_lines_carry_their_months(tmp_path: Path) -> None:
    csv(
        tmp_path / "in" / "a.csv",
        f"""项目,所属月份,领款人身份证号,金额,备注
        农村低保,2020-03,{id_no(1)},1,
        农村低保,2020-03,{id_no(1)},1,一季度
        """,
    )
    found = values(imported(tmp_path / "in"), "payments", "first_month", "n_months", "note_blank")
    assert found == [(date(2020, 3, 1), 1, True), (date(2020, 1, 1), 3, False)]


def test_typed_columns_of_parquet_pass_through(tmp_path: Path) -> None:
    typed: dict[str, Any] = {
        "项目": pa.array(["农村低保", "特困供养"]).dictionary_encode(),
        "所属月份": pa.array([date(2020, 3, 15), date(2020, 4, 1)], pa.date32()),
        "id_no": pa.array([id_no(1), None]),
        "金额": pa.array([Decimal("1.5"), None], pa.decimal128(10, 1)),
        "银行账号": pa.array([621700001234567, 1], pa.int64()),
        "发放日期": pa.array([None, datetime(2020, 3, 1, 8)], pa.timestamp("us")),
    }
    (tmp_path / "in").mkdir()
    pq.write_table(pa.table(typed), tmp_path / "in" / "a.parquet")

    delivery = imported(tmp_path / "in")

    assert values(delivery, "payments", "programme", "month", "amount", "account_no", "paid_on_blank", "row") == [
        ("农村低保", date(2020, 3, 1), Decimal("1.50"), "621700001234567", True, 1)
    ]
    assert problems(delivery) == [
        (2, "id_no", "missing_key", "row_rejected"),
        (2, "金额", "missing_key", "row_rejected"),
    ]


def test_number_columns_of_parquet_are_read_as_number_cells(tmp_path: Path) -> None:
    numbers = {
        "身份证号": pa.array([990304520314001, 990304520314002, 990304195203140016]),
        "是否超限": pa.array([1, 2, 0], pa.int8()),
        "金额": pa.array([5.0, float("nan"), 6.0]),
    }
    days = {"身份证号": [id_no(1)], "死亡日期": pa.array([20200301], pa.int32())}
    (tmp_path / "in").mkdir()
    pq.write_table(pa.table(numbers), tmp_path / "in" / "金融资产核对.parquet")
    pq.write_table(pa.table(days), tmp_path / "in" / "死亡人员.parquet")

    delivery = imported(tmp_path / "in")

    assert values(delivery, "deposits", "over_limit", "amount") == [(True, 5), (None, None)]
    assert values(delivery, "deaths", "died_on") == [(date(2020, 3, 1),)]
    assert problems(delivery) == [
        (2, "是否超限", "unknown_code", "cell_blank"),
        (3, "身份证号", "id_lost_digits", "row_rejected"),
    ]


def test_blank_and_total_rows_of_parquet_are_skipped_and_no_others(tmp_path: Path) -> None:
    ids = pa.array([id_no(1), None, "合计", " "])
    days = pa.array([date(2020, 3, 1), None, None, date(2020, 3, 2)], pa.date32())
    (tmp_path / "in").mkdir()
    pq.write_table(pa.table({"身份证号": ids, "死亡日期": days}), tmp_path / "in" / "a.parquet")

    delivery = imported(tmp_path / "in")

    assert values(delivery, "deaths", "row") == [(1,)]
    assert problems(delivery) == [(4, "身份证号", "missing_key", "row_rejected")]


def test_a_sheet_that_breaks_off_half_way_gives_nothing(tmp_path: Path) -> None:
    lines = [["身份证号", "死亡日期"], *([id_no(n % 900), "2020-03-01"] for n in range(70_000))]
    text = "\n".join(",".join(line) for line in lines)
    csv(tmp_path / "in" / "a.csv", text + '\n"' + "x" * (2 << 20))
    csv(tmp_path / "in" / "b.csv", f"身份证号,死亡日期\n{id_no(1)},2020-03-01")

    delivery = imported(tmp_path / "in")

    assert values(delivery, "deaths", "file") == [("b.csv",)]
    assert [line[2] for line in problems(delivery)] == ["csv_form"]


def test_a_second_import_takes_the_place_of_the_first(tmp_path: Path) -> None:
    csv(tmp_path / "in" / "a.csv", f"身份证号,死亡日期\n{id_no(1)},2020-03-01")
    first = imported(tmp_path / "in")
    csv(tmp_path / "in" / "a.csv", f"身份证号,号牌\n{id_no(1)},陕C1")

    second = imported(tmp_path / "in")

    assert (second.store, second.supplied) == (first.store, ("vehicles",))
    assert [path.name for path in (second.store / "rosters").iterdir()] == ["vehicles.parquet"]


def test_an_import_that_fails_leaves_the_old_store_and_nothing_else(tmp_path: Path) -> None:
    csv(tmp_path / "in" / "a.csv", f"身份证号,死亡日期\n{id_no(1)},2020-03-01")
    before = imported(tmp_path / "in")

    def cancel(stage: str, done: int, total: int) -> None:
        if (stage, done) == ("clean", total):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        imported(tmp_path / "in", progress=cancel)
    assert len(rows(before, "deaths")) == 1
    assert {path.name for path in tmp_path.iterdir()} == {"in", "in.store"}


KILLED = """
import sys, time
from datetime import date
from pathlib import Path
from doudi.rosters.delivery import deliver

def stop(stage, done, total):
    if (stage, done) == ("clean", total):
        print("half-way", flush=True)
        time.sleep(60)

deliver(Path(sys.argv[1]), Path(sys.argv[2]), as_of=date(2020, 6, 30), progress=stop)
"""


def test_an_import_that_is_killed_leaves_no_store_and_the_next_one_clears_up(tmp_path: Path) -> None:
    xlsx(tmp_path / "in" / "a.xlsx", {"死亡": [["身份证号", "死亡日期"], [id_no(1), "2020-03-01"]]})
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(tmp_path / "in"), str(tmp_path / "store")], stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"half-way\n"
        os.kill(process.pid, signal.SIGKILL)
    assert not (tmp_path / "store").exists()

    deliver(tmp_path / "in", tmp_path / "store", as_of=AS_OF)

    assert {path.name for path in tmp_path.iterdir()} == {"in", "store"}


def test_progress_is_told(tmp_path: Path) -> None:
    csv(tmp_path / "in" / "a.csv", f"身份证号,死亡日期\n{id_no(1)},2020-03-01")
    told: list[tuple[str, int, int]] = []

    imported(tmp_path / "in", progress=lambda *what: told.append(what))

    assert told == [("read", 0, 1), ("read", 1, 1), ("clean", 0, 1), ("clean", 1, 1)]
