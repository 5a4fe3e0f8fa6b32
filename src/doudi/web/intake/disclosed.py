"""What of intake may be opened for a stated reason: the two sides of a proposal."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse

from doudi.web.disclosure import openable
from doudi.web.intake.models import Proposal
from doudi.web.intake.words import IDENTITY_FIELDS
from doudi.web.orgs.actor import Actor


def visible_proposals(actor: Actor) -> QuerySet[Proposal]:
    """The proposals that an actor may open."""
    return Proposal.objects.visible_to(actor).select_related("area")


def personal_values(one: Proposal) -> Iterator[tuple[str, str]]:
    """Name, birth date and number as the row has them, and those of the person proposed."""
    for side in ("seen", "person"):
        for field in ("name", "birth", "id_no"):
            if value := one.told[side][field]:
                yield str(IDENTITY_FIELDS[field][0]), value


openable.register(
    openable.Openable(
        "identity", visible_proposals, personal_values, lambda one: reverse("identity_detail", args=[one.pk])
    )
)
