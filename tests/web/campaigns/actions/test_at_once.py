"""Two clicks in the same moment, in threads of their own."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from doudi.web.campaigns.actions import Conflict, hand_in, sign_return
from doudi.web.campaigns.models import Figure, Return
from tests.web.campaigns.conftest import started


def at_once(ask, n=4):
    """What n threads get that ask at the same time; a refusal is an answer too."""

    def one(_number):
        try:
            return ask()
        except Conflict as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(n) as pool:
        return list(pool.map(one, range(n)))


@pytest.mark.django_db(transaction=True)
def test_a_return_is_begun_once(transactional_db, campaign, people):
    found = at_once(lambda: started(campaign, people["filler"]))
    assert len({one.pk for one in found}) == 1
    assert Return.objects.visible_to(people["filler"]).count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_return_is_signed_and_frozen_once(transactional_db, campaign, people):
    draft = started(campaign, people["filler"])
    handed = hand_in(draft, by=people["filler"], seen=draft.version)
    found = at_once(lambda: sign_return(handed, by=people["signer"], seen=handed.version))
    assert {one.state for one in found} == {"submitted"}
    figures = Figure.objects.system("a test counts").filter(returned=handed, code="opened")
    assert figures.count() == 2
