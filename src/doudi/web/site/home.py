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


def found(folder: Path, *, demo: bool, hosts: tuple[str, ...] = ("localhost", "127.0.0.1"), **settings: str) -> Home:
    """Make a new home with fresh keys. Raises Trouble if there is one already."""
    if (folder / "home.toml").exists():
        raise Trouble(say("这里已经有一套安装"), where=str(folder), mend=say("换一个文件夹，或直接运行 doudi serve"))
    for part in ("keys", "files", "runs"):
        (folder / part).mkdir(parents=True, exist_ok=True, mode=FOLDER_OF_OWNER)
    _keep(folder / "keys/secret_key", secrets.token_urlsafe(SECRET_BYTES).encode())
    _keep(folder / "keys/blind", secrets.token_bytes(FIELD_KEY_BYTES))
    _keep(folder / "keys/field.1", secrets.token_bytes(FIELD_KEY_BYTES))
    signing = Ed25519PrivateKey.generate()
    _keep(folder / "keys/signing.pem", signing.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    lines = {"demo": demo, "hosts": list(hosts), **settings}
    (folder / "home.toml").write_text("".join(f"{key} = {json.dumps(value)}\n" for key, value in lines.items()))
    return open_home(folder)


def open_home(folder: Path) -> Home:
    """The home in this folder. Raises Trouble if there is none, or its keys are missing or weak."""
    try:
        settings = tomllib.loads((folder / "home.toml").read_text())
        keys = {path.name: path.read_bytes() for path in (folder / "keys").iterdir()}
        home = Home(
            folder,
            bool(settings.pop("demo", False)),
            keys["secret_key"].decode(),
            {int(name.removeprefix("field.")): key for name, key in keys.items() if name.startswith("field.")},
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


def _keep(path: Path, content: bytes) -> None:
    path.touch(mode=OWNER_ONLY)
    path.write_bytes(content)
