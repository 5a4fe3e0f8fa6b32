"""The whole city, once, from tidy rosters: the messy ones are the engine's own test."""

from datetime import date

import pytest

from doudi.demo.parquet import write_parquet
from doudi.web.campaigns.models import Return
from doudi.web.cases.models import Case, LookBack, Recheck
from doudi.web.cases.workflow import STATES
from doudi.web.demo_city.build import build
from doudi.web.demo_city.cast import acting, officers_of
from doudi.web.intake.models import Finding, Proposal, Run
from doudi.web.notices.models import Notice
from doudi.web.orgs.models import Area

TODAY = date(2020, 8, 25)


@pytest.mark.slow
def test_the_city_stands_as_its_year_left_it(days):
    told = []
    build(TODAY, told.append, june=write_parquet)
    officer = acting(officers_of(Area.objects.get(parent=None))[0])
    assert len(told) == 4
    cases = Case.objects.visible_to(officer)
    assert set(cases.values_list("state", flat=True)) >= STATES.keys() - {"referred"}
    assert set(cases.exclude(closed_how="").values_list("closed_how", flat=True)) == {"proof", "override", "refuted"}
    assert cases.filter(n_reopened=1).exists(), "one relapsed"
    assert cases.overdue().exists()
    assert set(Recheck.objects.visible_to(officer).values_list("fired", flat=True)) == {True, False}
    assert set(LookBack.objects.visible_to(officer).values_list("result", flat=True)) >= {"waiting", "ok", "relapse"}
    assert Finding.objects.visible_to(officer).to_open().filter(check_code__startswith="LS").exists()
    june, july = Run.objects.visible_to(officer).order_by("as_of")
    assert june.counts.keys() == {"new"} and july.counts.keys() >= {"new", "gone", "unchanged", "cleared", "fires"}
    assert Return.objects.visible_to(officer).filter(state="submitted").exists()
    assert Notice.objects.exists()
    assert Proposal.objects.visible_to(officer).decided().count() == 1
    assert Proposal.objects.visible_to(officer).waiting().count() > 3
