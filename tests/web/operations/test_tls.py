import ssl
import urllib.error
import urllib.request

import pytest
from cryptography import x509

from tests.web.operations.conftest import INIT


@pytest.fixture
def with_tls(installation):
    ended = installation.run("tls", "--host", "localhost", "--host", "127.0.0.1")
    assert ended.returncode == 0, ended.stderr
    return installation


def trusting(home):
    return ssl.create_default_context(cafile=home / "tls/authority.pem")


def test_a_browser_that_trusts_the_authority_reaches_the_site(with_tls):
    trust = trusting(with_tls.home)
    with with_tls.serving("--tls", tls=trust) as (url, _process):
        for address in (url, url.replace("localhost", "127.0.0.1")):
            with urllib.request.urlopen(address + "sign-in/", context=trust) as response:
                assert response.headers["Strict-Transport-Security"]
                kept = response.headers["Set-Cookie"]
                assert kept.startswith("__Host-doudi-csrf=")
                assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(kept.split("; "))
        with pytest.raises(urllib.error.URLError, match="CERTIFICATE_VERIFY_FAILED"):
            urllib.request.urlopen(url, context=ssl.create_default_context())


def test_the_authority_vouches_for_these_hosts_only(with_tls):
    ended = with_tls.run("tls", "--host", "bank.example")
    assert ended.returncode == 2 and "bank.example" in ended.stderr


def test_renewing_keeps_the_authority(with_tls):
    before, server = (with_tls.home / "tls/authority.pem").read_bytes(), (with_tls.home / "tls/server.pem").read_bytes()
    assert with_tls.run("tls", "--host", "localhost").returncode == 0
    assert (with_tls.home / "tls/authority.pem").read_bytes() == before
    assert (with_tls.home / "tls/server.pem").read_bytes() != server


def test_an_authority_taken_offline_is_asked_for(with_tls):
    (with_tls.home / "tls/authority.key").unlink()
    ended = with_tls.run("tls", "--host", "localhost")
    assert ended.returncode == 2 and "authority.key" in ended.stderr


def test_a_year_later_the_same_command_without_hosts_renews_the_same_hosts(empty):
    assert empty.run(*INIT, "--tls", "--host", "doudi.baoji", "--host", "10.1.2.3").returncode == 0
    ended = empty.run("tls")
    assert ended.returncode == 0, ended.stderr
    assert "doudi.baoji, 10.1.2.3" in ended.stdout


def test_init_with_tls_has_its_certificate(empty):
    assert empty.run(*INIT, "--tls", "--host", "doudi.baoji").returncode == 0
    certificate = x509.load_pem_x509_certificate((empty.home / "tls/server.pem").read_bytes())
    names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert "doudi.baoji" in names.get_values_for_type(x509.DNSName)
    for key in (empty.home / "tls").glob("*.key"):
        assert key.stat().st_mode & 0o077 == 0


def test_serve_without_a_certificate_says_how_to_make_one(installation):
    ended = installation.run("serve", "--tls", timeout=60)
    assert ended.returncode == 2 and "doudi tls" in ended.stderr
