"""The daily checkpoint: the last hash of the log, signed, so that it can be printed and kept elsewhere."""

from datetime import date

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_private_key
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from doudi.web.audit.chain import record
from doudi.web.audit.models import Checkpoint

SIGNED = "log.checkpoint"
"""The entry that tells of a checkpoint: a checkpoint that was taken away is missed by it."""


def sign_day(on: date) -> Checkpoint:
    """Sign the log as it stands, once a day; gives the day's checkpoint."""
    with transaction.atomic():
        if made := Checkpoint.objects.filter(on=on).first():
            return made
        last = record(None, SIGNED, who="doudi", on=on.isoformat())
        signature = signing_key().sign(message(on, last.number, last.hash))
        return Checkpoint.objects.create(
            on=on, made_at=timezone.now(), last_number=last.number, last_hash=last.hash, signature=signature
        )


def message(on: date, number: int, last_hash: str) -> bytes:
    """What is signed."""
    return f"doudi audit {on.isoformat()} {number} {last_hash}".encode()


def is_genuine(checkpoint: Checkpoint, key: Ed25519PublicKey) -> bool:
    """Whether the signature is of this checkpoint and by this key."""
    said = message(checkpoint.on, checkpoint.last_number, checkpoint.last_hash)
    try:
        key.verify(bytes(checkpoint.signature), said)
    except InvalidSignature:
        return False
    return True


def signing_key() -> Ed25519PrivateKey:
    """The installation's own key. Raises TypeError when the home holds another kind."""
    key = load_pem_private_key(settings.HOME.signing_key, password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise TypeError("keys/signing.pem is no Ed25519 key")
    return key


def public_key() -> str:
    """The public half as 64 hex digits, for the printed page."""
    return public_bytes(signing_key().public_key()).hex()


def public_bytes(key: Ed25519PublicKey) -> bytes:
    """The 32 bytes of a public key."""
    return key.public_bytes(Encoding.Raw, PublicFormat.Raw)
