"""How often Python looks for garbage in a process of ours."""

import gc


def rarely() -> None:
    """Look for it after 20,000 new objects, not 700, and hardly ever through all there is.

    What a command loads stays to its end, and each check leaves tens of thousands of expressions behind: a tenth of a
    small run went into looking.
    """
    gc.set_threshold(20_000, 20, 20)
