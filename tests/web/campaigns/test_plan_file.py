import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from doudi import policy
from doudi.web.campaigns.plan_file import read_plan
from doudi.web.campaigns.yaml_reading import Refused
from tests.web.campaigns.conftest import PLAN

CLAUSES = {
    clause["id"]: clause.get("words", "")
    for clause in yaml.safe_load((Path(policy.__file__).parent / "sources/baoji-2020-109.yaml").read_text())["clauses"]
}


def faults(text):
    with pytest.raises(Refused) as raised:
        read_plan(text if isinstance(text, bytes) else text.encode())
    return raised.value.faults


def broken(old, new):
    """The plan with a place of it spoilt, once."""
    text = PLAN.decode()
    assert old in text
    return text.replace(old, new, 1)


def line_of(words):
    return PLAN.decode().split(words)[0].count("\n") + 1


@pytest.mark.parametrize("task", read_plan(PLAN).tasks, ids=lambda task: task.number)
def test_each_task_says_the_words_of_its_clause(task):
    assert task.text in CLAUSES[task.clause]


def test_every_clause_that_orders_something_has_a_task():
    ordering = {clause for clause, words in CLAUSES.items() if words and clause != "1"}
    assert {task.clause for task in read_plan(PLAN).tasks} == ordering


def test_each_task_stands_in_a_stage_that_its_limit_closes():
    plan = read_plan(PLAN)
    untils = {stage.name: stage.until for stage in plan.stages}
    assert all(task.limit == untils[task.stage] for task in plan.tasks)


@pytest.mark.parametrize(
    ("old", "new", "what", "where"),
    [
        ("issued: 2020-04-24", "issued: 2020年4月", "不是日期", "issued:"),
        ("level: county", "level: village", "不认识“village”", "level: county"),
        ("title: 政策落实", "titel: 政策落实", "不认识“titel”", "title: 政策落实"),
        ("    target: 分类施保金按", "    target: x\n    target: 分类施保金按", "“target”写了两次", "    target: 分类"),
        ("day: 23", "day: 31", "不是每月都有的一天", "day: 23"),
        ("name: baoji-2020-109", "name: 宝鸡", "名称“宝鸡”不能用", "name: baoji"),
        ("stage: self_check", "stage: sleeping", "任务 2.1-1 的阶段“sleeping”没有定义", "number: \"2.1-1\""),
        ("number: \"2.1-2\"", "number: \"2.1-1\"", "任务编号 2.1-1 重复", "number: \"2.1-2\""),
        ("limit: 2020-07-31", "limit: 2021-07-31", "任务 2.1-1的日期在活动之外", "number: \"2.1-1\""),
        ("counts_until: 20", "counts_until: 24", "月报的统计截止日太晚", "day: 23"),
        ("ends: 2020-12-31", "ends: 2020-01-31", "结束早于开始", "name: baoji"),
        ("{kind: percent}", "{kind: percent, unit: 户}", "任务 2.1-1 的计量单位不对", "{kind: percent}"),
    ],
)  # fmt: skip
def test_a_fault_says_line_and_mend(old, new, what, where):
    found = [fault for fault in faults(broken(old, new)) if fault.what == what]
    assert found, [fault.what for fault in faults(broken(old, new))]
    shift = 1 if "写了两次" in what else 0
    assert abs(found[0].line - line_of(where)) <= shift
    assert found[0].why
    assert found[0].mend


def test_all_faults_are_told_at_once():
    text = broken("issued: 2020-04-24", "issued: x").replace("level: county", "level: x")
    assert len(faults(text)) == 1 + PLAN.count(b"level: county")


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "文件是空的"),
        (b"\xff\xfe\x00", "读不出文字"),
        (b"a: [", "不是正确的 YAML"),
        (b"[" * 100_000, "不是正确的 YAML"),
        (b"a: &b 1\nc: *b", "用了别名（*）"),
        (b"x" * 1_000_001, "文件太大"),
        (b"just words", "应当是“名称: 内容”"),
        (b"[a]: 1", "缺少 tasks"),
    ],
)
def test_what_is_no_plan_at_all_is_refused_with_words(content, what):
    assert what in {fault.what for fault in faults(content)}


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_no_file_gets_a_traceback(content):
    assert faults(content)


@given(st.data())
def test_a_plan_with_a_line_gone_is_a_plan_or_refused(data):
    lines = PLAN.decode().splitlines()
    gone = data.draw(st.integers(0, len(lines) - 1))
    text = "\n".join(lines[:gone] + lines[gone + 1 :])
    try:
        assert read_plan(text.encode()).tasks
    except Refused as refused:
        assert all(re.search(r"\S", fault.mend) and fault.line >= 1 for fault in refused.faults)
