from collections import Counter
from importlib import import_module

import pytest
from django.apps import apps

from doudi.engine.catalogue import catalogue
from doudi.web.cases.directions import CHECKS, DIRECTIONS, OF_CHECK
from doudi.web.cases.models import Case

pytestmark = pytest.mark.django_db


def test_every_check_of_the_catalogue_has_one_direction_and_no_other_has():
    said = Counter(code for codes in CHECKS.values() for code in codes)
    assert set(said) == set(catalogue())
    assert set(said.values()) == {1}
    assert set(CHECKS) == set(DIRECTIONS)


def test_all_that_is_left_out_is_under_and_no_procedure_is_over():
    topics = {(code[:2], direction) for code, direction in OF_CHECK.items()}
    assert {direction for topic, direction in topics if topic == "LB"} == {"under"}
    assert {direction for topic, direction in topics if topic == "CX"} == {"care"}


@pytest.mark.parametrize(("given", "direction"), [({"check_code": "TK-11"}, "over"), ({"source": "petition"}, "")])
def test_a_case_has_the_direction_of_its_check(city, given, direction):
    assert city.case("虢镇", **given).direction == direction


def test_the_cases_of_before_are_told_by_their_check(city):
    found, told = city.case("虢镇", check_code="DB-14"), city.case("虢镇", source="audit", direction="money")
    Case.objects.system("as it was before").filter(pk=found.pk).update(direction="")
    import_module("doudi.web.cases.migrations.0007_direction_of_the_wrong").tell_by_check(apps, None)
    found.refresh_from_db()
    told.refresh_from_db()
    assert (found.direction, told.direction) == ("under", "money")
