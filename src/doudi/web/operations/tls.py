"""`doudi tls`: an authority of one's own and a certificate for the hosts of the site, for an intranet.

The authority is bound to these hosts by name constraints: whoever steals its key cannot pretend to be anything else.
"""

import ipaddress
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from doudi.language import say
from doudi.trouble import Trouble
from doudi.web.operations.hosts import demand_hosts
from doudi.web.site.home import Home, keep_secret, keep_settings, open_home

AUTHORITY_DAYS, SERVER_DAYS = 3650, 397
Signer = tuple[x509.Certificate, ec.EllipticCurvePrivateKey]


def make_tls(folder: Path, hosts: tuple[str, ...]) -> tuple[str, ...]:
    """Make the authority if there is none, and a new certificate for the hosts, which it gives; the site demands TLS
    from now on.
    """
    home = open_home(folder)
    tls = folder / "tls"
    names = hosts or _certified(tls / "server.pem") or tuple(home.settings.get("hosts", ()))
    demand_hosts(names)
    tls.mkdir(exist_ok=True, mode=0o700)
    certify(tls, _authority(tls, names), names)
    keep_settings(folder, {"demo": home.demo, **_with_hosts(home, names), "tls": True})
    return names


def _certified(path: Path) -> tuple[str, ...]:
    """The hosts of the certificate that is renewed; none if there is none."""
    if not path.exists():
        return ()
    certificate = x509.load_pem_x509_certificate(path.read_bytes())
    names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    return tuple(str(name.value) for name in names)


def _with_hosts(home: Home, names: Iterable[str]) -> dict[str, object]:
    known = list(home.settings.get("hosts", ()))
    return {**home.settings, "hosts": [*known, *(name for name in names if name not in known)]}


def _authority(tls: Path, names: tuple[str, ...]) -> Signer:
    if not (tls / "authority.pem").exists():
        return _found_authority(tls, names)
    certificate = x509.load_pem_x509_certificate((tls / "authority.pem").read_bytes())
    allowed = certificate.extensions.get_extension_for_class(x509.NameConstraints).value.permitted_subtrees or []
    if strangers := [name for name in names if _limit(name) not in allowed]:
        raise Trouble(
            say("现有的证书颁发机构不能为这些主机名签发：{names}", names=", ".join(strangers)),
            str(tls / "authority.pem"),
            mend=say("删去 tls 文件夹再运行一次，然后在各台电脑上换装新的 authority.pem"),
        )
    try:
        key = load_pem_private_key((tls / "authority.key").read_bytes(), password=None)
    except OSError as error:
        raise Trouble(
            say("找不到证书颁发机构的私钥"),
            str(tls / "authority.key"),
            mend=say("把离线保存的 authority.key 放回这里，续签后再移走"),
        ) from error
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    return certificate, key


def _found_authority(tls: Path, names: tuple[str, ...]) -> Signer:
    key = ec.generate_private_key(ec.SECP256R1())
    name = _name(f"Doudi authority for {names[0]}")
    made = (
        _begun(name, name, key.public_key(), AUTHORITY_DAYS)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(certificates=True), critical=True)
        .add_extension(x509.NameConstraints([_limit(name) for name in names], None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    _write(tls, "authority", made, key)
    return made, key


def certify(tls: Path, authority: Signer, names: tuple[str, ...]) -> None:
    """Write server.pem and server.key for these hosts."""
    issuer, signing = authority
    key = ec.generate_private_key(ec.SECP256R1())
    alternatives = x509.SubjectAlternativeName([_general(name) for name in names])
    made = (
        _begun(_name(names[0]), issuer.subject, key.public_key(), SERVER_DAYS)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(certificates=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(alternatives, critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signing.public_key()), critical=False)
        .sign(signing, hashes.SHA256())
    )
    _write(tls, "server", made, key)


def _begun(name: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, days: int) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))  # clocks of an intranet differ
        .not_valid_after(now + timedelta(days=days))
    )


def _usage(*, certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not certificates,
        key_cert_sign=certificates,
        crl_sign=certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text[:64])])


def _general(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(host))
    except ValueError:
        return x509.DNSName(host)


def _limit(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_network(host))
    except ValueError:
        return x509.DNSName(host)


def _write(tls: Path, name: str, certificate: x509.Certificate, key: ec.EllipticCurvePrivateKey) -> None:
    keep_secret(tls / f"{name}.key", key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    (tls / f"{name}.pem").write_bytes(certificate.public_bytes(Encoding.PEM))


def tell(home: Path, names: tuple[str, ...]) -> None:
    """What was made and what is to be done with it."""
    tls = home / "tls"
    click.echo(
        say(
            "证书已写好，用于：{names}（{days} 天内有效，到期前再运行一次 doudi tls）",
            names=", ".join(names),
            days=SERVER_DAYS,
        )
    )
    click.echo(
        say("1. 在每台电脑上把 {path} 装入“受信任的根证书颁发机构”（可用域策略分发）", path=tls / "authority.pem")
    )
    click.echo(say("2. 把 {path} 移到别处离线保存，续签时才用", path=tls / "authority.key"))
    click.echo(say("3. 运行 doudi serve --tls --home {home}，或按 docs/deploy.md 用 nginx、gunicorn", home=home))
