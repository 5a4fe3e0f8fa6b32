"""A small finished run on invented people, for the tests of what is written from it."""

import json
from dataclasses import asdict, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from doudi.checks.api import Case, Check, Judged
from doudi.engine.finding import DETAILS, FINDINGS, CheckSummary, Evidence, Finding, finding_id
from doudi.engine.result import PolicyUse, RunResult
from doudi.matching.people import Proposal
from doudi.policy.book import read_book
from doudi.rosters.store import PLACES, PROBLEMS, SCORECARD

VERDICT_WORDS = ("broken", "undecided", "excused")
AS_OF = date(2020, 6, 30)
WANG, LI, ZHAO = "990304195203140016", "990304198001010014", "990304197511110010"


def never_run(case: Case) -> Judged:
    """The exports read what a check states; they never run it."""
    raise AssertionError(case)


def info(code: str, title: str, title_en: str, **given: object) -> Check:
    """A rule of the catalogue."""
    plain = {
        "basis": ("mca-2012-220",),
        "mandate": "baoji-2020-109#2.1",
        "subject": "person",
        "severity": "high",
        "grade": "certain",
        "rule": "死亡人员应当退出。",
        "doubt": "死亡后仍列为保障对象。",
        "not_checked": "死亡当月。",
        "ask": "该户何时知道人员死亡？",
        "clears": "死亡日期有误。",
        "since": date(2020, 4, 24),
        "until": None,
        "needs": ("dibao_members",),
        "says": "{name}",
        "reckons": "",
        "name": "sample",
        "topic": "dibao",
        "build": never_run,
    }
    return Check(code=code, title=title, title_en=title_en, **{**plain, **given})  # type: ignore[arg-type]


CHECKS = {
    one.code: one
    for one in (
        info("LB-01", "该保未保", "Poor, unable to work, not covered"),
        info("DB-01", "死亡后仍在保", "Dead, still on the dibao roll"),
        info("DB-06", "家庭有车", "A vehicle in the family", subject="family", severity="medium"),
        info("LS-02", "镇街超限额审批", "Town approved above its limit", subject="grant", severity="medium"),
        info("ZJ-05", "死亡后仍发钱", "Paid after death"),
        info("ZJ-06", "一卡多户", "One account, many families", subject="account"),
    )
}


def found(check: str, subject: str, **given: object) -> Finding:
    """A finding: broken and certain, unless said."""
    kind = CHECKS[check].subject
    plain = Finding(
        finding_id=finding_id(check, subject),
        check=check,
        verdict="broken",
        grade="certain",
        severity=CHECKS[check].severity,
        subject_kind=kind,
        subject=subject,
        name="王桂芳",
        county="陈仓区",
        town="虢镇街道",
        village="东关村",
        area_code="610304001201",
        months=(date(2020, 4, 1), date(2020, 5, 1), date(2020, 6, 1)),
        amount=Decimal("1185.00"),
        message="王桂芳于2020-03-02死亡，2020-04至2020-06仍列为保障对象。",
        evidence=(
            Evidence(
                "dibao_members",
                "6月低保.xlsx",
                "Sheet1",
                3,
                (("name", "王桂芳"), ("insured", None), ("month", "2020-06-01")),
            ),
            Evidence("deaths", "死亡.csv", "", 12, (("died_on", "2020-03-02"),)),
        ),
        reckoning=("2020-04：395.00 ÷ 1 = 395.00元", "2020-05：395.00 ÷ 1 = 395.00元"),
        missing=(),
        unverified=("dibao.standard",),
        identified=False,
    )
    return replace(plain, **given)  # type: ignore[arg-type]


FINDINGS_FOUND = (
    found("DB-01", WANG),
    found("DB-01", LI, name="=cmd|'/c calc'!A0", grade="to_verify", county="高新区", amount=None),
    found("DB-06", "NC0304000001", name="+李大壮", message="@家庭有车", verdict="excused"),
    found("LB-01", ZHAO, verdict="undecided", amount=None, missing=("劳动能力（贫困人口名册，由扶贫部门掌握）",)),
    found("LS-02", "LS2020-001", amount=Decimal("12000.00"), grade="to_verify", county=None, months=()),
    found("ZJ-05", WANG, amount=Decimal("790.50")),
    found("ZJ-06", "6217990000000001", name="-王桂芳", amount=Decimal("0.00")),
)


def summary() -> tuple[CheckSummary, ...]:
    """A line per check; one of them did not run."""
    lines = []
    for code in CHECKS:
        mine = [one for one in FINDINGS_FOUND if one.check == code]
        broken, undecided, excused = (sum(one.verdict == word for one in mine) for word in VERDICT_WORDS)
        yuan = sum((one.amount for one in mine if one.verdict == "broken" and one.amount), Decimal("0.00"))
        lines.append(CheckSummary(code, True, None, 100 + len(mine), 10, 90, broken, undecided, excused, yuan=yuan))
    lines[1] = replace(lines[1], not_covered=("高新区|dibao_families|2020-05", "高新区|dibao_families|2020-06"))
    lines[2] = replace(lines[2], absent=("care_visits",))
    return (*lines, CheckSummary("YQ-03", False, "缺名册：发放明细(payments)"))


def result(store: Path, language: str = "zh", **given: object) -> RunResult:
    """The run, its store written to a folder."""
    write_store(store)
    checks = {**CHECKS, "YQ-03": info("YQ-03", "价格补贴未发", "Price subsidy unpaid")}
    plain = RunResult(
        as_of=AS_OF,
        engine="duckdb",
        findings=FINDINGS_FOUND,
        summary=summary(),
        checks=checks,
        store=store,
        book=read_book(),
        parameters=(
            PolicyUse(
                "dibao.standard",
                Decimal("395"),
                {"area": "6103", "kind": "农村"},
                date(2020, 1, 1),
                "doudi-default",
                False,
            ),
            PolicyUse("dibao.death_grace_months", 0, {}, date(2000, 1, 1), "mca-2022-83", True),
        ),
        timings={"import": 1.23456, "DB-01": 0.5},
        proposals=(
            Proposal(
                roster="deaths",
                file="死亡.csv",
                sheet="",
                row=7,
                name="王桂芳",
                birth=date(1952, 3, 14),
                county_seen="陈仓区",
                town_seen="虢镇街道",
                village_seen="",
                id_no=WANG,
                candidate_name="王桂芳",
                weight=Decimal("9.50"),
                decided_by=("姓名相同", "出生日期相同"),
                runner_up=None,
            ),
        ),
        language=language,
    )
    return replace(plain, **given)  # type: ignore[arg-type]


def write_store(store: Path) -> None:
    """The files of a store that the exports read."""
    store.mkdir(parents=True, exist_ok=True)
    problem = {
        "file": "6月低保.xlsx",
        "sheet": "Sheet1",
        "row": 9,
        "roster": "dibao_members",
        "column": "身份证号",
        "found": "9.90304E+17",
        "code": "id_lost_digits",
        "outcome": "row_rejected",
        "detail": None,
    }
    score = {
        "roster": "dibao_members",
        "supplier": "6月低保.xlsx",
        "sheets": 1,
        "rows_read": 200,
        "rows_used": 190,
        "rows_rejected": 10,
        "cells_unknown": 3,
    }
    places = [
        {
            "area_code": "610304001201",
            "unit": "610304000000",
            "county": "陈仓区",
            "town": "虢镇街道",
            "village": "东关村",
        },
        {"area_code": "610304101201", "unit": "高新区", "county": "高新区", "town": "千河镇", "village": None},
        {"area_code": "610331100201", "unit": "610331000000", "county": "太白县", "town": None, "village": None},
    ]
    pq.write_table(pa.Table.from_pylist([problem], schema=PROBLEMS), store / "problems.parquet")
    pq.write_table(pa.Table.from_pylist([score], schema=SCORECARD), store / "scorecard.parquet")
    pq.write_table(pa.Table.from_pylist(places, schema=PLACES), store / "places.parquet")
    inputs = [{"file": "6月低保.xlsx", "size": 1234, "sha256": "ab" * 32, "sheets": {"Sheet1": "dibao_members"}}]
    (store / "inputs.json").write_text(json.dumps(inputs, ensure_ascii=False), encoding="utf-8")


def write_parquet(out: Path, findings: tuple[Finding, ...] = FINDINGS_FOUND) -> None:
    """findings.parquet and details.parquet as the engine writes them."""
    out.mkdir(parents=True, exist_ok=True)
    rows = [_row(one) for one in findings]
    for schema, name in ((FINDINGS, "findings"), (DETAILS, "details")):
        kept = [{column: row[column] for column in schema.names} for row in rows]
        pq.write_table(pa.Table.from_pylist(kept, schema=schema), out / f"{name}.parquet")


def _row(one: Finding) -> dict[str, object]:
    row: dict[str, object] = {name: getattr(one, name) for name in (*FINDINGS.names, *DETAILS.names)}
    row["evidence"] = [
        {
            "roster": seen.roster,
            "file": seen.file,
            "sheet": seen.sheet,
            "row": seen.row,
            "fields": [{"column": column, "value": value} for column, value in seen.fields],
        }
        for seen in one.evidence
    ]
    row["english"] = asdict(one.english)
    return row
