"""A folder of rosters checked, as the site asks for it."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from doudi.engine.run import Progress
from doudi.exports.folder_run import Order, check_folder
from doudi.policy.book import read_book
from doudi.rosters.limits import Limits
from doudi.web.intake.engine.proposals import write_proposals
from doudi.web.intake.engine.secrets import write_secrets
from doudi.web.intake.engine.supply import write_supply

MEMORY = "2GB"


def check(asked: Mapping[str, Any], progress: Progress) -> None:
    """Check a folder, and write beside the results which place handed in what."""
    overlay = Path(asked["policy"]) if asked.get("policy") else None
    out, scratch, as_of = Path(asked["out"]), Path(asked["scratch"]), date.fromisoformat(asked["as_of"])
    order = Order(folder=Path(asked["folder"]), out=out, as_of=as_of, book=read_book(overlay), limits=Limits(MEMORY))
    result, delivery = check_folder(order, scratch, progress)
    write_secrets(result.store, out)
    write_proposals(result, out / "proposals.json")
    write_supply(result, delivery, out / "supply.json")
