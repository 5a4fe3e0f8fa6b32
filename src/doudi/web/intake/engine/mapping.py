"""Matched headers for the engine: `columns.yaml` in the folder it reads."""

import json
from collections.abc import Mapping
from pathlib import Path

FILE = "columns.yaml"
SIGNS = {ord(sign): f"[{sign}]" for sign in "[*?"}
"""A file's name is a pattern there; what stands for others in patterns stands for itself in brackets."""


def write_mapping(mapping: Mapping[str, Mapping[str, str]], folder: Path) -> None:
    """File to header to column, as JSON, which is YAML too. Files without a matched header are left out."""
    told = {name.translate(SIGNS): dict(columns) for name, columns in mapping.items() if columns}
    if told:
        (folder / FILE).write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
