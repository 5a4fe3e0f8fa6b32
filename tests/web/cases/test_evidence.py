"""Verification at the door, proof and closing, with their files."""

import hashlib
from datetime import timedelta

import pytest

from doudi.web.audit.models import Entry
from doudi.web.cases import vault
from doudi.web.cases.actions import (
    NotAllowed,
    NotFilled,
    NotRight,
    add_proof,
    close_case,
    move,
    open_attachment,
    submit,
    verify,
)
from doudi.web.cases.models import Attachment, Recheck
from doudi.web.cases.uploads import Upload
from doudi.web.privacy.sealing import NotOpened
from tests.web.cases.test_uploads import PDF, photo

PICTURE = Upload("门口.jpg", photo(), "image/jpeg")
PAPER = Upload("停发通知.pdf", PDF, "application/pdf")


def test_a_visit_with_photo_and_signature(office):
    case = office.verifying()
    visit = verify(
        case,
        by=office.clerk,
        verdict="confirmed",
        visited_on=office.today,
        met="其子",
        finding="已去世",
        photos=[PICTURE],
        signature=PICTURE,
    )
    assert case.state == "confirmed"
    assert [(file.kind, file.name) for file in visit.attachments.all()] == [
        ("photo", "门口.jpg"),
        ("signature", "门口.jpg"),
    ]


def test_proof_is_handed_in_with_its_papers(office):
    case = office.rectifying()
    proof = submit(
        case, by=office.clerk, dated_on=office.today, proof_kind="stop", proof="停发通知", files=[PAPER, PICTURE]
    )
    assert (case.state, proof.kind) == ("pending_review", "stop")
    assert [file.sha256 for file in proof.attachments.all()] == [
        hashlib.sha256(PDF).hexdigest(),
        hashlib.sha256(PICTURE.content).hexdigest(),
    ]


def test_more_proof_may_be_added_by_the_holder_alone(office):
    case = office.rectifying()
    given = {"dated_on": office.today, "kind": "refund", "text": "退款凭证"}
    add_proof(case, by=office.clerk, **given)
    assert case.proofs.count() == 1
    with pytest.raises(NotAllowed):
        add_proof(case, by=office.county, **given)
    with pytest.raises(NotRight):
        add_proof(case, by=office.clerk, **given | {"dated_on": office.today - timedelta(days=1)})


@pytest.fixture
def attached(office) -> Attachment:
    case = office.rectifying()
    return submit(
        case, by=office.clerk, dated_on=office.today, proof_kind="stop", proof="停发通知", files=[PAPER]
    ).attachments.get()


def test_a_file_lies_sealed_outside_the_web_root(attached, settings):
    lying = vault.path_of(attached.pk)
    assert PDF[:20] not in lying.read_bytes()
    assert lying.is_relative_to(settings.HOME.folder / "files")
    assert lying.stat().st_mode & 0o077 == 0


def test_whoever_sees_the_case_opens_the_file_and_is_in_the_log(attached, office):
    assert open_attachment(attached, by=office.county) == PDF
    assert Entry.objects.get(action="file.open").object_id == str(attached.pk)
    with pytest.raises(Attachment.DoesNotExist):
        open_attachment(attached, by=office.stranger)


def test_a_file_put_in_anothers_place_does_not_open(attached):
    vault.path_of(attached.pk + 256).write_bytes(vault.path_of(attached.pk).read_bytes())
    with pytest.raises(NotOpened):
        vault.content_of(attached.pk + 256)


def rechecked(case, office, *, days: int, fired: bool) -> None:
    day = office.today + timedelta(days=days)
    Recheck.objects.create(case=case, run=f"run{days}{fired}", as_of=day, data_until=day, fired=fired)


@pytest.mark.parametrize(("days", "fired", "proved"), [(1, False, True), (0, False, False), (1, True, False)])
def test_proof_is_a_recheck_on_rosters_after_the_fix_that_no_longer_fires(office, days, fired, proved):
    case = office.submitted()
    rechecked(case, office, days=days, fired=fired)
    if proved:
        close_case(case, by=office.reviewer, how="proof")
        assert (case.state, case.closed_how) == ("closed", "proof")
        return
    with pytest.raises(NotRight):
        close_case(case, by=office.reviewer, how="proof")


def test_the_last_recheck_decides(office):
    case = office.submitted()
    rechecked(case, office, days=31, fired=False)
    rechecked(case, office, days=61, fired=True)
    with pytest.raises(NotRight, match="仍有这个疑点"):
        close_case(case, by=office.reviewer, how="proof")


@pytest.mark.parametrize("how", ["proof", "refuted", "override", "because"])
def test_nothing_closes_by_saying_so(office, how):
    with pytest.raises(NotRight):
        close_case(office.submitted(), by=office.reviewer, how=how)
    with pytest.raises(NotFilled):
        close_case(office.submitted(), by=office.reviewer, how="")


def test_an_override_keeps_reason_and_name(office):
    case = office.closed()
    given = case.events.get(act="close").given
    assert given["reviewer"]["id"] == office.reviewer.user.pk
    assert given["asked_by"]["id"] == office.county.user.pk
    assert given["reason"]


def test_what_was_verified_as_not_true_closes_as_such(office):
    case = office.refuted()
    with pytest.raises(NotAllowed):
        submit(case, by=office.clerk, dated_on=office.today, proof_kind="stop", proof="无")
    move(case, "submit_refuted", by=office.clerk)
    close_case(case, by=office.reviewer, how="refuted")
    assert (case.state, case.closed_how) == ("closed", "refuted")
