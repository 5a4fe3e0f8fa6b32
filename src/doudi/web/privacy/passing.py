"""Files that only pass through: uploads on their way in, workbooks on their way out. Sealed with a key that is kept
nowhere, in a file without a name: whatever ends the process, nobody reads them any more.
"""

import io
import secrets
import tempfile
from typing import IO, Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from doudi.web.privacy.chunks import CHUNK, Key, Opened, Sealer
from doudi.web.privacy.sealing import CIPHERS

KEY_BYTES = 32


class Passing:
    """A file that is written once, then read."""

    def __init__(self) -> None:
        key = Key(CIPHERS[settings.FIELD_CIPHER], 0, secrets.token_bytes(KEY_BYTES))
        self._key = key
        self._file: IO[bytes] = tempfile.TemporaryFile(dir=settings.FILE_UPLOAD_TEMP_DIR)  # noqa: SIM115
        self._sealer = Sealer(self._file, key)

    def write(self, content: bytes) -> int:
        """Take in the next bytes."""
        return self._sealer.write(content)

    def read_back(self) -> io.BufferedReader:
        """The plain bytes, to be read from any place; closing it ends the file."""
        self._sealer.finish("")
        self._file.seek(0)
        return io.BufferedReader(Opened(self._file, lambda _cipher, _number: self._key, ""), CHUNK)

    def close(self) -> None:
        """It is not wanted any more."""
        self._file.close()


class SealedUploads(FileUploadHandler):
    """Takes in what is too large for memory, in place of Django's handler, which writes plain files."""

    def new_file(self, *args: Any, **given: Any) -> None:
        """The next file of a form begins."""
        super().new_file(*args, **given)
        self._passing = Passing()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """A part of it."""
        self._passing.write(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile:
        """All of it."""
        return UploadedFile(
            self._passing.read_back(),
            self.file_name,
            self.content_type,
            file_size,
            self.charset,
            self.content_type_extra,
        )

    def upload_interrupted(self) -> None:
        """Whoever sent it is gone."""
        if hasattr(self, "_passing"):
            self._passing.close()
