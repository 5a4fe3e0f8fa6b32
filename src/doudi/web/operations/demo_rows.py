"""The rows of the demo city."""

import click

from doudi.web.demo_city.build import build
from doudi.web.operations.preparing import bring_tables


def fill() -> None:
    """The whole demo city into an empty database, telling how far it is."""
    bring_tables()
    build(click.echo)
