"""What later runs say of a doubt."""

from datetime import timedelta

from doudi.web.cases.actions import close_case, record_recheck
from doudi.web.notices.queries import notices_of

ROWS = [{"title": "发放明细", "row": 7, "fields": [{"header": "金额", "value": "420"}]}]


def said(case, office, run="r1", fired=False, days=30):
    day = office.today + timedelta(days=days)
    return record_recheck(case, run=run, as_of=day, data_until=day, fired=fired, before=ROWS, after=[])


def test_before_and_after_stand_side_by_side_and_sealed(office):
    made = said(office.submitted(), office)
    assert (made.before, made.after) == (ROWS, [])
    stored = type(made).objects.system("as stored").values_list("before", flat=True).get()
    assert b"420" not in bytes(stored)


def test_a_run_says_it_once(office):
    case = office.submitted()
    assert said(case, office) == said(case, office, fired=True)
    assert case.rechecks.get().fired is False


def test_a_proving_run_lets_the_case_close(office):
    case = office.submitted()
    said(case, office)
    close_case(case, by=office.reviewer, how="proof")
    assert case.closed_how == "proof"


def test_a_doubt_that_is_back_is_left_to_people(office):
    case = office.closed()
    said(case, office, fired=True)
    case.refresh_from_db()
    assert case.state == "closed"
    assert notices_of(office.reviewer.user).filter(kind="case.came_back").count() == 1
    assert notices_of(office.county.user).filter(kind="case.came_back").count() == 1


def test_each_run_that_finds_it_again_tells_once(office):
    case = office.closed()
    for _again in range(2):
        said(case, office, fired=True)
    assert notices_of(office.county.user).filter(kind="case.came_back").count() == 1
