"""CX: steps of an application left out or taken late."""

from datetime import date, timedelta

from doudi.demo.calendar import shift, workday_after
from doudi.demo.places import Village
from doudi.demo.plants.draft import Draft, Person, Row


def plant(draft: Draft) -> None:
    """All plants of the family."""
    for sow in (cx01, cx01_not, cx02, cx03, cx03_not, cx04, cx04_not, cx05, cx05_not, cx06, cx06_not, cx07, cx07_not):
        draft.plant = sow.__name__
        sow(draft)


def application(draft: Draft, person: Person | None = None, **changed: object) -> Row:
    """An application every step of which was in time, visited by the county.

    A day that is named moves those after it, unless they are named too.
    """
    who = person or draft.neighbour()
    row = draft.add(
        "dibao_applications", application_no=draft.number("SQ"), applicant_name=who.name, applicant_id=who.id_no,
        area_code=who.village.area_code, decision="批准", near_relative=False, reported=False, county_visited=True,
    )  # fmt: skip
    row.update(_steps(draft.clock.ago(75), changed))
    row.update(changed)
    return row


def _steps(accepted: date, given: dict[str, object]) -> Row:
    def day(name: str, usual: date) -> date:
        named = given.get(name)
        return named if isinstance(named, date) else usual

    accepted = day("accepted_on", accepted)
    investigated = day("investigated_on", workday_after(accepted, 2))
    reviewed = day("reviewed_on", workday_after(investigated, 3))
    notice_from = day("notice_from", reviewed + timedelta(days=1))
    notice_to = day("notice_to", notice_from + timedelta(days=6))
    decided = day("decided_on", workday_after(notice_to, 2))
    return {
        "accepted_on": accepted,
        "investigated_on": investigated,
        "reviewed_on": reviewed,
        "notice_from": notice_from,
        "notice_to": notice_to,
        "decided_on": decided,
        "informed_on": decided + timedelta(days=1),
    }


UNDECIDED_YET = {"notice_from": None, "notice_to": None, "decided_on": None, "decision": None, "informed_on": None}
"""An application that has not come so far."""


def _wrong(draft: Draft, check: str, *rows: Row) -> None:
    for row in rows:
        draft.expect(check, str(row["application_no"]), months=())


def _open(draft: Draft, check: str, *rows: Row) -> None:
    for row in rows:
        draft.expect(check, str(row["application_no"]), "undecided", months=())


def _excused(draft: Draft, check: str, row: Row) -> None:
    draft.excuse(check, id_no=str(row["applicant_id"]))
    draft.expect(check, str(row["application_no"]), "excused", months=())


def cx01(draft: Draft) -> None:
    """Investigated on the eleventh working day; not yet after three weeks; accepted nobody knows when."""
    accepted = draft.clock.ago(75)
    late, excused = (application(draft, investigated_on=workday_after(accepted, 11)) for _ in range(2))
    waiting = application(
        draft, accepted_on=draft.clock.ago(24), investigated_on=None, reviewed_on=None, **UNDECIDED_YET
    )
    _wrong(draft, "CX-01", late, waiting)
    _open(draft, "CX-01", application(draft, accepted_on=None, **UNDECIDED_YET))
    _excused(draft, "CX-01", excused)


def cx01_not(draft: Draft) -> None:
    """On the last day there is; accepted the day before yesterday."""
    limit = 10 if draft.clock.ago(75) < date(2021, 7, 1) else 3
    application(draft, investigated_on=workday_after(draft.clock.ago(75), limit))
    application(draft, accepted_on=draft.clock.ago(2), investigated_on=None, reviewed_on=None, **UNDECIDED_YET)


def cx02(draft: Draft) -> None:
    """No democratic review; on the sixth working day; on the fifth: kept. Only under the rules of 2012."""
    accepted = draft.clock.ago(75)
    investigated = workday_after(accepted, 2)
    without, excused = (application(draft, reviewed_on=None) for _ in range(2))
    late = application(draft, reviewed_on=workday_after(investigated, 6))
    application(draft, reviewed_on=workday_after(investigated, 5))
    application(draft, reviewed_on=None, **UNDECIDED_YET)
    undated = application(draft, accepted_on=None)
    _open(draft, "CX-01", undated)
    _open(draft, "CX-02", undated)
    draft.excuse("CX-02", id_no=str(excused["applicant_id"]))
    if accepted < date(2021, 7, 1):
        _wrong(draft, "CX-02", without, late)
        draft.expect("CX-02", str(excused["application_no"]), "excused", months=())


def cx03(draft: Draft) -> None:
    """Six days of notice; none at all. No result entered says there is none: not judged."""
    start = draft.clock.ago(60)
    six, without_result, excused = (
        application(draft, notice_from=start, notice_to=start + timedelta(days=5)) for _ in range(3)
    )
    without = application(draft, notice_from=None, notice_to=None)
    without_result["decision"] = None
    _wrong(draft, "CX-03", six, without)
    _excused(draft, "CX-03", excused)


def cx03_not(draft: Draft) -> None:
    """Seven days; six, but refused; six, not decided yet."""
    start = draft.clock.ago(60)
    application(draft, notice_from=start, notice_to=start + timedelta(days=6))
    application(draft, notice_from=start, notice_to=start + timedelta(days=5), decision="不予批准")
    recent = draft.clock.ago(7)
    application(
        draft, notice_from=recent, notice_to=draft.clock.ago(1), decided_on=None, decision=None, informed_on=None
    )


def _limit(draft: Draft, notice_to: date) -> int:
    return 3 if notice_to < date(2021, 7, 1) else 10


def cx04(draft: Draft) -> None:
    """Decided a working day too late after the notice; not decided weeks after it."""
    end = draft.clock.ago(50)
    late, excused = (
        application(draft, notice_from=end - timedelta(days=7), notice_to=end,
                    decided_on=workday_after(end, _limit(draft, end) + 1))
        for _ in range(2)
    )  # fmt: skip
    waiting = application(draft, notice_to=end, decided_on=None, decision=None, informed_on=None)
    _wrong(draft, "CX-04", late, waiting)
    _excused(draft, "CX-04", excused)


def cx04_not(draft: Draft) -> None:
    """On the last working day; the notice ended yesterday."""
    end = draft.clock.ago(50)
    application(
        draft, notice_from=end - timedelta(days=7), notice_to=end, decided_on=workday_after(end, _limit(draft, end))
    )
    application(draft, notice_to=draft.clock.ago(1), decided_on=None, decision=None, informed_on=None)


def _refused(draft: Draft, days: int | None) -> Row:
    row = application(draft, decision="不予批准")
    decided = row["decided_on"]
    assert isinstance(decided, date)
    row["informed_on"] = None if days is None else decided + timedelta(days=days)
    return row


def cx05(draft: Draft) -> None:
    """Told on the fourth day, or never; decided nobody knows when."""
    if draft.clock.as_of < date(2021, 7, 1):
        _wrong(draft, "CX-05", _refused(draft, 4))
    _wrong(draft, "CX-05", _refused(draft, 12), _refused(draft, None))
    undated = application(draft, notice_to=draft.clock.ago(1), decision="不予批准", decided_on=None)
    _open(draft, "CX-05", undated)
    _excused(draft, "CX-05", _refused(draft, None))


def cx05_not(draft: Draft) -> None:
    """On the third day; never told of an approval."""
    _refused(draft, 3)
    application(draft, informed_on=None)


def _decided_in(draft: Draft, village: Village, month: date, *visits: bool | None) -> list[Row]:
    """Applications of one place that were decided on the twentieth of a month."""
    rows = []
    for visited in visits:
        person = draft.neighbour(village=village)
        decided = month.replace(day=20)
        end = decided - timedelta(days=1)
        rows.append(
            application(
                draft, person, accepted_on=decided - timedelta(days=17), notice_from=end - timedelta(days=7),
                notice_to=end, decided_on=decided, county_visited=visited,
            )
        )  # fmt: skip
    return rows


def cx06(draft: Draft) -> None:
    """One of four visited; none of two, in 高新区; one of four, and perhaps another."""
    month = shift(draft.clock.month, -9)
    place, other, unsaid = (draft.village(unit=unit) for unit in ("610323000000", "高新区", "610326000000"))
    _decided_in(draft, place, month, True, False, False, False)
    _decided_in(draft, other, month, False, False)
    _decided_in(draft, unsaid, month, True, None, False, False)
    for village in (place, other):
        draft.expect("CX-06", f"{village.town.unit}|{month:%Y-%m}", months=[month])
    draft.expect("CX-06", f"{unsaid.town.unit}|{month:%Y-%m}", "undecided", months=[month])


def cx06_not(draft: Draft) -> None:
    """Three of ten: thirty in a hundred; and two of four, perhaps three."""
    month = shift(draft.clock.month, -9)
    _decided_in(draft, draft.village(unit="610327000000"), month, *[True] * 3, *[False] * 7)
    _decided_in(draft, draft.village(unit="610328000000"), month, True, True, None, False)


def cx07(draft: Draft) -> None:
    """A relative's application, and one that was reported, not visited by the county; unsaid which."""
    month = shift(draft.clock.month, -10)
    village = draft.village(unit="610324000000")
    relative, reported, unvisited, unsaid, excused, *_ = _decided_in(
        draft, village, month, False, False, None, False, False, *[True] * 6
    )
    for row in (relative, unvisited, excused):
        row["near_relative"] = True
    reported["reported"] = True
    unsaid["reported"] = None
    _wrong(draft, "CX-07", relative, reported)
    _open(draft, "CX-07", unvisited, unsaid)
    _excused(draft, "CX-07", excused)


def cx07_not(draft: Draft) -> None:
    """Relatives visited; unknown whether a relative, but visited; a relative not decided on yet."""
    application(draft, near_relative=True)
    application(draft, near_relative=None, reported=None)
    application(draft, near_relative=True, county_visited=False, **UNDECIDED_YET)
