"""GL: villages whose rate stands out, rolls that never change."""

from doudi.demo.plants.draft import Draft
from doudi.demo.plants.rolls import family

MIDDLE_RATE = 0.035
"""What the rates of ordinary villages lie around."""


def plant(draft: Draft) -> None:
    """All plants of the family."""
    for sow in (gl01, gl01_not, gl02, gl02_not):
        draft.plant = sow.__name__
        sow(draft)


def _village(draft: Draft, unit: str, n_families: int, population: int | None, number: int = 0) -> str:
    village = draft.spare(unit, number)
    for _ in range(n_families):
        family(draft, village=village)
    draft.population[village.code] = population
    return village.area_code


def gl01(draft: Draft) -> None:
    """One in six on the roll; nobody on the roll of five hundred; nobody knows how many live there."""
    for unit, count, population in (("610302000000", 5, 60), ("610304000000", 0, 500), ("高新区", 8, 110)):
        draft.expect("GL-01", _village(draft, unit, count, population), months=[draft.clock.month])
    for unit, number in (("610322000000", None), ("610323000000", 0)):
        draft.expect("GL-01", _village(draft, unit, 3, number), "undecided", months=[draft.clock.month])


def gl01_not(draft: Draft) -> None:
    """Somewhat more than elsewhere: by a fifth."""
    _village(draft, "610324000000", 3, round(6 / (MIDDLE_RATE * 1.12)))


def gl02(draft: Draft) -> None:
    """Ten families, the same ten for half a year."""
    for unit in ("610326000000", "610327000000"):
        village = _village(draft, unit, 10, round(20 / MIDDLE_RATE))
        draft.expect("GL-02", village, months=draft.clock.months)


def gl02_not(draft: Draft) -> None:
    """Nine that never change; ten of whom one is new since this month."""
    _village(draft, "610328000000", 9, round(18 / MIDDLE_RATE))
    _village(draft, "610329000000", 9, round(20 / MIDDLE_RATE))
    family(draft, village=draft.spare("610329000000"), months=[5])
