"""The process that reads and checks rosters, so that the site stays small and nothing of it hangs on the engine.

`python -m doudi.web.intake.engine.child ORDER.json`. On standard output one JSON object per line: {"stage", "done",
"total"} while it works, then {"end": true}, {"trouble": words} or {"broken": type and place of an error, no values}.
It ends at once when its standard input closes: whoever asked is gone.
"""

import json
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from doudi.exports.folder_run import Order, check_folder
from doudi.language import say, speak
from doudi.policy.book import read_book
from doudi.policy.problem import BadPolicy
from doudi.rosters.limits import Limits
from doudi.trouble import Trouble
from doudi.web.intake.engine.look import look_over
from doudi.web.intake.engine.marking import mark
from doudi.web.intake.engine.secrets import write_secrets
from doudi.web.intake.engine.supply import write_supply

MEMORY = "2GB"
Asked = Mapping[str, Any]


def check(asked: Asked) -> None:
    """Check a folder, and write beside the results which place handed in what."""
    overlay = Path(asked["policy"]) if asked.get("policy") else None
    out, scratch, as_of = Path(asked["out"]), Path(asked["scratch"]), date.fromisoformat(asked["as_of"])
    order = Order(folder=Path(asked["folder"]), out=out, as_of=as_of, book=read_book(overlay), limits=Limits(MEMORY))
    result, delivery = check_folder(order, scratch, progress)
    write_secrets(result.store, out)
    write_supply(result, delivery, out / "supply.json")


def look(asked: Asked) -> None:
    """Say what the sheets of a folder are, and what a run would find wrong with their rows."""
    seen = look_over(Path(asked["folder"]), Path(asked["scratch"]), date.fromisoformat(asked["as_of"]), progress)
    Path(asked["out"]).write_text(json.dumps(seen, ensure_ascii=False), encoding="utf-8")


def mark_faults(asked: Asked) -> None:
    """Write a file back with its faults marked."""
    mark(Path(asked["file"]), asked["name"], Path(asked["problems"]), asked["sheets"], Path(asked["out"]))


WORK: Mapping[str, Callable[[Asked], None]] = {"check": check, "look": look, "mark": mark_faults}


def progress(stage: str, done: int, total: int) -> None:
    """Tell how far it is."""
    tell(stage=stage, done=done, total=total)


def tell(**line: Any) -> None:
    """One line to whoever asked."""
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


def end_with_the_asker() -> None:
    """Watch standard input from a thread: when it closes, this process and all it has begun end."""

    def watch() -> None:
        while os.read(sys.stdin.fileno(), 1):
            pass
        if hasattr(os, "killpg") and os.getpgid(0) == os.getpid():
            os.killpg(0, signal.SIGKILL)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def main(order: str) -> None:
    """Do what the order asks."""
    end_with_the_asker()
    asked = json.loads(Path(order).read_text(encoding="utf-8"))
    speak(asked.get("language", "zh"))
    try:
        WORK[asked["work"]](asked)
        tell(end=True)
    except Trouble as trouble:
        tell(trouble=trouble.told())
    except BadPolicy as bad:
        tell(trouble=f"{say('本地标准有误')} {bad}")
    except OSError as error:
        tell(trouble=say("结果写不进这个文件夹") + f"：{error.strerror}")
    except Exception as error:  # whatever it is, its text may hold personal data: only its type and place are told
        last = traceback.extract_tb(error.__traceback__)[-1]
        tell(broken=f"{type(error).__name__} {Path(last.filename).name}:{last.lineno}")


if __name__ == "__main__":
    main(sys.argv[1])
