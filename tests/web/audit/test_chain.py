import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError

from doudi.web.audit.chain import GENESIS, digest, record
from doudi.web.audit.models import Entry


def test_each_entry_is_chained_to_the_one_before(city):
    actor = city.actor("city_officer", "宝鸡市")
    for n in range(3):
        record(actor, "looked", n=n)
    previous = GENESIS
    for entry in Entry.objects.order_by("number"):
        line = {name: getattr(entry, name) for name in
                ("number", "at", "user_id", "who", "action", "kind", "object_id", "area_id", "detail")}  # fmt: skip
        assert entry.previous_hash == previous
        assert entry.hash == digest(previous, line)
        previous = entry.hash


@pytest.mark.parametrize("sql", ["UPDATE audit_entry SET who = 'nobody'", "DELETE FROM audit_entry"])
def test_the_database_refuses_to_change_the_log(city, sql):
    record(city.actor("city_officer", "宝鸡市"), "looked")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Entry.objects.all().delete()
