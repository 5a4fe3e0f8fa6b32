"""The virus scanner that home.toml names (`scan_command`, a list; {path} stands for the file), if any."""

import subprocess
from pathlib import Path
from typing import Literal

from django.conf import settings

Refusal = Literal["", "virus", "not_scanned"]


def is_named() -> bool:
    """Whether there is a scanner: it reads plain files only, from a path."""
    return bool(settings.HOME.settings.get("scan_command"))


def refusal(path: Path, seconds: int) -> Refusal:
    """Why a file may not come in; empty if it may. A file that could not be scanned in these seconds is not clean."""
    command = settings.HOME.settings.get("scan_command")
    if not command:
        return ""
    try:
        asked = [part.replace("{path}", str(path)) for part in command]
        done = subprocess.run(asked, capture_output=True, timeout=seconds, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return "not_scanned"
    return "virus" if done.returncode else ""
