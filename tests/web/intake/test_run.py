from doudi.web.intake.models import Finding


def found(actor, code="DB-01"):
    rows = Finding.objects.visible_to(actor).filter(check_code=code).order_by("area__name", "id")
    return [(row.area.name, row.presence) for row in rows]


def test_a_run_finds_the_dead_on_the_roll(rolls):
    run = rolls.checked(rolls.accepted())
    assert run.state == "finished", run.trouble
    assert found(rolls.officer) == [("虢镇", "new"), ("虢镇", "new"), ("阳平镇", "new")]
