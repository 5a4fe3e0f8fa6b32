"""Proposals of a run into the database; what people decided on earlier ones stays."""

from collections.abc import Mapping, Sequence
from typing import Any

from doudi.web.intake.identities import names_the_person
from doudi.web.intake.models import Proposal, Run
from doudi.web.intake.placing import Places
from doudi.web.jobs.running import Running
from doudi.web.privacy.sealing import blind

WHY = "a run loads its own proposals"
Told = Mapping[str, Any]


def load_proposals(run: Run, running: Running, found: Sequence[Told], places: Places) -> None:
    """New ones wait; known ones are met again; of those waiting, what the run no longer met is gone.

    Done twice it changes nothing. Only the places of the run are told of.
    """
    placed = {mark_of(one): (one, _area(one, places)) for one in found}
    inside = {mark: each for mark, each in placed.items() if each[1].path.startswith(run.area.path)}
    with running.atomic():
        rows = Proposal.objects.system(WHY).filter(area__path__startswith=run.area.path, last_run__as_of__lte=run.as_of)
        known = {bytes(mark) for mark in Proposal.objects.system(WHY).values_list("mark", flat=True)}
        rows.filter(mark__in=list(inside)).update(last_run=run, gone_run=None)
        rows.filter(gone_run=None).exclude(last_run=run).update(gone_run=run)
        Proposal.objects.bulk_create(_proposal(mark, *each, run) for mark, each in inside.items() if mark not in known)


def mark_of(one: Told) -> bytes:
    """By what it is known again: the row as it is seen and who it may be, whatever month's file it stands in."""
    seen = one["seen"]
    parts = (one["roster"], seen["name"], seen["birth"], seen["id_no"], one["own_area"], one["person"]["id_no"])
    where = () if names_the_person(one) else (one["file"], one["sheet"], str(one["row"]))
    return blind("proposal", "|".join([*map(str, parts), *where]))


def _area(one: Told, places: Places) -> Any:
    return places.of(one["area_code"], one["county"], one["town"])


def _proposal(mark: bytes, one: Told, area: Any, run: Run) -> Proposal:
    return Proposal(mark=mark, area=area, roster=one["roster"], weight=one["weight"], told=dict(one), last_run=run)
