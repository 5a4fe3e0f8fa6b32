"""What is missing on the machine is named in one line to copy, when it cannot be installed."""

import os
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "tools/system_packages.sh"


def run_on(machine: Path, purpose: str, **commands: str) -> subprocess.CompletedProcess[str]:
    """The script on a machine that has only these commands, each a line of shell, and what a shell needs."""
    for name in ("bash", "env", "awk", "cat", "mktemp", "rm"):
        (machine / name).symlink_to(subprocess.check_output(["which", name], text=True).strip())
    for name, line in commands.items():
        (machine / on_disk(name)).write_text(f"#!/bin/bash\n{line}\n")
        (machine / on_disk(name)).chmod(0o755)
    return subprocess.run(
        ["bash", SCRIPT, purpose, "python3"],
        env={"PATH": str(machine), "HOME": os.environ.get("HOME", "/")},
        capture_output=True,
        text=True,
        check=False,
    )


def on_disk(name: str) -> str:
    """A command's name as keyword arguments cannot spell it."""
    return {"dpkg_query": "dpkg-query", "apt_get": "apt-get"}.get(name, name)


HAS_VENV = "exit 0"
NO_VENV = '[[ $2 == *venv,* ]] && exit 1; echo "python3.11-venv"'
JAVA = "echo 'openjdk version \"{}\" 2025' >&2"
BROWSER = "chromium-headless-shell"
COMPLETE = {
    "python3": HAS_VENV,
    "git": "",
    BROWSER: "",
    "dpkg_query": "printf 'install ok installed'",
    "java": JAVA.format("17.0.15"),
    "pg_ctl": "",
    "id": "echo 0",
}


@pytest.mark.parametrize("browser", ["chromium-headless-shell", "chromium", "chromium-browser"])
def test_a_complete_machine_is_left_alone(tmp_path: Path, browser: str):
    machine = {name: script for name, script in COMPLETE.items() if name != BROWSER} | {browser: ""}
    ended = run_on(tmp_path, "test", **machine, apt_get="echo called >&2; exit 1")
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")


@pytest.mark.parametrize("java", ["11.0.2", "1.8.0_292"])
def test_without_root_it_prints_the_one_line_and_fails(tmp_path: Path, java: str):
    machine = COMPLETE | {"python3": NO_VENV, "java": JAVA.format(java), "id": "echo 1000", "sudo": "exit 1"}
    del machine[BROWSER]
    ended = run_on(tmp_path, "test", **machine)
    assert ended.returncode == 1
    wanted = "python3.11-venv chromium-headless-shell openjdk-17-jre-headless"
    assert f"sudo apt-get update && sudo apt-get install -y --no-install-recommends {wanted}\n" in ended.stderr


def test_with_root_it_updates_once_and_installs_what_is_missing(tmp_path: Path):
    machine = COMPLETE | {"java": "exit 127", "apt_get": f'echo "$@ as $DEBIAN_FRONTEND" >> {tmp_path}/called'}
    ended = run_on(tmp_path, "test", **machine)
    assert ended.returncode == 0, ended.stderr
    update, install = (tmp_path / "called").read_text().splitlines()
    assert "update" in update
    assert install.endswith("install -y -qq --no-install-recommends openjdk-17-jre-headless as noninteractive")


def test_an_install_that_fails_fails(tmp_path: Path):
    ended = run_on(tmp_path, "test", **COMPLETE | {"java": "exit 127", "apt_get": "exit 100"})
    assert ended.returncode == 100


def test_to_run_neither_browser_nor_java_is_needed(tmp_path: Path):
    ended = run_on(tmp_path, "run", python3=HAS_VENV)
    assert (ended.returncode, ended.stdout) == (0, "")
