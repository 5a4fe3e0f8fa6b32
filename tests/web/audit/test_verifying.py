"""Whatever is done to the log by raw SQL, the triggers gone, is found."""

from datetime import date, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doudi.web.audit.chain import FIELDS, GENESIS, digest, record
from doudi.web.audit.checkpoints import is_genuine, sign_day, signing_key
from doudi.web.audit.models import Checkpoint, Entry
from doudi.web.audit.verifying import prove

TODAY = date(2020, 6, 1)


@pytest.fixture
def log(city):
    """Ten entries on two days, each day signed, and three entries since."""
    actor = city.actor("city_officer", "宝鸡市")
    for day in range(2):
        for n in range(5):
            record(actor, "looked", n=n, note=f"看了 {n}")
        sign_day(TODAY + timedelta(days=day))
    for n in range(3):
        record(actor, "looked", n=n)
    drop_triggers()
    return actor


def drop_triggers():
    with connection.cursor() as cursor:
        for table in ("audit_entry", "audit_checkpoint"):
            on = f" ON {table}" if connection.vendor == "postgresql" else ""
            for verb in ("UPDATE", "DELETE"):
                cursor.execute(f"DROP TRIGGER {table}_no_{verb}{on}")


def sql(text, *given):
    with connection.cursor() as cursor:
        cursor.execute(text, given)


def proved(known=None):
    return prove(signing_key().public_key(), known)


def kinds():
    return {one.kind for one in proved().breaks}


def test_an_untouched_log_is_whole(log):
    proof = proved()
    assert proof.whole and proof.breaks == []
    assert (proof.n_entries, proof.last_number, len(proof.checkpoints)) == (15, 15, 2)


def test_an_empty_log_is_whole(db):
    assert proved().whole


@pytest.mark.parametrize(
    ("column", "value"),
    [("who", "'别人'"), ("action", "'other'"), ("user_id", "987654"), ("object_id", "'9'"), ("area_id", "9"),
     ("at", "'2020-01-01 00:00:00+00'" if connection.vendor == "postgresql" else "'2020-01-01 00:00:00'"),
     ("detail", "'{}'"), ("kind", "'x'")],
)  # fmt: skip
def test_a_changed_entry_is_found(log, column, value):
    sql(f"UPDATE audit_entry SET {column} = {value} WHERE number = 4")
    assert ("changed", 4) in {(one.kind, one.number) for one in proved().breaks}


@given(number=st.integers(1, 15))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_deleted_entry_is_found(log, number):
    kept = Entry.objects.filter(pk=number).values().get()
    sql("DELETE FROM audit_entry WHERE number = %s", number)
    broken = not proved().whole
    Entry(**kept).save(force_insert=True)
    assert broken or number == 15  # the very last one: only a printed page tells


def test_entries_that_changed_places_are_found(log):
    for old, new in ((3, 99), (4, 3), (99, 4)):
        sql("UPDATE audit_entry SET number = %s WHERE number = %s", new, old)
    assert "changed" in kinds()


def test_an_entry_put_in_is_found(log):
    sql("UPDATE audit_entry SET number = number + 100 WHERE number > 4")
    line = Entry.objects.filter(pk=4).values(*FIELDS).get() | {"number": 5, "action": "forged"}
    previous = Entry.objects.get(pk=4).hash
    Entry(**line, previous_hash=previous, hash=digest(previous, line)).save(force_insert=True)
    sql("UPDATE audit_entry SET number = number - 99 WHERE number > 100")
    assert {"changed", "not_linked"} <= kinds()


def test_a_log_cut_off_before_a_checkpoint_is_found(log):
    sql("DELETE FROM audit_entry WHERE number > 11")
    assert "checkpoint_differs" in kinds()


def test_a_log_cut_off_after_the_last_checkpoint_is_found_by_a_printed_page(log):
    last = proved()
    sql("DELETE FROM audit_entry WHERE number > 13")
    assert proved().whole
    assert {one.kind for one in proved({last.last_number: last.last_hash}).breaks} == {"page_differs"}


def test_a_log_reckoned_anew_after_a_change_is_found_by_its_checkpoints(log):
    sql("UPDATE audit_entry SET who = '别人' WHERE number = 4")
    rehash()
    assert kinds() == {"checkpoint_differs"}


def test_a_checkpoint_signed_by_another_key_is_found(log):
    sql("UPDATE audit_entry SET who = '别人' WHERE number = 4")
    rehash()
    forger = Ed25519PrivateKey.generate()
    for one in Checkpoint.objects.all():
        last = Entry.objects.get(pk=one.last_number).hash
        said = f"doudi audit {one.on} {one.last_number} {last}".encode()
        sql("UPDATE audit_checkpoint SET last_hash = %s, signature = %s WHERE id = %s", last, forger.sign(said), one.pk)
    assert kinds() == {"not_signed"}
    assert is_genuine(Checkpoint.objects.first(), forger.public_key())


def test_a_checkpoint_taken_away_is_missed(log):
    sql("DELETE FROM audit_checkpoint WHERE last_number = 6")
    assert kinds() == {"checkpoint_gone"}


def test_a_day_is_signed_once(log):
    assert sign_day(TODAY) == sign_day(TODAY)
    assert proved().whole


def rehash():
    """What a forger with the database does: every hash reckoned anew."""
    previous = GENESIS
    for line in list(Entry.objects.order_by("number").values(*FIELDS)):
        own = digest(previous, line)
        sql("UPDATE audit_entry SET previous_hash = %s, hash = %s WHERE number = %s", previous, own, line["number"])
        previous = own
