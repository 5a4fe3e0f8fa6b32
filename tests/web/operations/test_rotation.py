import pytest
from django.conf import settings

from doudi.web.cases import vault
from doudi.web.cases.models import Case
from doudi.web.operations.rotation import rotate_keys, sealed_columns
from doudi.web.privacy import files
from doudi.web.privacy.sealing import key_number
from doudi.web.site.home import FieldKeys


def numbers():
    """The numbers of the keys with which anything is sealed."""
    return {
        key_number(bytes(blob))
        for model, field in sealed_columns()
        for blob in model._base_manager.exclude(**{field.attname: None}).values_list(field.attname, flat=True)
    }


def newest():
    return max(FieldKeys(settings.HOME.folder / "keys"))


@pytest.fixture
def cases(city):
    return [city.case("虢镇", name=f"张三丰{n}", doubt={"message": f"第 {n} 件"}) for n in range(7)]


def names():
    return {case.name for case in Case.objects.system("test")}


def test_everything_is_sealed_with_the_new_key_and_opens(cases):
    before, key = names(), newest()
    rotate_keys()
    assert newest() == key + 1
    assert numbers() == {key + 1}
    assert names() == before


def test_files_of_cases_are_sealed_anew_too(cases):
    number = cases[0].pk
    vault.keep(number, b"a photo")
    (vault.folder() / "00").mkdir(exist_ok=True)
    (vault.folder() / "00" / ".1-0.half").write_bytes(b"left by a crash")
    rotate_keys()
    assert files.key_number(vault.path_of(number)) == newest()
    assert vault.content_of(number) == b"a photo"
    assert vault.path_of(number).stat().st_mode & 0o777 == 0o600
    assert not files.seal_again(vault.path_of(number)), "a second round has nothing to do"


def test_a_damaged_file_is_named_and_stops_nothing(cases, capsys):
    broken, whole = (case.pk for case in cases[:2])
    vault.keep(broken, b"a photo")
    vault.keep(whole, b"another")
    sealed = vault.path_of(broken).read_bytes()
    vault.path_of(broken).write_bytes(sealed[:-1] + bytes([sealed[-1] ^ 1]))
    rotate_keys()
    assert str(vault.path_of(broken)) in capsys.readouterr().out
    assert files.key_number(vault.path_of(whole)) == newest()


def test_batches_smaller_than_the_table_reach_every_row(cases, monkeypatch):
    monkeypatch.setattr("doudi.web.operations.rotation.BATCH", 2)
    rotate_keys()
    assert numbers() == {newest()}


def test_a_rotation_that_was_broken_off_is_resumed_with_its_key(cases):
    key = newest()
    rotate_keys()
    (settings.HOME.folder / "keys.rotating").write_text(str(key + 1))
    put_back(cases[0], key)
    assert numbers() == {key, key + 1}
    rotate_keys()
    assert newest() == key + 1
    assert numbers() == {key + 1}
    assert not (settings.HOME.folder / "keys.rotating").exists()


def test_without_a_new_key_the_newest_seals(cases):
    key = newest()
    rotate_keys(new_key=False)
    assert newest() == key
    assert numbers() == {key}


def test_a_site_that_runs_meanwhile_learns_the_new_key(cases):
    """Another process has only the keys of its start."""
    started = FieldKeys(settings.HOME.folder / "keys")
    rotate_keys()
    assert newest() not in dict(started)
    assert started[newest()] == settings.HOME.field_keys[newest()]
    with pytest.raises(KeyError):
        started[newest() + 1]


def put_back(case, number):
    """Seal a row's name with an older key, as a process does that has not learnt the newer."""
    held = dict(settings.HOME.field_keys)
    newer = {one: settings.HOME.field_keys.pop(one) for one in held if one > number}
    Case.objects.system("test").filter(pk=case.pk).get()
    again = Case.objects.system("test").get(pk=case.pk)
    settings.HOME.field_keys.update(newer)
    name = again.name
    for one in newer:
        settings.HOME.field_keys.pop(one)
    again.name = name
    again.save(update_fields=["name"])
    settings.HOME.field_keys.update(newer)
