"""The provider of single sign-on (OpenID Connect) that an installation trusts, and what its tokens must say."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from s11.domain.identity import Asserted, NotBelieved

MICROSOFT = ("login.microsoftonline.com", "login.microsoftonline.us", "login.partner.microsoftonline.cn")
TENANT = "{tenantid}"
ANY_TENANT = ("/common/", "/organizations/")
LONGEST_CLAIM = 254


class ProviderRefused(ValueError):
    """A setting of single sign-on is missing or wrong; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Provider:
    """Whom to believe. `issuer` has `{tenantid}` in it where people of several Entra tenants sign in."""

    issuer: str
    client_id: str
    client_secret: str
    name: str = "Council account"
    tenants: tuple[str, ...] = ()
    claim: str = "sub"
    acr: str = ""
    hosts: tuple[str, ...] = ()
    only: bool = False
    emergency: str = ""

    @property
    def is_entra(self) -> bool:
        """Tell whether it is Microsoft Entra: its e-mail claims are whatever an administrator typed."""
        return TENANT in self.issuer or urlsplit(self.issuer).hostname in MICROSOFT

    @property
    def discovery(self) -> str:
        """Return the address of the document that says where the provider's parts are."""
        return f"{self.issuer.replace(TENANT, 'organizations').rstrip('/')}/.well-known/openid-configuration"

    def issuer_of(self, tenant: object) -> str:
        """Return what a token of a tenant must name as its issuer."""
        return self.issuer.replace(TENANT, str(tenant))

    def may_be_asked(self, address: str) -> bool:
        """Tell whether an address is one of the provider: its own hosts, over HTTPS (or on this machine)."""
        parts = urlsplit(address)
        if not is_safe(address) or parts.username or parts.password:
            return False
        return parts.netloc.lower() in {urlsplit(self.issuer).netloc.lower(), *self.hosts}

    def lets_passwords_in(self, email: str) -> bool:
        """Tell whether somebody may sign in with a password here."""
        return not self.only or email.casefold() == self.emergency.casefold() != ""

    def read(self, claims: Mapping[str, Any]) -> Asserted:
        """Say who a token is about; `claims` are of a token whose signature, issuer, audience and times hold."""
        tenant, object_id = self._tenant_of(claims), claims.get(self.claim)
        if not isinstance(object_id, str) or not object_id:
            raise NotBelieved("no_object_id")
        if self.acr and self.acr not in _methods(claims):
            raise NotBelieved("not_strong_enough")
        email = _text(claims, "email") or (_text(claims, "preferred_username") if self.is_entra else "")
        return Asserted(
            tenant=tenant,
            object_id=object_id,
            email=email,
            is_verified=bool(_text(claims, "email")) and self._verifies(claims),
            name=_text(claims, "name"),
        )

    def _tenant_of(self, claims: Mapping[str, Any]) -> str:
        """Return the tenant, where there are tenants; the issuer stands for it elsewhere."""
        tenant = claims.get("tid")
        if self.tenants and tenant not in self.tenants:
            raise NotBelieved("other_tenant")
        return tenant if self.is_entra and isinstance(tenant, str) and tenant else self.issuer

    def _verifies(self, claims: Mapping[str, Any]) -> bool:
        """Tell whether the provider says that it knows the e-mail address to be this person's.

        Entra says so in `xms_edov` alone (its documentation: the domain's owner was verified); its `email` and
        `preferred_username` may be changed to anybody's.
        """
        if self.is_entra:
            return claims.get("xms_edov") in (True, 1, "1", "true")
        return claims.get("email_verified") is True


def read_provider(settings: Mapping[str, str]) -> Provider | None:
    """Read the provider from `S11_OIDC_*`; None where single sign-on is not set up."""
    issuer = settings.get("S11_OIDC_ISSUER", "").strip()
    if not issuer:
        if settings.get("S11_OIDC_ONLY") == "1":
            raise ProviderRefused("S11_OIDC_ONLY: set S11_OIDC_ISSUER as well, or nobody can sign in")
        return None
    for place in ANY_TENANT:
        if urlsplit(issuer).hostname in MICROSOFT:
            issuer = issuer.replace(place, f"/{TENANT}/")
    provider = Provider(
        issuer=issuer,
        client_id=settings.get("S11_OIDC_CLIENT_ID", "").strip(),
        client_secret=settings.get("S11_OIDC_CLIENT_SECRET", "").strip(),
        name=" ".join(settings.get("S11_OIDC_NAME", "").split()) or "Council account",
        tenants=_words(settings, "S11_OIDC_TENANTS"),
        claim=settings.get("S11_OIDC_CLAIM", "").strip(),
        acr=settings.get("S11_OIDC_ACR", "").strip(),
        hosts=tuple(word.lower() for word in _words(settings, "S11_OIDC_HOSTS")),
        only=settings.get("S11_OIDC_ONLY") == "1",
        emergency=settings.get("S11_OIDC_EMERGENCY", "").strip(),
    )
    return _checked(provider)


def is_safe(address: str) -> bool:
    """Tell whether an address is one over HTTPS, or on this machine itself."""
    parts = urlsplit(address)
    if parts.scheme == "https":
        return bool(parts.hostname)
    return parts.scheme == "http" and _is_this_machine(parts.hostname or "")


def _checked(provider: Provider) -> Provider:
    if not is_safe(provider.issuer):
        raise ProviderRefused("S11_OIDC_ISSUER: give the address of your provider, as https://...")
    if not provider.client_id:
        raise ProviderRefused("S11_OIDC_CLIENT_ID: give the number that your provider gave this program")
    if TENANT in provider.issuer and not provider.tenants:
        raise ProviderRefused(
            "S11_OIDC_TENANTS: name the tenants whose people may sign in, or put your tenant into S11_OIDC_ISSUER"
        )
    return replace(provider, claim=provider.claim or ("oid" if provider.is_entra else "sub"))


def _is_this_machine(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _words(settings: Mapping[str, str], name: str) -> tuple[str, ...]:
    return tuple(settings.get(name, "").replace(",", " ").split())


def _text(claims: Mapping[str, Any], name: str) -> str:
    value = claims.get(name)
    return " ".join(value.split())[:LONGEST_CLAIM] if isinstance(value, str) else ""


def _methods(claims: Mapping[str, Any]) -> set[str]:
    """Return how the person proved who they are, as the provider names it."""
    amr = claims.get("amr")
    said = [claims.get("acr"), *(amr if isinstance(amr, list) else [])]
    return {each for each in said if isinstance(each, str)}
