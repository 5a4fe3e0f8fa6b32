"""How fast files are sealed and opened, and how much memory that takes: a file of 300 MB, the largest that may come in.

    python -m bench.sealing [--megabytes 300]

Seconds of processor, which other work on the machine changes less than the clock; each cipher in a process of its own.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

BLOCK = 1 << 20


def main() -> None:
    """Measure each cipher."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=int, default=300)
    parser.add_argument("--cipher", choices=["aes", "sm4"])
    asked = parser.parse_args()
    if asked.cipher:
        return measure(asked.cipher, asked.megabytes)
    for cipher in ("aes", "sm4"):
        command = [sys.executable, "-m", "bench.sealing", "--cipher", cipher, "--megabytes", str(asked.megabytes)]
        subprocess.run(command, check=True)


def measure(cipher: str, megabytes: int) -> None:
    """Seal, judge and keep a roster, lay it open, seal it with a new key; print MB for each second of processor."""
    from doudi.web.site.home import found  # noqa: PLC0415 – each process has a home of its own

    with tempfile.TemporaryDirectory(prefix="doudi-bench-") as folder:
        home = Path(folder) / "home"
        found(home, demo=False, field_cipher=cipher)
        os.environ |= {"DOUDI_HOME": str(home), "DJANGO_SETTINGS_MODULE": "doudi.web.site.settings"}
        steps = prepared(Path(folder), megabytes)
        before = peak()
        for name, step in steps.items():
            began = time.process_time()
            step()
            print(f"{cipher}  {name:<22} {megabytes / (time.process_time() - began):7.0f} MB/s")
    print(f"{cipher}  memory before, at peak {before:7.0f} {peak():.0f} MB", flush=True)


def prepared(folder: Path, megabytes: int) -> dict[str, Callable[[], object]]:
    """The steps, in their order."""
    import django  # noqa: PLC0415

    django.setup()
    from django.conf import settings  # noqa: PLC0415

    from doudi.web.intake import vault  # noqa: PLC0415
    from doudi.web.privacy import files  # noqa: PLC0415

    keys, held = settings.HOME.field_keys, []
    pile = vault.Pile(vault.folder() / ".bench")

    def again() -> None:
        keys[2] = os.urandom(32)
        files.seal_again(held[0])

    def take_in() -> None:
        pile.add("a.csv", content(megabytes))
        held.append(vault.path_of(pile.received[0].digest))

    return {
        "taken in": take_in,
        "laid open": lambda: files.lay_open(held[0], folder / "plain"),
        "sealed anew": again,
    }


def content(megabytes: int) -> Iterator[bytes]:
    """Lines as of a roster."""
    block = (b"990304195001010018,name,2020-06\n" * (BLOCK // 32))[:BLOCK]
    return (block for _ in range(megabytes))


def peak() -> float:
    """The most memory that this process held, in MB."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024


if __name__ == "__main__":
    main()
