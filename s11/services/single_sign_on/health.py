"""Whether single sign-on is set up, whether the provider answers, and who gets in when it does not."""

from sqlalchemy.orm import Session

from s11.domain.identity import NotBelieved
from s11.domain.people import Role
from s11.domain.provider import Provider
from s11.services.findings import Finding
from s11.services.single_sign_on.knowing import Known
from s11.storage.identities import count_waiting
from s11.storage.people import find_person

WHAT = "Single sign-on"
ASK_ITSELF = "look with a browser at"
EMERGENCY = (
    "name an active administrator who has a password in S11_OIDC_EMERGENCY; s11 user password EMAIL gives one"
)


def findings_on_provider(session: Session, provider: Provider | None) -> list[Finding]:
    """Look at single sign-on; an installation without it is in order."""
    if provider is None:
        return [Finding("ok", WHAT, "not set up; people sign in with passwords (S11_OIDC_ISSUER)")]
    return [_answers(provider), *_waiting(session), *_emergency(session, provider)]


def _answers(provider: Provider) -> Finding:
    known = Known(provider)
    try:
        known.document()
        known.keys()
    except (NotBelieved, ValueError) as problem:
        down = isinstance(problem, NotBelieved) and problem.why == "provider_down"
        words = "does not answer" if down else "names another issuer, other hosts (S11_OIDC_HOSTS) or no key"
        return Finding("missing", WHAT, f"{provider.issuer} {words}; {ASK_ITSELF} {provider.discovery}")
    return Finding("ok", WHAT, f"{provider.issuer} answers; people are matched by {provider.claim}")


def _waiting(session: Session) -> list[Finding]:
    waiting = count_waiting(session)
    words = f"{waiting} wait to be linked; an administrator sees them under People"
    return [Finding("to do", WHAT, words)] if waiting else []


def _emergency(session: Session, provider: Provider) -> list[Finding]:
    """Say whether somebody gets in while the provider is down, where passwords are switched off."""
    if not provider.only:
        return []
    person = find_person(session, provider.emergency) if provider.emergency else None
    if person is None or person.role != Role.ADMIN or not person.active or not person.password:
        return [Finding("to do", WHAT, f"nobody gets in while the provider is down: {EMERGENCY}")]
    return [Finding("ok", WHAT, f"passwords are for {person.email} alone, in an emergency")]
