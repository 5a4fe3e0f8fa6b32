"""The rows of the demo city."""

from datetime import date

import click

from doudi.web.demo_city.build import build
from doudi.web.operations.preparing import bring_tables


def fill(today: date) -> None:
    """The whole demo city into an empty database, as it stands in the morning of a day, telling how far it is."""
    bring_tables()
    build(today, click.echo)
