"""The plans that come with the site."""

from importlib.resources import files

SUFFIX = ".yaml"


def ours(name: str) -> bytes | None:
    """The file of a plan of this name."""
    return next((held.read_bytes() for held in files(__name__).iterdir() if held.name == f"{name}{SUFFIX}"), None)


def titles() -> list[str]:
    """The names of the plans."""
    return sorted(held.name.removesuffix(SUFFIX) for held in files(__name__).iterdir() if held.name.endswith(SUFFIX))
