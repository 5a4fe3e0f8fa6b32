"""A sealed file opens whole and in its own place, or is named as not whole."""

import io
import os
import secrets
import shutil
import tracemalloc
from pathlib import Path

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from doudi.web.privacy import files
from doudi.web.privacy.chunks import CHUNK, HEAD, MAGIC
from doudi.web.privacy.files import NotWhole, content_of, is_sealed, keep, key_number, move, opened, seal_again, sealing
from doudi.web.privacy.passing import Passing
from doudi.web.privacy.sealing import NONCE, TAG

STEP = NONCE + CHUNK + TAG
CANARY = "990304195001010018 袁小一".encode()


def a_place() -> Path:
    return Path(settings.HOME.folder) / "files" / "tried" / secrets.token_hex(8)


@pytest.fixture
def place():
    yield a_place()
    shutil.rmtree(a_place().parent, ignore_errors=True)


@pytest.fixture
def three_chunks(place):
    """A file of two full chunks and a bit, and what is in it."""
    content = os.urandom(2 * CHUNK + 17)
    keep(place, content)
    return place, content


@pytest.fixture(params=["aes", "sm4"])
def cipher(request, settings):
    settings.FIELD_CIPHER = request.param


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])
def test_what_was_sealed_comes_back(place, cipher, size):
    content = (CANARY * (size // len(CANARY) + 1))[:size]
    keep(place, content)
    assert content_of(place) == content
    assert CANARY not in place.read_bytes()
    assert is_sealed(place)
    assert place.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in place.parent.iterdir()] == [place.name], "nothing half written is left"


@given(st.lists(st.tuples(st.integers(-5, 3 * CHUNK), st.integers(0, 2 * CHUNK)), max_size=6))
def test_it_is_read_from_any_place(reads):
    place = a_place()
    plain = io.BytesIO(secrets.token_bytes(64) * (2 * CHUNK // 64) + b"end")
    keep(place, plain.getvalue())
    with opened(place) as sealed:
        for at, n in reads:
            assert sealed.seek(max(0, at)) == plain.seek(max(0, at))
            assert sealed.read(n) == plain.read(n)
        assert sealed.seek(-3, io.SEEK_END) == plain.seek(-3, io.SEEK_END)
        assert sealed.read() == b"end"
    shutil.rmtree(place.parent, ignore_errors=True)


def changed(at: int):
    return lambda whole: whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]


def without_chunk(number: int):
    return lambda whole: whole[: HEAD + number * STEP] + whole[HEAD + (number + 1) * STEP :]


TAMPERING = {
    "cut off within a chunk": lambda whole: whole[:-1],
    "cut off between chunks": lambda whole: whole[: HEAD + STEP],
    "only the head": lambda whole: whole[:HEAD],
    "nothing": lambda whole: b"",
    "added to": lambda whole: whole + b"x",
    "the last chunk twice": lambda whole: whole + whole[HEAD + 2 * STEP :],
    "a chunk left out": without_chunk(1),
    "chunks in another order": lambda whole: (
        whole[:HEAD] + whole[HEAD + STEP : HEAD + 2 * STEP] + whole[HEAD : HEAD + STEP] + whole[HEAD + 2 * STEP :]
    ),
    "the form": changed(0),
    "the cipher": changed(len(MAGIC)),
    "the number of the key": changed(len(MAGIC) + 2),
    "the salt": changed(HEAD - 1),
    "a nonce": changed(HEAD),
    "a byte of the first chunk": changed(HEAD + NONCE + 5),
    "a tag": changed(HEAD + STEP - 1),
    "the last byte": changed(-1 % (HEAD + 2 * STEP + NONCE + 17 + TAG)),
    "plain bytes": lambda whole: CANARY,
}


@pytest.mark.parametrize("what", TAMPERING)
def test_whatever_is_changed_is_found(three_chunks, what):
    place, _content = three_chunks
    place.write_bytes(TAMPERING[what](place.read_bytes()))
    with pytest.raises(NotWhole) as found:
        content_of(place)
    assert place.name in found.value.where
    assert found.value.why
    assert found.value.mend
    assert "Traceback" not in found.value.told()


def test_a_file_cut_off_is_found_before_a_byte_of_it_is_given(three_chunks):
    place, _content = three_chunks
    place.write_bytes(place.read_bytes()[: HEAD + STEP])
    with pytest.raises(NotWhole):
        opened(place)


def test_a_file_in_anothers_place_does_not_open(three_chunks):
    place, _content = three_chunks
    shutil.copy(place, place.with_name("other"))
    with pytest.raises(NotWhole):
        opened(place.with_name("other"))


def test_a_chunk_of_another_file_does_not_open(place):
    one, other = place, place.with_name("other")
    content = os.urandom(2 * CHUNK)
    keep(one, content)
    keep(other, content)
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(first[:HEAD] + second[HEAD : HEAD + STEP] + first[HEAD + STEP :])
    with pytest.raises(NotWhole):
        content_of(one)


def test_a_file_whose_key_is_gone_is_named(three_chunks, monkeypatch):
    place, _content = three_chunks
    monkeypatch.delitem(settings.HOME.field_keys, key_number(place))
    monkeypatch.setattr(settings.HOME.field_keys, "folder", Path("/nowhere"))
    with pytest.raises(NotWhole):
        opened(place)


def test_moved_by_us_it_opens_there_and_nowhere_else(three_chunks):
    place, content = three_chunks
    target = place.with_name("target")
    before = place.read_bytes()
    move(place, target)
    assert content_of(target) == content
    assert not place.exists()
    place.write_bytes(target.read_bytes())
    with pytest.raises(NotWhole):
        opened(place)
    last = slice(HEAD + 2 * STEP, HEAD + 2 * STEP + NONCE)
    assert before[last] != target.read_bytes()[last], "no nonce twice"


def test_a_new_key_seals_again(three_chunks, monkeypatch):
    place, content = three_chunks
    newest = max(settings.HOME.field_keys)
    assert not seal_again(place)
    monkeypatch.setitem(settings.HOME.field_keys, newest + 1, secrets.token_bytes(32))
    assert seal_again(place)
    assert key_number(place) == newest + 1
    assert content_of(place) == content
    assert not seal_again(place)


def test_what_breaks_off_leaves_the_file_as_it_was(three_chunks):
    place, content = three_chunks
    with pytest.raises(ZeroDivisionError), sealing(place) as out:
        out.write(b"new" * CHUNK)
        raise ZeroDivisionError
    assert content_of(place) == content
    assert len(list(place.parent.iterdir())) == 1


def test_half_written_files_are_no_files(place):
    with sealing(place) as out:
        out.write(b"x")
        assert place not in files.lying()
        assert len(list(place.parent.iterdir())) == 1
        assert not [path for path in files.lying() if path.parent == place.parent]


def test_a_large_file_needs_little_memory(place):
    block = os.urandom(1 << 20)
    tracemalloc.start()
    with sealing(place) as out:
        for _ in range(40):
            out.write(block)
    with opened(place) as content:
        while content.read(1 << 20):
            pass
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 10 << 20


def test_what_only_passes_through_is_sealed_and_has_no_name(tmp_path, settings):
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path
    passing = Passing()
    passing.write(CANARY * CHUNK)
    assert list(tmp_path.iterdir()) == []
    beneath = os.pread(passing._file.fileno(), 3 * CHUNK, 0)
    assert CANARY[:18] not in beneath
    assert beneath
    with passing.read_back() as content:
        assert content.read(len(CANARY)) == CANARY
        assert content.seek(0) == 0
        assert content.read() == CANARY * CHUNK
