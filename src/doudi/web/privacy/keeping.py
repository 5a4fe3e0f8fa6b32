"""How long files with personal data are kept: `keep_days` in home.toml; 0, or nothing, keeps them for ever."""

from doudi.language import say
from doudi.trouble import Trouble

LEAST = 365
"""A campaign lasts a year, and proves its last cases by rosters of its first months."""


def days_to_keep(value: object) -> int:
    """The days. Raises Trouble for what is none, and for so few that work under way would lose its ground."""
    if isinstance(value, int) and not isinstance(value, bool) and (value == 0 or value >= LEAST):
        return value
    raise Trouble(
        say("保存期限不对"),
        where=f"home.toml: keep_days = {value!r}",
        mend=say("写天数，至少 {n}；一直保存则写 0 或去掉这一行", n=LEAST),
    )
