"""Sealing of personal fields: AES-256-GCM or SM4-GCM, bound to table, column and row.

A blob is: cipher (1 byte) · key number (2 bytes) · nonce (12 bytes) · ciphertext with tag. The associated data
`table.column.pk` is not stored: a blob moved to another place does not open.
"""

import hmac
import secrets
from collections.abc import Callable
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from doudi.language import say
from doudi.trouble import Trouble

NONCE = 12
TAG = 16
HEAD = 3
AES, SM4 = 1, 2
CIPHERS = {"aes": AES, "sm4": SM4}
BLIND_BYTES = 16


class NotOpened(Exception):  # noqa: N818
    """A blob that does not open here: moved, changed, or sealed with a key that is gone."""


def cipher_named(name: str) -> str:
    """The name of a cipher that new values are sealed with (`field_cipher` in home.toml). Raises Trouble."""
    if name not in CIPHERS:
        raise Trouble(
            say("不认识这种加密算法"), where=f"home.toml: field_cipher = {name!r}", mend=say("写 “aes” 或 “sm4”")
        )
    return name


def seal(plain: str, place: str) -> bytes:
    """The text sealed for its place (`table.column.pk`) with the newest key and the cipher of the settings."""
    return seal_bytes(plain.encode(), place)


def unseal(blob: bytes, place: str) -> str:
    """The text of a blob at its place. Raises NotOpened."""
    return unseal_bytes(blob, place).decode()


def seal_bytes(plain: bytes, place: str) -> bytes:
    """As `seal`, for the bytes of a file."""
    number = max(settings.HOME.field_keys)
    cipher = CIPHERS[settings.FIELD_CIPHER]
    nonce = secrets.token_bytes(NONCE)
    body = ENCRYPT[cipher](settings.HOME.field_keys[number], nonce, plain, place.encode())
    return bytes([cipher]) + number.to_bytes(2, "big") + nonce + body


def unseal_bytes(blob: bytes, place: str) -> bytes:
    """As `unseal`, for the bytes of a file. Raises NotOpened."""
    cipher, number = blob[0], int.from_bytes(blob[1:HEAD], "big")
    nonce, body = blob[HEAD : HEAD + NONCE], blob[HEAD + NONCE :]
    try:
        return DECRYPT[cipher](settings.HOME.field_keys[number], nonce, body, place.encode())
    except (KeyError, InvalidTag) as error:
        raise NotOpened(place) from error


def key_number(blob: bytes) -> int:
    """With which key a blob was sealed."""
    return int.from_bytes(blob[1:HEAD], "big")


def blind(kind: str, value: str) -> bytes:
    """A keyed hash for exact search: the same value of the same kind gives the same 16 bytes, and says nothing."""
    return hmac.digest(settings.HOME.blind_key, f"{kind}\0{value}".encode(), "sha256")[:BLIND_BYTES]


@lru_cache(maxsize=64)
def _aes(key: bytes) -> AESGCM:
    return AESGCM(key)


def _aes_seal(key: bytes, nonce: bytes, plain: bytes, place: bytes) -> bytes:
    return _aes(key).encrypt(nonce, plain, place)


def _aes_open(key: bytes, nonce: bytes, body: bytes, place: bytes) -> bytes:
    return _aes(key).decrypt(nonce, body, place)


def _sm4_seal(key: bytes, nonce: bytes, plain: bytes, place: bytes) -> bytes:
    encryptor = Cipher(algorithms.SM4(key[:16]), modes.GCM(nonce)).encryptor()
    encryptor.authenticate_additional_data(place)
    return encryptor.update(plain) + encryptor.finalize() + encryptor.tag


def _sm4_open(key: bytes, nonce: bytes, body: bytes, place: bytes) -> bytes:
    decryptor = Cipher(algorithms.SM4(key[:16]), modes.GCM(nonce, body[-TAG:])).decryptor()
    decryptor.authenticate_additional_data(place)
    return decryptor.update(body[:-TAG]) + decryptor.finalize()


Step = Callable[[bytes, bytes, bytes, bytes], bytes]
ENCRYPT: dict[int, Step] = {AES: _aes_seal, SM4: _sm4_seal}
DECRYPT: dict[int, Step] = {AES: _aes_open, SM4: _sm4_open}
