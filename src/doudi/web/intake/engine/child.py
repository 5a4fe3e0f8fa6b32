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
from importlib import import_module
from pathlib import Path
from typing import Any

from doudi import garbage
from doudi.language import say, speak
from doudi.policy.problem import BadPolicy
from doudi.trouble import Trouble

WORK = {"check": ("check", "check"), "look": ("look", "look"), "mark": ("marking", "mark_faults")}
"""Module and function of each work, read when it is asked for: a look at a file needs none of the checks."""


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
    garbage.rarely()
    end_with_the_asker()
    asked = json.loads(Path(order).read_text(encoding="utf-8"))
    speak(asked.get("language", "zh"))
    try:
        module, work = WORK[asked["work"]]
        getattr(import_module(f"doudi.web.intake.engine.{module}"), work)(asked, progress)
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
