"""Whatever happens to a backup on its way: it is restored equal, or refused in plain words."""

import hashlib
import json
import os
import zipfile
from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doudi.trouble import Trouble
from doudi.web.operations.archive import FORM, Manifest, extracted, manifest_of, sha256_of, write


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A small archive and what is in it."""
    folder = tmp_path_factory.mktemp("archive")
    parts = {}
    for name, content in {
        "home.toml": b"demo = false\n",
        "files/a.xlsx": os.urandom(3000),
        "runs/b": b"x" * 9000,
    }.items():
        parts[name] = folder / name.replace("/", "-")
        parts[name].write_bytes(content)
    target = folder / "whole.zip"
    hashes = {name: sha256_of(path) for name, path in parts.items()}
    write(target, Manifest(FORM, "1", "2020-06-01T00:00:00+00:00", "sqlite", {}, hashes), parts)
    return target, {name: path.read_bytes() for name, path in parts.items()}


def read(path, folder):
    """What comes out of an archive; None when it is refused."""
    try:
        manifest_of(path)
        return {name: (folder / name).read_bytes() for name in list(extracted(path, folder))}
    except Trouble as refused:
        assert refused.what and refused.where
        return None


def test_what_went_in_comes_out(whole, tmp_path):
    assert read(whole[0], tmp_path) == whole[1]


@given(data=st.data())
def test_a_flipped_bit_is_refused_or_harmless(whole, tmp_path_factory, data):
    content = bytearray(whole[0].read_bytes())
    content[data.draw(st.integers(0, len(content) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    folder = tmp_path_factory.mktemp("flipped")
    (folder / "b.zip").write_bytes(content)
    assert read(folder / "b.zip", folder / "out") in (None, whole[1])


@given(data=st.data())
def test_a_cut_off_archive_is_refused(whole, tmp_path_factory, data):
    content = whole[0].read_bytes()
    folder = tmp_path_factory.mktemp("cut")
    (folder / "b.zip").write_bytes(content[: data.draw(st.integers(0, len(content) - 1))])
    assert read(folder / "b.zip", folder / "out") is None


@pytest.mark.parametrize("name", ["../evil", "/etc/evil", "files/../../evil"])
def test_a_name_that_leaves_the_folder_is_refused(whole, tmp_path, name):
    parts = {name: hashlib.sha256(b"x").hexdigest()}
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("manifest.json", json.dumps(asdict(Manifest(FORM, "1", "", "sqlite", {}, parts))))
        archive.writestr(name, b"x")
    assert read(tmp_path / "b.zip", tmp_path / "deep/out") is None
    assert not list(tmp_path.rglob("*evil*"))


def test_nobody_reads_along_while_it_is_written(tmp_path):
    """A backup may be written into a folder that others see."""
    beside, modes = tmp_path / "b.zip.part", []
    beside.write_bytes(b"left by a crash, open to all")

    class Watched(dict):
        def items(self):
            modes.append(beside.stat().st_mode & 0o777)
            return super().items()

    write(tmp_path / "b.zip", Manifest(FORM, "1", "2020-06-01T00:00:00+00:00", "sqlite", {}, {}), Watched())
    assert modes == [0o600]
    assert (tmp_path / "b.zip").stat().st_mode & 0o777 == 0o600
