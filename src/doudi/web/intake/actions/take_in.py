"""Rosters handed in: uploaded, matched, accepted, undone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from doudi.web.audit.chain import record
from doudi.web.intake.models import Batch, BatchFile, HeaderMapping, Run
from doudi.web.intake.vault import Received, receive
from doudi.web.jobs.actions import enqueue
from doudi.web.orgs.actor import Actor
from doudi.web.orgs.models import Unit


class NotNow(Exception):  # noqa: N818
    """The batch does not stand so that this can be done. Its text says why and what to do."""


@dataclass(frozen=True)
class HandedIn:
    """What became of an upload. `batch`: None if nothing new came; `again`: files that came before, and where."""

    batch: Batch | None
    again: tuple[tuple[str, Batch], ...]
    refused: tuple[Received, ...]


def hand_in(*, by: Actor, uploads: Iterable[UploadedFile], as_of: date, note: str = "") -> HandedIn:
    """Keep what was uploaded as a batch and have it looked at. Nothing but files handed in before: nothing changes.

    Beside new files they belong to the batch too, for it may replace the earlier one; a run reads the same bytes once.
    """
    received = receive(uploads)
    refused = tuple(one for one in received if one.refused)
    with transaction.atomic():
        Unit.objects.select_for_update().get(pk=by.unit.pk)  # the same upload twice at once: one after the other
        there = _held_before(by, [one.digest for one in received if one.digest])
        again = tuple((one.name, there[one.digest]) for one in received if one.digest in there)
        files = {one.digest: one for one in received if one.digest}
        if files.keys() <= there.keys():
            return HandedIn(None, again, refused)
        batch = Batch.objects.create(unit=by.unit, area=by.unit.area, by=by.user, as_of=as_of, note=note)
        BatchFile.objects.bulk_create(_row(batch, one, name) for one, name in _named(files.values()))
        record(by, "roster.upload", batch, files=len(files), refused=len(refused), again=len(again))
        look_at(batch, by)
    return HandedIn(batch, again, refused)


def _held_before(by: Actor, digests: list[str]) -> dict[str, Batch]:
    rows = BatchFile.objects.system("the same bytes of the same unit").filter(digest__in=digests, batch__unit=by.unit)
    there = rows.exclude(batch__state="undone").filter(batch__cleared_at=None)
    return {row.digest: row.batch for row in there.select_related("batch__unit").order_by("-batch__at")}


def _row(batch: Batch, one: Received, name: str) -> BatchFile:
    assert one.judged is not None
    notes = list(one.judged.notes)
    return BatchFile(batch=batch, name=name, digest=one.digest, size=one.size, form=one.judged.form, notes=notes)


def _named(files: Iterable[Received]) -> Iterable[tuple[Received, str]]:
    """Each file with a name of its own within the batch."""
    taken: set[str] = set()
    for one in files:
        stem, dot, ending = one.name.rpartition(".")
        name, number = one.name, 1
        while name.lower() in taken:
            number += 1
            name = f"{stem}({number}){dot}{ending}"
        taken.add(name.lower())
        yield one, name


def look_at(batch: Batch, by: Actor) -> None:
    """Have the engine look at a batch, in the background."""
    enqueue("intake.look", by=by, area=batch.area, key=look_key(batch), batch=batch.pk)


def look_key(batch: Batch) -> str:
    """The key of the job that looks at a batch as it is matched now."""
    return f"batch-{batch.pk}-{batch.mapped}"


def match_headers(*, by: Actor, file: BatchFile, columns: Mapping[str, Mapping[str, str]]) -> None:
    """Say which columns the headers of a file stand for: header to column, by roster. Remembered for the unit."""
    with transaction.atomic():
        batch = _open(by, file.batch)
        row = BatchFile.objects.visible_to(by).get(pk=file.pk)
        row.mapping = {**row.mapping, **{header: name for pairs in columns.values() for header, name in pairs.items()}}
        row.save(update_fields=["mapping"])
        for roster, pairs in columns.items():
            for header, name in pairs.items():
                HeaderMapping.objects.update_or_create(
                    unit=batch.unit, roster=roster, header=header, defaults={"column": name, "by": by.user}
                )
        batch.state, batch.mapped = "uploaded", batch.mapped + 1
        batch.save(update_fields=["state", "mapped"])
        record(by, "roster.match", batch, headers=sum(map(len, columns.values())))
        look_at(batch, by)


def accept(
    *, by: Actor, batch: Batch, left_out: Iterable[int] = (), partly: bool, replaces: Iterable[int] = ()
) -> None:
    """Let runs use a batch. Whole: nothing in it may be lost; partly: without `left_out` files and unreadable rows."""
    with transaction.atomic():
        held = _open(by, batch)
        if held.state == "accepted":
            return  # a second click
        files = list(held.files.all())
        out = {file.pk for file in files if file.refused or file.pk in set(left_out)}
        lost = [file for file in files if file.pk in out or file.n_rejected or not file.rosters]
        if lost and not partly:
            raise NotNow(_("有 {n} 个文件不能全部采用。请改好后重新上传，或选择部分采用。").format(n=len(lost)))
        if len(out) == len(files):
            raise NotNow(_("没有可采用的文件。"))
        held.files.filter(pk__in=out).update(left_out=True)
        held.state, held.partial = "accepted", bool(lost)
        held.settled_by, held.settled_at = by.user, timezone.now()
        held.save(update_fields=["state", "partial", "settled_by", "settled_at"])
        earlier = (
            Batch.objects.visible_to(by).in_use().filter(unit=held.unit, pk__in=list(replaces)).exclude(pk=held.pk)
        )
        n_replaced = earlier.update(replaced_by=held)
        record(by, "roster.accept", held, left_out=len(out), partly=bool(lost), replaced=n_replaced)


def undo(*, by: Actor, batch: Batch) -> int:
    """Take a batch out of use. Nothing is deleted; runs made from it are marked, what it replaced stands again.

    Gives the number of runs.
    """
    with transaction.atomic():
        held = Batch.objects.visible_to(by).select_for_update(of=("self",)).get(pk=batch.pk)
        if held.state == "undone":
            return 0
        held.state, held.settled_by, held.settled_at = "undone", by.user, timezone.now()
        held.save(update_fields=["state", "settled_by", "settled_at"])
        Batch.objects.system("what it replaced stands again").filter(replaced_by=held).update(replaced_by=None)
        runs = Run.objects.system("runs of the batch, wherever").filter(batches=held).update(stale=True)
        record(by, "roster.undo", held, runs=runs)
    return runs


def _open(by: Actor, batch: Batch) -> Batch:
    """The batch, locked, if it may still be changed; an accepted one is given back as it is."""
    held = Batch.objects.visible_to(by).select_for_update(of=("self",)).select_related("unit", "area").get(pk=batch.pk)
    if held.state == "undone":
        raise NotNow(_("这一批已经撤销。需要时请重新上传。"))
    if held.cleared_at:
        raise NotNow(_("这一批的文件已按保存期限删除。需要时请重新上传。"))
    if held.state == "uploaded":
        raise NotNow(_("这一批还在识别，请稍候。"))
    return held
