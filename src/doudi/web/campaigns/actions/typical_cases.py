"""The cases that a county tells of in its return (clause 4.3: 典型案例), with names and numbers masked."""

import re

from django.db import transaction

from doudi.web.audit.chain import record
from doudi.web.campaigns.actions.refusals import demand
from doudi.web.campaigns.actions.returns import wrote
from doudi.web.campaigns.models import Return, TypicalCase
from doudi.web.campaigns.rules import refusal
from doudi.web.cases.models import Case
from doudi.web.orgs.actor import Actor
from doudi.web.privacy.masking import masked_number, masked_text

LONG_NUMBER = re.compile(r"(?<![0-9])[0-9]{10,18}[Xx]?(?![0-9])")
"""Id numbers, phones and accounts, wherever they stand."""


def choose_case(returned: Return, *, by: Actor, case: Case, title: str, text: str) -> TypicalCase:
    """Tell of a case, or tell it anew. Its subject's name and every long number are masked before they are kept."""
    with transaction.atomic():
        held = _held(returned, by)
        kept = {"title": told(title, case)[:100], "text": told(text, case)}
        row = held.typical_cases.filter(case=case).first()
        if row and (row.title, row.text) == (kept["title"], kept["text"]):
            return row
        row = row or TypicalCase(returned=held, case=case)
        row.title, row.text = kept["title"], kept["text"]
        row.save()
        wrote(held, by)
        record(by, "return.choose_case", held, case=case.pk)
    return row


def drop_case(returned: Return, *, by: Actor, case: Case) -> None:
    """Tell no more of a case."""
    with transaction.atomic():
        held = _held(returned, by)
        if held.typical_cases.filter(case=case).delete()[0]:
            wrote(held, by)
            record(by, "return.drop_case", held, case=case.pk)


def told(text: str, case: Case) -> str:
    """A text without the name of the case's subject and without long numbers."""
    return LONG_NUMBER.sub(lambda found: masked_number(found[0]), masked_text(text, case.name, case.subject))


def _held(returned: Return, by: Actor) -> Return:
    rows = Return.objects.visible_to(by).select_related("campaign", "area").select_for_update(of=("self",))
    held = rows.get(pk=returned.pk)
    demand(refusal(held, "edit", by))
    return held
