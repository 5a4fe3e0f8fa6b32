"""The home of an installation: one folder with its database, files and keys. Nothing else on the machine is written.

home/
  home.toml        what kind of installation: demo or real, host names, password policy
  keys/            secret key, field keys, blind index key, signing key; readable by the owner only
  doudi.sqlite3    the database, unless DATABASE_URL names another
  files/           what people uploaded        runs/   what the engine wrote
"""

import json
import secrets
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from doudi.language import say
from doudi.trouble import Trouble

SECRET_BYTES = 48
FIELD_KEY_BYTES = 32
OWNER_ONLY = 0o600
FOLDER_OF_OWNER = 0o700


@dataclass(frozen=True)
class Home:
    """An opened home. `field_keys`: number → 32 bytes, the highest seals anew, the others still open."""

    folder: Path
    demo: bool
    secret_key: str
    field_keys: Mapping[int, bytes]
    blind_key: bytes
    signing_key: bytes
    settings: Mapping[str, Any] = field(default_factory=dict)

    @property
    def database(self) -> Path:
        """The SQLite file, used unless DATABASE_URL names another database."""
        return self.folder / "doudi.sqlite3"


class FieldKeys(dict[int, bytes]):
    """The keys of sealed fields by number. A number not known yet is looked for again: keys may have been rotated."""

    def __init__(self, folder: Path) -> None:
        paths = folder.glob("field.*")
        super().__init__({int(path.name.removeprefix("field.")): path.read_bytes() for path in paths})
        self.folder = folder

    def __missing__(self, number: int) -> bytes:
        """The key made since. Raises KeyError."""
        path = self.folder / f"field.{number}"
        if not path.exists():
            raise KeyError(number)
        self[number] = path.read_bytes()
        return self[number]


def found(folder: Path, *, demo: bool, hosts: tuple[str, ...] = ("localhost", "127.0.0.1"), **settings: Any) -> Home:
    """Make a new home with fresh keys. Raises Trouble if there is one already."""
    if (folder / "home.toml").exists():
        raise Trouble(say("这里已经有一套安装"), where=str(folder), mend=say("换一个文件夹，或直接运行 doudi serve"))
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(FOLDER_OF_OWNER)
    for part in ("keys", "files", "runs"):
        (folder / part).mkdir(parents=True, exist_ok=True, mode=FOLDER_OF_OWNER)
    keep_secret(folder / "keys/secret_key", secrets.token_urlsafe(SECRET_BYTES).encode())
    keep_secret(folder / "keys/blind", secrets.token_bytes(FIELD_KEY_BYTES))
    keep_secret(folder / "keys/field.1", secrets.token_bytes(FIELD_KEY_BYTES))
    signing = Ed25519PrivateKey.generate()
    keep_secret(folder / "keys/signing.pem", signing.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    keep_settings(folder, {"demo": demo, "hosts": list(hosts), **settings})
    return open_home(folder)


def keep_settings(folder: Path, settings: Mapping[str, Any]) -> None:
    """Write home.toml."""
    (folder / "home.toml").write_text("".join(f"{key} = {json.dumps(value)}\n" for key, value in settings.items()))


def open_home(folder: Path) -> Home:
    """The home in this folder. Raises Trouble if there is none, or its keys are missing or weak."""
    try:
        settings = tomllib.loads((folder / "home.toml").read_text())
        keys = {path.name: path.read_bytes() for path in (folder / "keys").iterdir() if path.is_file()}
        home = Home(
            folder,
            bool(settings.pop("demo", False)),
            keys["secret_key"].decode(),
            FieldKeys(folder / "keys"),
            keys["blind"],
            keys["signing.pem"],
            settings,
        )
    except (OSError, KeyError, ValueError) as error:
        raise Trouble(
            say("打不开安装文件夹"),
            where=str(folder),
            why=str(error),
            mend=say("先运行 doudi init 建立一套安装，或用 --home 指出它所在的文件夹"),
        ) from error
    return _strong(home)


def _strong(home: Home) -> Home:
    weak = [
        name
        for name, holds in {
            "secret_key": len(set(home.secret_key)) >= 20 and len(home.secret_key) >= SECRET_BYTES,
            "blind": len(home.blind_key) == FIELD_KEY_BYTES and len(set(home.blind_key)) > 8,
            "field": bool(home.field_keys)
            and all(len(key) == FIELD_KEY_BYTES and len(set(key)) > 8 for key in home.field_keys.values()),
        }.items()
        if not holds
    ]
    if weak:
        raise Trouble(
            say("密钥缺失或太弱，系统不启动"),
            where=", ".join(str(home.folder / "keys" / name) for name in weak),
            mend=say("用 doudi init 生成新的密钥，或从备份中恢复原来的密钥"),
        )
    return home


def keep_secret(path: Path, content: bytes) -> None:
    """Write a file that only its owner may read."""
    path.touch(mode=OWNER_ONLY)
    path.write_bytes(content)
