"""The parameter values of a run in words."""

from dataclasses import replace

from doudi.engine.result import PolicyUse, RunResult
from doudi.exports.wording import listed
from doudi.language import say
from doudi.policy.parameter import SELECTORS, Entry
from doudi.policy.wording import conditions_text, value_text


def unverified(result: RunResult) -> list[PolicyUse]:
    """The values in use that nobody has read in the text of the rule."""
    return [use for use in result.parameters if not use.verified]


def value_of(result: RunResult, use: PolicyUse) -> str:
    """The value with its unit."""
    return value_text(result.book[use.name], _entry(use))


def conditions_of(use: PolicyUse) -> str:
    """Place and kind it holds for; empty: everywhere."""
    return conditions_text(_entry(use))


def titles(result: RunResult, names: tuple[str, ...]) -> str:
    """Parameters by their titles."""
    return listed(say(result.book[name].title) for name in names)


def _entry(use: PolicyUse) -> Entry:
    given = {name: use.selectors.get(name) for name in ("area", *SELECTORS)}
    return replace(Entry(from_day=use.since, value=use.value), **given)  # type: ignore[arg-type]
