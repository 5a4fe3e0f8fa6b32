"""The names under which a site is reached: what a browser may ask for, and a certificate may vouch for."""

import re
from collections.abc import Iterable

from doudi.language import say
from doudi.trouble import Trouble

HOST = re.compile(r"(?=.{1,253}$)[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*")
"""A host name or an IPv4 address. An address of a page, a port or a slash would make the site refuse every visitor."""


def demand_hosts(names: Iterable[str]) -> None:
    """Raises Trouble for names under which no browser would ever ask."""
    if wrong := [name for name in names if not HOST.fullmatch(name)]:
        raise Trouble(
            say("这不是主机名或 IP：{names}", names=" ".join(wrong)),
            mend=say("只写主机名或 IP，如 doudi.baoji.intranet 或 10.1.2.3，不带 https://、端口和斜线"),
        )
