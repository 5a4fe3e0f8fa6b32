"""Verification, proof and closing, with their files: what the pages call."""

import hashlib
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction

from doudi.web.audit.chain import record
from doudi.web.cases import vault
from doudi.web.cases.actions.fingerprints import mark_photo, mark_text
from doudi.web.cases.actions.hold import NotRight, acting, leave_trace
from doudi.web.cases.actions.move import move
from doudi.web.cases.demands import proof_dated_since_plan
from doudi.web.cases.models import Attachment, Case, Event, Proof, Visit
from doudi.web.cases.uploads import Upload
from doudi.web.orgs.actor import Actor


def verify(
    case: Case,
    *,
    by: Actor,
    verdict: str,
    visited_on: date,
    met: str,
    finding: str,
    photos: Iterable[Upload] = (),
    signature: Upload | None = None,
    seen: int | None = None,
) -> Visit:
    """Say what was found at the door (`confirmed` or `refuted`), with photos and the signature of who was met."""
    step = {"confirmed": "confirm", "refuted": "refute"}[verdict]
    with transaction.atomic():
        move(case, step, by=by, seen=seen, visited_on=visited_on, met=met, finding=finding)
        visit = case.visits.last()
        for photo in photos:
            _attach(photo, "photo", by, case=case, visit=visit)
        if signature:
            _attach(signature, "signature", by, case=case, visit=visit)
    return visit


def submit(
    case: Case,
    *,
    by: Actor,
    dated_on: date,
    proof_kind: str,
    proof: str,
    files: Iterable[Upload] = (),
    seen: int | None = None,
) -> Proof:
    """Hand in for review what was put right, with its evidence."""
    with transaction.atomic():
        move(case, "submit", by=by, seen=seen, dated_on=dated_on, proof_kind=proof_kind, proof=proof)
        made = case.proofs.order_by("at", "id").last()
        _attach_files(case, made, files, by)
    return made


def add_proof(case: Case, *, by: Actor, dated_on: date, kind: str, text: str, files: Iterable[Upload] = ()) -> Proof:
    """One more piece of evidence, while the unit is putting things right."""
    with acting(case, by, "case.work", holder=True) as held:
        if fault := proof_dated_since_plan(held, by, {"dated_on": dated_on}):
            raise NotRight(*fault)
        made = Proof.objects.create(case=held, dated_on=dated_on, kind=kind, text=text, user=by.user)
        mark_text(held, made.pk, text)
        _attach_files(held, made, files, by)
        leave_trace(held, "add_proof", by, dated_on=dated_on, kind=kind)
    return made


def close_case(case: Case, *, by: Actor, how: str, seen: int | None = None) -> Event:
    """Close by `proof` (a re-check that no longer fires) or as `refuted`; without proof: confirm.ask_override."""
    return move(case, "close", by=by, seen=seen, closed_how=how)


def open_attachment(attachment: Attachment, *, by: Actor) -> bytes:
    """The bytes of a file, for one who sees its case; who opened it is in the log."""
    seen = Attachment.objects.visible_to(by).get(pk=attachment.pk)
    record(by, "file.open", seen, area_id=seen.case.area_id, case=seen.case.number)
    return vault.content_of(seen.pk)


def _attach_files(case: Case, proof: Proof, files: Iterable[Upload], by: Actor) -> None:
    for file in files:
        _attach(file, "photo" if file.is_photo else "paper", by, case=case, proof=proof)


def _attach(upload: Upload, kind: str, by: Actor, *, case: Case, **to: Any) -> Attachment:
    row = Attachment.objects.create(
        case=case,
        kind=kind,
        name=upload.name,
        media_type=upload.media_type,
        n_bytes=len(upload.content),
        sha256=hashlib.sha256(upload.content).hexdigest(),
        user=by.user,
        **to,
    )
    vault.keep(row.pk, upload.content)
    if kind == "photo":
        mark_photo(case, row.pk, upload.content)
    return row
