"""Whoever reads the log reads words, in the own language, and is led to the rows that may be seen."""

import ast
import re
from pathlib import Path

import pytest
from django.utils.translation import override

import doudi.web
from doudi.web.audit.chain import record
from doudi.web.audit.checkpoints import SIGNED
from doudi.web.audit.words import ACTIONS, DETAILS, KINDS
from doudi.web.disclosure.openable import KINDS as OPENED

WEB = Path(doudi.web.__file__).parent
WRITERS = {"record": "", "log": "", "leave_trace": "case."}
"""What writes into the log: an actor or a request, then the action, then the row."""


def calls():
    """Every place in the code that writes into the log."""
    for path in WEB.rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text())):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in WRITERS:
                yield call


def patterns(word):
    """What an action's expression may come to, as patterns; none for a name that is handed on."""
    if isinstance(word, ast.Constant):
        return [re.escape(word.value)]
    if isinstance(word, ast.IfExp):
        return patterns(word.body) + patterns(word.orelse)
    if isinstance(word, ast.JoinedStr):
        return ["".join(re.escape(one.value) if isinstance(one, ast.Constant) else r"\w+" for one in word.values)]
    return [re.escape(SIGNED)] if ast.unparse(word) == "SIGNED" else []


def recorded():
    return {re.escape(WRITERS[call.func.id]) + one for call in calls() for one in patterns(call.args[1])}


def test_every_action_that_the_code_records_has_words():
    assert len(recorded()) > 80
    assert [action for action in sorted(recorded()) if not any(re.fullmatch(action, said) for said in ACTIONS)] == []


def test_every_detail_that_the_code_records_has_words():
    given = {word.arg for call in calls() if call.func.id != "leave_trace" for word in call.keywords if word.arg}
    assert sorted(given - {"who", "area_id"} - DETAILS.keys()) == []


def test_every_kind_of_row_that_may_be_opened_has_words(city):
    officer = city.actor("county_officer", "陈仓区")
    kinds = {one.rows(officer).model._meta.label_lower for one in OPENED.values()}
    assert kinds and sorted(kinds - KINDS.keys()) == []


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_words_are_of_the_readers_language(language):
    with override(language):
        said = {str(words) for words in ACTIONS.values()}
    assert all(re.search("[一-鿿]", words) is None for words in said) == (language == "en")


def test_an_inspector_is_led_to_the_case_and_reads_its_states(city, as_):
    case, officer = city.case("虢镇"), city.actor("county_officer", "陈仓区")
    record(officer, "case.dispatch", case, before="pending_dispatch", after="pending_receipt")
    page = as_("discipline_inspector", "陈仓区").get("/log/?action=case.dispatch").content.decode()
    assert f'<a href="/cases/{case.pk}/">{case.number}</a>' in page
    assert "派发" in page and "待派发" in page and "pending_dispatch" not in page


def test_a_unit_and_a_holder_are_named_and_empty_details_left_out(city, as_):
    officer = city.actor("county_officer", "陈仓区")
    record(officer, "post.refused", officer.post, role="county_officer", holder=officer.user.pk, query=[])
    page = as_("audit_admin", "宝鸡市").get("/log/?action=post").content.decode()
    assert f"{officer.user}" in page and f"{officer.unit}" in page
    assert "[]" not in page and "orgs.post" not in page


def test_the_audit_administrator_is_told_the_number_and_led_to_no_case(city, as_):
    case = city.case("虢镇")
    page = as_("audit_admin", "宝鸡市").get("/log/?action=case.open").content.decode()
    assert case.number in page and f"/cases/{case.pk}/" not in page


def test_the_filter_knows_the_words(city, as_):
    case = city.case("虢镇")
    record(city.actor("county_officer", "陈仓区"), "case.dispatch", case)
    lines = as_("audit_admin", "宝鸡市").get("/log/?action=派发").context["page"]
    assert {line.action for line in lines} == {"case.dispatch"}


def test_an_unknown_code_is_shown_as_it_is(city, as_):
    record(None, "of.another.age", None)
    assert "of.another.age" in as_("audit_admin", "宝鸡市").get("/log/").content.decode()
