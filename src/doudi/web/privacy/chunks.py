"""A sealed file: chunks that open one by one, so that a large one needs little memory and can be read from any place.

MAGIC · cipher (1 byte) · key number (2 bytes) · salt (16 bytes), then chunks of nonce (12) · ciphertext · tag (16).
Each file has a key of its own, made of the field key and the salt. The associated data of a chunk are the head, its
number and whether it is the last; those of the last one also the place of the file. So a file that was cut off, added
to, put together from others or laid in another's place is found when it is opened: the last chunk is opened first.
"""

import hmac
import io
import secrets
import struct
from collections.abc import Callable
from typing import IO, NamedTuple

from cryptography.exceptions import InvalidTag

from doudi.web.privacy.sealing import DECRYPT, ENCRYPT, NONCE, TAG, NotOpened

MAGIC = b"DOUDI-FILE-1\n"
SALT = 16
CHUNK = 256 * 1024
_FORM = struct.Struct(f">{len(MAGIC)}sBH{SALT}s")
HEAD = _FORM.size
_STEP = NONCE + CHUNK + TAG


class Key(NamedTuple):
    """With what a file is sealed: cipher and number stand in its head, the secret does not."""

    cipher: int
    number: int
    secret: bytes


class Sealer:
    """Seals what is written, chunk by chunk, into an opened file. Nothing is whole before `finish`."""

    def __init__(self, out: IO[bytes], key: Key) -> None:
        self._out, self._rest, self._number = out, bytearray(), 0
        self._chunks = _Chunks(_FORM.pack(MAGIC, key.cipher, key.number, secrets.token_bytes(SALT)), key)
        out.write(self._chunks.head)

    def write(self, content: bytes) -> int:
        """Take in the next bytes."""
        self._rest += content
        while len(self._rest) > CHUNK:  # a full chunk may be the last: it waits for more
            self._out.write(self._chunks.sealed(bytes(self._rest[:CHUNK]), self._number))
            del self._rest[:CHUNK]
            self._number += 1
        return len(content)

    def finish(self, place: str) -> None:
        """Seal the last chunk, and with it the file to its place."""
        self._out.write(self._chunks.sealed(bytes(self._rest), self._number, place))


class Opened(io.RawIOBase):
    """The plain bytes of a sealed file, from any place in it. Raises NotOpened, already when it is opened."""

    def __init__(self, file: IO[bytes], key_of: Callable[[int, int], Key], place: str) -> None:
        self._file, self._place, self._at = file, place, 0
        head = file.read(HEAD)
        if len(head) < HEAD or not head.startswith(MAGIC):
            raise NotOpened(place)
        _magic, cipher, number, _salt = _FORM.unpack(head)
        self._chunks = _Chunks(head, key_of(cipher, number))
        sealed = file.seek(0, io.SEEK_END) - HEAD
        self._last = max(0, (sealed - 1) // _STEP)
        self._held = self._last
        self._content = self._opened(self._last)
        self.size = self._last * CHUNK + len(self._content)

    def _opened(self, number: int) -> bytes:
        self._file.seek(HEAD + number * _STEP)
        return self._chunks.opened(self._file.read(_STEP), number, self._place, last=number == self._last)

    def moved_to(self, place: str) -> bytes:
        """The last chunk, sealed for another place, with a nonce of its own."""
        return self._chunks.sealed(self._opened(self._last), self._last, place)

    @property
    def tail(self) -> int:
        """Where the last chunk begins."""
        return HEAD + self._last * _STEP

    def readable(self) -> bool:
        """Yes."""
        return True

    def seekable(self) -> bool:
        """Yes."""
        return True

    def tell(self) -> int:
        """How far it is read."""
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go on reading elsewhere."""
        self._at = max(0, offset + {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self.size}[whence])
        return self._at

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        """Fill the buffer from the chunk that is to be read."""
        number, offset = divmod(self._at, CHUNK)
        if number > self._last:
            return 0
        if number != self._held:
            self._content, self._held = self._opened(number), number
        part = self._content[offset : offset + len(buffer)]
        buffer[: len(part)] = part
        self._at += len(part)
        return len(part)

    def close(self) -> None:
        """Close the file beneath too."""
        self._file.close()
        super().close()


class _Chunks:
    """How the chunks of one file are sealed and opened."""

    def __init__(self, head: bytes, key: Key) -> None:
        self.head, self._cipher = head, key.cipher
        self._key = hmac.digest(key.secret, b"doudi file\0" + head[-SALT:], "sha256")

    def sealed(self, plain: bytes, number: int, place: str | None = None) -> bytes:
        nonce = secrets.token_bytes(NONCE)
        return nonce + ENCRYPT[self._cipher](self._key, nonce, plain, self._bound_to(number, place))

    def opened(self, sealed: bytes, number: int, place: str, *, last: bool) -> bytes:
        bound = self._bound_to(number, place if last else None)
        try:
            return DECRYPT[self._cipher](self._key, sealed[:NONCE], sealed[NONCE:], bound)
        except (InvalidTag, ValueError) as error:
            raise NotOpened(place) from error

    def _bound_to(self, number: int, place: str | None) -> bytes:
        return self.head + struct.pack(">Q", number) + (b"\0" if place is None else b"\1" + place.encode())
