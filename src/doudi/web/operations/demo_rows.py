"""The rows of the demo city."""

from doudi.web.demo_city.people import appoint
from doudi.web.demo_city.places import settle
from doudi.web.operations.preparing import bring_tables


def fill() -> None:
    """Places, units and people into an empty database."""
    bring_tables()
    settle()
    appoint()
