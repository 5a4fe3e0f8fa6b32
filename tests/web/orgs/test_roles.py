"""The matrix role × action is golden: `python -m tests.web.orgs.test_roles` writes it anew."""

from pathlib import Path

import pytest

from doudi.web.demo_city.people import STAFF
from doudi.web.orgs.models import LEVELS, UNIT_KINDS
from doudi.web.orgs.roles import ACTIONS, ADMINISTRATORS, ROLES, SEATS, fits, matrix, may

GOLDEN = Path(__file__).parent / "roles.txt"


def told():
    widest = max(map(len, ACTIONS))
    return "".join(f"{action:<{widest}}  {' '.join(holders)}\n" for action, holders in matrix())


def test_who_may_do_what():
    assert told() == GOLDEN.read_text()


def test_every_role_has_a_seat_of_known_kind_and_level():
    assert set(SEATS) == set(ROLES)
    assert {kind for seats in SEATS.values() for kind in seats} == set(UNIT_KINDS)
    assert {level for seats in SEATS.values() for levels in seats.values() for level in levels} <= set(LEVELS)


def test_the_people_of_the_demo_city_sit_where_they_may():
    assert [(place, role) for place, roles in STAFF.items() for role in roles if not fits(role, *place)] == []


def test_no_two_administrators_hold_the_same_power():
    shared = {"account.see", "area.see"}
    for action in set(ACTIONS) - shared:
        assert sum(may(role, action) for role in ADMINISTRATORS) <= 1, action


@pytest.mark.parametrize("role", sorted(ADMINISTRATORS))
def test_no_administrator_sees_personal_data(role):
    personal = ("case.see", "finding.see", "personal.open", "export.make", "search.use", "roster.import", "board.see")
    assert not any(may(role, action) for action in personal)


def test_an_unknown_action_is_an_error_and_not_a_no():
    with pytest.raises(KeyError):
        may("city_officer", "case.destroy")


@pytest.mark.parametrize("role", ROLES)
def test_everybody_sees_the_matrix(as_, role):
    page = as_(role, "宝鸡市").get("/org/roles/")
    assert page.context["rows"] == [(ACTIONS[action][0], holders) for action, holders in matrix()]
    assert page.content.decode().count("<tr>") == len(ACTIONS) + 1


if __name__ == "__main__":
    GOLDEN.write_text(told())
