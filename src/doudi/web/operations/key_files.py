"""The keys of an installation: what they are known by, and all of them in one file, sealed with a passphrase.

A file is: MAGIC · salt (16 bytes) · nonce (12 bytes) · AES-256-GCM of a JSON of name → base64, keyed by scrypt.
"""

import base64
import hashlib
import json
import secrets
from collections.abc import Mapping
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from doudi.language import say
from doudi.trouble import Trouble

MAGIC = b"doudi-keys-1\n"
SALT, NONCE = 16, 12
SHORTEST = 12
SCRYPT = {"n": 2**17, "r": 8, "p": 1, "maxmem": 256 * 1024**2, "dklen": 32}


def keys_in(folder: Path) -> dict[str, bytes]:
    """The keys of a folder by name. Raises Trouble when there are none."""
    if not folder.is_dir():
        raise Trouble(say("找不到密钥"), str(folder))
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def fingerprints(keys: Mapping[str, bytes]) -> dict[str, str]:
    """Of each key a hash that says nothing of it: keys are random, and long."""
    return {name: hashlib.sha256(b"doudi\0" + key).hexdigest()[:32] for name, key in keys.items()}


def sealed_with(passphrase: str, parts: Mapping[str, bytes]) -> bytes:
    """The parts in one sealed file. Raises Trouble for a passphrase that is too short."""
    if len(passphrase) < SHORTEST:
        raise Trouble(say("口令太短"), mend=say("至少 {n} 个字符", n=SHORTEST))
    salt, nonce = secrets.token_bytes(SALT), secrets.token_bytes(NONCE)
    plain = json.dumps({name: base64.b64encode(part).decode() for name, part in parts.items()}).encode()
    return MAGIC + salt + nonce + AESGCM(_key(passphrase, salt)).encrypt(nonce, plain, MAGIC)


def opened_with(passphrase: str, sealed: bytes, where: str) -> dict[str, bytes]:
    """The parts of a sealed file. Raises Trouble when the passphrase is wrong or the file damaged."""
    head = len(MAGIC)
    salt, nonce, body = (
        sealed[head : head + SALT],
        sealed[head + SALT : head + SALT + NONCE],
        sealed[head + SALT + NONCE :],
    )
    try:
        if not sealed.startswith(MAGIC):
            raise ValueError
        plain = AESGCM(_key(passphrase, salt)).decrypt(nonce, body, MAGIC)
    except (InvalidTag, ValueError) as error:
        raise Trouble(say("打不开密钥文件：口令不对，或文件已损坏"), where) from error
    return {name: base64.b64decode(part) for name, part in json.loads(plain).items()}


def _key(passphrase: str, salt: bytes) -> bytes:
    return hashlib.scrypt(passphrase.encode(), salt=salt, **SCRYPT)
