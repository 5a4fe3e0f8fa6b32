from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from doudi.rosters.cleaning.check_digits import check_digit
from doudi.web.cases.entry import HEADERS
from doudi.web.cases.models import Case
from doudi.web.cases.openly import faults_in
from tests.web.browser import shut_out

ENTER, WORKBOOK, TEMPLATE = (reverse(name) for name in ("case_enter", "case_enter_workbook", "case_enter_template"))
RIGHT = {"source": "信访", "theme": "漏保脱保", "title": "反映应保未保", "county": "陈仓区", "town": "虢镇"}
ID = "990304195203140016"


def cases():
    return Case.objects.system("test")


@pytest.fixture
def county(as_):
    return as_("county_officer", "陈仓区")


def filled(client, *rows):
    """The downloaded template with these rows in it."""
    book = load_workbook(BytesIO(client.get(TEMPLATE).content))
    for row in rows:
        book.active.append([row.get(name) for name in HEADERS])
    file = BytesIO()
    book.save(file)
    return SimpleUploadedFile("登记表.xlsx", file.getvalue())


def tried(client, *rows):
    return client.post(WORKBOOK, {"workbook": filled(client, *rows)})


def entered(client, page):
    return client.post(WORKBOOK, {"rows": page.context["kept"]})


def form_given(client, city, **given):
    once = client.get(ENTER).context["form"]["once"].value()
    usual = {"source": "petition", "theme": "coverage", "title": "反映应保未保", "area": city.areas["虢镇"].pk}
    return usual | {"severity": "medium", "once": once, "name": "张三丰", "subject": ID, "message": "来信"} | given


def test_a_problem_is_entered_by_form(city, county):
    county.post(ENTER, form_given(county, city))
    case = cases().get()
    assert (case.source, case.area, case.name, case.doubt) == (
        "petition",
        city.areas["虢镇"],
        "张三丰",
        {"message": "来信"},
    )
    assert case.subject_blind


@pytest.mark.parametrize("direction", ["", "over"])
def test_which_way_the_wrong_goes_is_asked_and_may_stay_untold(city, county, direction):
    county.post(ENTER, form_given(county, city, direction=direction))
    assert cases().get().direction == direction


def test_a_double_click_enters_once(city, county):
    given = form_given(county, city)
    county.post(ENTER, given)
    county.post(ENTER, given)
    assert cases().count() == 1


def test_nobody_enters_for_another_county(city, county):
    page = county.post(ENTER, form_given(county, city, area=city.areas["柳林镇"].pk))
    assert page.context["form"].errors["area"]
    assert cases().count() == 0


def test_what_comes_from_checks_is_not_entered_by_hand(city, county):
    assert county.post(ENTER, form_given(county, city, source="check")).context["form"].errors["source"]


def test_finance_enters_what_it_then_does_not_see(city, as_):
    finance = as_("finance_officer", "陈仓区")
    response = finance.post(ENTER, form_given(finance, city))
    assert response.url == ENTER
    assert cases().count() == 1


def test_a_workbook_is_tried_before_anything_is_entered(city, county):
    page = tried(county, RIGHT | {"amount": "1,200元", "severity": "高"})
    assert "1 行可以登记" in page.content.decode()
    assert cases().count() == 0
    entered(county, page)
    case = cases().get()
    assert (str(case.amount), case.severity, case.source, case.area.name) == ("1200.00", "high", "petition", "虢镇")


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"source": None}, "“来源”没有填"),
        ({"theme": "其它"}, "“主题”里没有“其它”这一项"),
        ({"town": "柳林镇"}, "“陈仓区柳林镇”不在您管辖的范围"),
        ({"county": "凤翔县", "town": ""}, "“凤翔县”不在您管辖的范围"),
        ({"amount": "很多"}, "“涉及金额（元）”不是金额：很多"),
        ({"amount": -1}, "不是金额"),
        ({"title": "长" * 201}, "“问题”超过 200 个字"),
    ],
)
def test_a_faulty_row_is_told_and_the_right_ones_go_on(city, county, wrong, told):
    page = tried(county, RIGHT | wrong, RIGHT)
    assert told in page.content.decode()
    assert [row.number for row in page.context["faulty"]] == [2]
    entered(county, page)
    assert cases().count() == 1


def test_a_row_without_a_town_goes_to_the_county(city, county):
    entered(county, tried(county, RIGHT | {"town": None}))
    assert cases().get().area.name == "陈仓区"


def test_entering_the_same_page_twice_enters_once(city, county):
    page = tried(county, RIGHT)
    entered(county, page)
    entered(county, page)
    assert cases().count() == 1


def test_the_page_kept_between_holds_no_name_and_is_only_for_who_tried(city, county, as_):
    page = tried(county, RIGHT | {"name": "张三丰", "subject": ID})
    assert "张三丰" not in page.content.decode()
    assert ID not in page.content.decode()
    entered(as_("county_officer", "陈仓区"), page)
    assert cases().count() == 0


@pytest.mark.parametrize("content", [b"", b"no workbook", b"PK\x03\x04broken"])
def test_what_is_no_workbook_is_told(city, county, content):
    page = county.post(WORKBOOK, {"workbook": SimpleUploadedFile("a.xlsx", content)})
    assert page.context["workbook"].errors["workbook"]


def test_another_workbook_misses_its_headers(city, county):
    book = load_workbook(BytesIO(county.get(TEMPLATE).content))
    book.active["A1"] = "序号"
    file = BytesIO()
    book.save(file)
    page = county.post(WORKBOOK, {"workbook": SimpleUploadedFile("a.xlsx", file.getvalue())})
    assert "第一行缺少表头：来源" in page.content.decode()


def test_the_template_offers_the_choices_of_the_county(city, county):
    sheet = load_workbook(BytesIO(county.get(TEMPLATE).content)).active
    offered = [rule.formula1 for rule in sheet.data_validations.dataValidation]
    assert any("信访" in one and "名册核查" not in one for one in offered)
    assert any("陈仓区" in one for one in offered)


def test_the_page_shuts_nobody_out(city, browse, transactional_db):
    page = browse(city.actor("county_officer", "陈仓区"))
    page.goto(ENTER)
    assert shut_out(page) == []


@pytest.mark.parametrize(
    ("given", "field", "why"),
    [
        ({"title": f"反映{ID}未保"}, "title", "不写证件号"),
        ({"title": "联系13900000000核实"}, "title", "电话"),
        ({"title": "张三丰反映应保未保"}, "title", "不写对象姓名"),
        ({"village": "东岭村张三丰家"}, "village", "不写对象姓名"),
        ({"subject": ID[:-1]}, "subject", "这里是 17 位"),
        ({"subject": f"{ID[:-1]}7"}, "subject", "校验位不对"),
    ],
)
def test_what_everybody_reads_names_nobody_and_a_number_is_one(city, county, given, field, why):
    page = county.post(ENTER, form_given(county, city, **given))
    assert why in page.context["form"].errors[field][0]
    assert not cases().exists()


@pytest.mark.parametrize("number", ["", ID, ID[:15], "DB990001", "99030419520314001234"])
def test_other_papers_have_other_numbers(city, county, number):
    county.post(ENTER, form_given(county, city, subject=number))
    assert cases().count() == 1


def test_a_row_that_names_somebody_in_its_title_is_told(county):
    page = tried(county, RIGHT | {"name": "张三丰", "title": "张三丰应保未保", "subject": ID[:-1]})
    told = page.context["faulty"][0].faults
    assert "“问题”" in told[0] and "“证件号”" in told[1] and not page.context["right"]


def test_the_check_digit_is_that_of_the_rosters():
    wrong = [f"{ID[:-1]}{last}" for last in "0123456789X" if last != check_digit(ID[:-1])]
    assert [list(faults_in({"subject": number})) == [] for number in (ID, *wrong)] == [True, *[False] * 10]
