"""How allauth keeps secrets of second factors here: sealed like every personal field."""

import base64

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.db import transaction

from doudi.web.orgs.models import User
from doudi.web.privacy.sealing import seal, unseal

PLACE = "mfa_authenticator.data"
SEALED = ("secret", "seed")


class Vault(DefaultMFAAdapter):
    """The adapter of allauth.mfa. It is not told whose secret it seals, so the seal binds to the column only."""

    def encrypt(self, text: str) -> str:
        """The secret as the database holds it."""
        return base64.b64encode(seal(text, PLACE)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The secret again."""
        return unseal(base64.b64decode(encrypted_text), PLACE)

    def get_totp_label(self, user: User) -> str:
        """What the app on the phone shows beside the code."""
        return user.username

    def get_public_key_credential_user_entity(self, user: User) -> dict[str, object]:
        """Whom a passkey belongs to."""
        return {"id": str(user.pk).encode(), "display_name": str(user), "name": user.username}


@transaction.atomic
def seal_again() -> int:
    """Seal every secret anew with the newest key; gives how many. Part of changing keys."""
    vault, n = Vault(), 0
    for held in Authenticator.objects.select_for_update():
        found = {name: vault.encrypt(vault.decrypt(held.data[name])) for name in SEALED if name in held.data}
        if found:
            held.data |= found
            held.save(update_fields=["data"])
            n += 1
    return n
