"""Supervision letters: who may send them to whom, how they are numbered, what they say and what they do not."""

import io
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.translation import override
from docx import Document

from doudi.web.audit.models import Entry
from doudi.web.cases.actions import NotAllowed, NotRight, letter_file, supervise
from doudi.web.cases.models import Case, Letter
from doudi.web.notices.queries import notices_of

ID = "990304195203140016"


def sent(case, office, **given) -> Letter:
    usual = {
        "by": office.county,
        "kind": "supervision",
        "addressee": office.clerk.unit,
        "demand": "请立即停发，追回多发资金。",
        "due_on": office.today + timedelta(days=9),
    }
    return supervise(case, **usual | given)


def text_of(letter, by) -> str:
    _name, content = letter_file(letter, by=by)
    return "\n".join(paragraph.text for paragraph in Document(io.BytesIO(content)).paragraphs)


def test_the_paper_says_what_when_and_to_whom(office):
    case = office.rectifying(name="张三丰", subject=ID, amount="1260")
    paper = text_of(sent(case, office), office.county)
    for words in (
        office.clerk.unit.name,
        case.number,
        "死亡人员仍在低保名册",
        "陈仓区虢镇",
        "1,260.00元",
        "请立即停发",
    ):
        assert words in paper


def test_it_names_nobody_in_full(office):
    paper = text_of(sent(office.rectifying(name="张三丰", subject=ID), office), office.county)
    assert "张**" in paper
    assert "张三丰" not in paper
    assert ID not in paper


def test_nor_does_it_tell_an_illness_that_somebody_wrote_into_it(office):
    row = {"roster": "serious_illness", "fields": [{"column": "disease", "value": "尿毒症", "private": True}]}
    case = office.rectifying(doubt={"evidence": [row]})
    paper = text_of(sent(case, office, demand="请为尿毒症患者安排陪护。"), office.county)
    assert "请为***患者安排陪护。" in paper


def test_its_own_words_are_not_taken_for_the_illness(office):
    row = {"roster": "registered_poor", "fields": [{"column": "health", "value": "重病", "private": True}]}
    case = office.rectifying(title="重病人员未纳入低保", doubt={"evidence": [row]})
    assert "重病人员未纳入低保" in text_of(sent(case, office), office.county)


def test_it_tells_by_how_many_working_days_the_limit_is_over(office):
    case = office.rectifying()
    Case.objects.system("time goes by").filter(pk=case.pk).update(due_on=office.today - timedelta(days=14))
    assert "已逾期" in text_of(sent(case, office), office.county)


def test_each_unit_numbers_its_letters_by_kind_and_year(office):
    case = office.rectifying()
    numbers = [
        sent(case, office).number,
        sent(case, office, demand="请报送停发通知。").number,
        sent(case, office, kind="reminder").number,
    ]
    year = office.today.year
    assert numbers == [f"督办〔{year}〕1号", f"督办〔{year}〕2号", f"提示〔{year}〕1号"]
    assert sent(case, office, by=office.inspector).number == f"督办〔{year}〕1号"


def test_an_official_paper_is_chinese_whatever_the_page_speaks(office):
    with override("en"):
        letter = sent(office.rectifying(), office)
        paper = text_of(letter, office.county)
    assert letter.number.startswith("督办〔")
    assert "整改中" in paper


def test_the_addressed_unit_is_told_and_the_case_remembers(office):
    case = office.rectifying()
    sent(case, office)
    assert notices_of(office.clerk.user).filter(kind="case.letter_supervision").count() == 1
    assert case.events.last().act == "supervise"


@pytest.mark.parametrize("slip", ["own unit", "elsewhere", "no demand", "yesterday", "no kind"])
def test_what_cannot_be_sent(office, slip):
    given = {
        "own unit": {"addressee": office.county.unit},
        "elsewhere": {"addressee": office.stranger.unit},
        "no demand": {"demand": " "},
        "yesterday": {"due_on": office.today - timedelta(days=1)},
        "no kind": {"kind": "poem"},
    }[slip]
    with pytest.raises(NotRight):
        sent(office.rectifying(), office, **given)


def test_no_letter_goes_to_a_superior(office):
    bureau, case = office.city.unit("宝鸡市"), office.rectifying()
    with pytest.raises(NotRight, match="不在您单位管辖范围内") as refused:
        sent(case, office, addressee=bureau)
    assert refused.value.field == "addressee"
    assert not case.letters.exists()


def test_the_choice_is_of_units_below_and_beside(office, client):
    case, beside = office.rectifying(), office.city.unit("陈仓区", "finance")
    client.force_login(office.county.user)
    page = client.get(reverse("case_act", args=[case.pk, "supervise"]))
    offered = set(page.context["form"].fields["addressee"].queryset)
    assert offered == {office.clerk.unit, office.inspector.unit, beside}


def test_the_city_writes_to_the_county_and_to_its_own_units(office):
    writer, beside = office.city.actor("city_officer", "宝鸡市"), office.city.unit("宝鸡市", "finance")
    for unit in (office.county.unit, office.clerk.unit, beside):
        assert sent(office.rectifying(), office, by=writer, addressee=unit).addressee == unit


def test_the_clerk_sends_none_and_nobody_on_a_closed_case(office):
    with pytest.raises(NotAllowed):
        sent(office.rectifying(), office, by=office.clerk, addressee=office.county.unit)
    with pytest.raises(NotAllowed):
        sent(office.closed(), office)


def test_whoever_sees_the_case_takes_the_paper_and_is_in_the_log(office):
    letter = sent(office.rectifying(), office)
    letter_file(letter, by=office.clerk)
    assert Entry.objects.get(action="letter.take").object_id == str(letter.pk)
    with pytest.raises(Letter.DoesNotExist):
        letter_file(letter, by=office.stranger)
