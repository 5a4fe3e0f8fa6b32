"""Which roles sign in with a second factor: all of them, unless the installation says which."""

from doudi.language import say
from doudi.trouble import Trouble
from doudi.web.orgs.roles import ROLES


def roles_with_two(asked: list[str] | None, *, demo: bool) -> list[str]:
    """`second_factor` of home.toml, else every role; in the demo nobody. Raises Trouble for an unknown role."""
    if asked is None:
        return [] if demo else list(ROLES)
    if unknown := [role for role in asked if role not in ROLES]:
        raise Trouble(
            say("不认识这个岗位"),
            where=f"home.toml: second_factor = {unknown!r}",
            mend=say("可以写：{roles}；删去这一行就是所有岗位", roles=" ".join(ROLES)),
        )
    return list(asked)
