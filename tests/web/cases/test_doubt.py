import pytest
from hypothesis import given
from hypothesis import strategies as st

from doudi.language import speaking
from doudi.web.cases.doubt import Cell, read_doubt

ID = "990304195203140016"
RAW = {
    "message": f"张三丰（{ID}）已死亡，仍在低保名册。",
    "grade": "certain",
    "months": ["2020-05"],
    "reckoning": ["张三丰 2020-05 领取 500.00 元"],
    "evidence": [
        {
            "roster": "dibao_members",
            "title": "低保成员名册",
            "file": "虢镇.xlsx",
            "sheet": "5月",
            "row": 12,
            "fields": [
                {"column": "id_no", "header": "身份证号", "value": ID, "deciding": True},
                {"column": "relation", "header": "关系", "value": "张三丰之父", "deciding": False},
            ],
        },
        {"roster": "deaths", "row": 3, "fields": [{"column": "died_on", "value": "2020-03-02", "deciding": True}]},
    ],
    "rule": {"code": "DB-01", "clauses": [{"source": "国务院令第649号", "article": "第十三条", "words": "…"}]},
}


def test_nothing_written_reads_as_an_empty_doubt():
    assert read_doubt(None) == read_doubt({})
    assert read_doubt({}).sides == []


def test_the_rows_stand_by_roster():
    doubt = read_doubt(RAW)
    assert [(side.title, [line.row for line in side.lines]) for side in doubt.sides] == [
        ("低保成员名册", [12]),
        ("deaths", [3]),
    ]
    assert doubt.rule.clauses[0].article == "第十三条"


def test_rows_of_one_roster_share_their_headers():
    rows = [
        {"title": "发放明细", "row": n, "fields": [{"header": header, "value": n}]} for n, header in enumerate("甲乙")
    ]
    (side,) = read_doubt({"evidence": rows}).sides
    assert side.headers == ["甲", "乙"]
    assert [[cell and cell.value for cell in cells] for _line, cells in side.rows] == [["0", None], [None, "1"]]


def test_masked_it_names_nobody_anywhere():
    shown = read_doubt(RAW).masked("张三丰", ID)
    assert ID not in repr(shown)
    assert "张三丰" not in repr(shown)
    assert shown.message == "张**（9903************16）已死亡，仍在低保名册。"
    assert shown.evidence[0].cells[0].value == "9903************16"


def test_what_is_not_personal_stays_readable():
    assert read_doubt(RAW).masked("张三丰").evidence[1].cells[0].value == "2020-03-02"


@given(st.text(max_size=20), st.text(max_size=20))
def test_no_id_number_survives_in_a_text_even_where_nobody_said_it_is_one(before, after):
    assert ID not in read_doubt({"message": f"{before} {ID} {after}"}).masked().message


def test_a_name_that_stands_only_in_the_text_is_masked_too():
    doubt = read_doubt({"reckoning": ["2020-02：曾麦麦，其他现金发放100.00元"], "secrets": ["曾麦麦"]})
    assert doubt.masked().reckoning == ("2020-02：曾**，其他现金发放100.00元",)


ENGLISH = {
    "message": f"张三丰 ({ID}) is seriously ill and not on the roll.",
    "reckoning": ["张三丰: 500.00 yuan"],
    "missing": [],
}
ILL = {"column": "health", "header": "健康状况", "value": "重病", "private": True}


def test_it_is_read_in_the_language_of_the_reader():
    raw = RAW | {"english": ENGLISH, "clears": "死亡日期有误，或该月仍在规定的宽限期内。"}
    assert read_doubt(raw).message == RAW["message"]
    with speaking("en"):
        doubt = read_doubt(raw)
    assert (doubt.message, doubt.reckoning) == (ENGLISH["message"], tuple(ENGLISH["reckoning"]))
    assert doubt.clears.startswith("The date of death is wrong")
    assert doubt.sides[0].headers[0] == "id number"
    assert not doubt.as_written


def test_one_that_was_told_in_chinese_only_stays_so():
    with speaking("en"):
        doubt = read_doubt(RAW)
    assert doubt.message == RAW["message"]
    assert doubt.as_written


def test_masks_hold_in_english_too():
    """Names and numbers, and what a code word of the rows is called."""
    row = {"roster": "registered_poor", "row": 9, "fields": [ILL]}
    with speaking("en"):
        shown = read_doubt({"english": ENGLISH, "evidence": [row]}).masked("张三丰", ID)
    assert shown.message == "张** (9903************16) is *** and not on the roll."
    assert shown.reckoning == ("张**: 500.00 yuan",)


def private(column, header, value):
    return {"column": column, "header": header, "value": value, "private": True}


def poor(*cells):
    return [{"roster": "registered_poor", "fields": cells}]


IN_HOSPITAL = {
    "message": "特困人员张三丰因尿毒症住院，没有陪护记录。",
    "reckoning": ["病种=尿毒症；劳动能力=无；救助事由=2型糖尿病；无人陪护"],
    "english": {
        "message": "张三丰 is in hospital (尿毒症).",
        "reckoning": ["Ability to work=unable; disabled, unable to come"],
    },
    "evidence": poor(
        private("name", "姓名", "张三丰"),
        private("disease", "病种", "尿毒症"),
        private("cause", "救助事由", "2型糖尿病"),
        private("labour", "劳动能力", "无"),
    ),
}


def test_of_a_sensitive_word_nothing_stands_in_sentences_either():
    """Of names the first character stays; a word of one character is masked only as the value of its column."""
    shown = read_doubt(IN_HOSPITAL).masked()
    assert shown.message == "特困人员张**因***住院，没有陪护记录。"
    assert shown.reckoning == ("病种=***；劳动能力=***；救助事由=***；无人陪护",)
    assert [cell.value for cell in shown.evidence[0].cells] == ["张**", "***", "***", "***"]


UNABLE = {
    "message": "张三丰为返贫人口，丧失或部分丧失劳动能力，因部分丧失未就业。",
    "reckoning": ["2020-06：劳动能力=部分丧失；健康状况=健康；近期重病=否；部分丧失劳动能力=是"],
    "templates": ["{name}为{status}人口，丧失或部分丧失劳动能力，因{labour}未就业。"],
    "evidence": poor(
        private("labour", "劳动能力", "部分丧失"),
        private("health", "健康状况", "健康"),
        private("name", "姓名", "张三丰"),
    ),
}


def test_what_stands_in_every_sentence_of_a_check_stays_or_the_gap_would_tell_the_word():
    shown = read_doubt(UNABLE).masked()
    assert shown.message == "张**为返贫人口，丧失或部分丧失劳动能力，因***未就业。"
    assert shown.reckoning == ("2020-06：劳动能力=***；健康状况=***；近期重病=否；部分丧失劳动能力=是",)


def test_a_name_in_a_label_is_masked_all_the_same():
    shown = read_doubt(UNABLE | {"reckoning": ["张三丰部分丧失=是"]}).masked()
    assert shown.reckoning == ("张**部分丧失=是",)


def test_nor_in_english_ones():
    with speaking("en"):
        shown = read_doubt(IN_HOSPITAL).masked()
    assert shown.message == "张** is in hospital (***)."
    assert shown.reckoning == ("Ability to work=***; disabled, unable to come",)


SAVED = {"column": "amount", "header": "金额", "value": "18945.02", "private": True}


def test_an_amount_that_decides_is_shown_whole_wherever_it_stands():
    rows = [{"roster": "deposits", "fields": [SAVED | {"deciding": True}]}]
    told = {"message": "张三丰存款18945.02元，超过规定。", "reckoning": ["18945.02 > 10000.00"], "evidence": rows}
    shown = read_doubt(told | {"secrets": ["18945.02", "张三丰"]}).masked()
    assert shown.message == "张**存款18945.02元，超过规定。"
    assert shown.reckoning == ("18945.02 > 10000.00",)
    assert shown.evidence[0].cells[0].value == "18945.02"


def test_an_amount_that_does_not_decide_is_masked_whole():
    rows = [{"roster": "deposits", "fields": [SAVED]}]
    assert read_doubt({"evidence": rows}).masked().evidence[0].cells[0].value == "***"


def test_an_account_is_no_amount():
    rows = [{"roster": "payments", "fields": [{"column": "account_no", "value": "62220026000199", "deciding": True}]}]
    assert "62220026000199" not in repr(read_doubt({"evidence": rows}).masked())


@pytest.mark.parametrize(
    ("column", "value", "deciding", "shown"),
    [
        ("over_limit", "否", True, "否"),
        ("over_limit", "否", False, "***"),
        ("disease", "尿毒症", True, "***"),
        ("labour", "完全丧失", False, "***"),
        ("visitor", "王五", False, "王*"),
    ],
)
def test_of_a_sensitive_word_not_even_the_first_character_is_shown(column, value, deciding, shown):
    assert Cell(column, "", value, deciding=deciding, private=True).masked({}).value == shown
