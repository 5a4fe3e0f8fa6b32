"""What pages ask of the ledger and its returns: each takes an actor."""

from doudi.web.campaigns.queries.ledger import (
    campaign_shown,
    campaigns_of,
    duties_of,
    places_of,
    tasks_counted,
    with_lights,
)
from doudi.web.campaigns.queries.returns import matrix, missing_of, rollup

__all__ = [
    "campaign_shown",
    "campaigns_of",
    "duties_of",
    "matrix",
    "missing_of",
    "places_of",
    "rollup",
    "tasks_counted",
    "with_lights",
]
