"""How long an audit is kept: what is proposed, when it may go, and what to know before it does."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from s11.domain.due import say_date
from s11.domain.months import plus_months
from s11.domain.refusals import Refused

# Beside an audit that runs, so many that are over are kept, to compare with.
AUDITS_KEPT = 2
ONE_DAY = timedelta(1)


@dataclass(frozen=True, slots=True)
class KeptAudit:
    """An audit with what decides how long it is kept; `last_day` is the last on which anybody can answer."""

    ref: str
    title: str
    board: str
    organisation: str
    opens: date
    last_day: date
    repeat_months: int | None = None
    keep_until: date | None = None
    open_actions: int = 0
    not_accepted: int = 0

    def is_over(self, today: date) -> bool:
        """Tell whether nobody can answer any more, but what was sent back."""
        return today > self.last_day


def proposed_until(audit: KeptAudit, all_audits: Iterable[KeptAudit]) -> date | None:
    """Propose a day by the rule "two audits and the one that runs": the day before the third later one opens.

    Audits to come are taken to open as the newest repeats; None where it says nothing of repeating.
    """
    later = sorted(
        (other for other in all_audits if _same_series(other, audit) and other.opens > audit.opens),
        key=lambda other: other.opens,
    )
    if len(later) > AUDITS_KEPT:
        opens = later[AUDITS_KEPT].opens
    else:
        newest = later[-1] if later else audit
        if not newest.repeat_months:
            return None
        to_come = AUDITS_KEPT + 1 - len(later)
        opens = plus_months(newest.opens, to_come * newest.repeat_months)
    return max(opens - ONE_DAY, audit.last_day)


def _same_series(one: KeptAudit, other: KeptAudit) -> bool:
    return (one.board, one.organisation) == (other.board, other.organisation)


def why_not_removed(audit: KeptAudit, today: date) -> str:
    """Say why an audit cannot be removed today; nothing where it can."""
    if not audit.is_over(today):
        return f"This audit runs until {say_date(audit.last_day)}. It cannot be removed while it can be answered."
    if audit.keep_until is None:
        return (
            "Nobody has said yet until when this audit is kept. "
            "The board’s business manager says so; it can be removed after that day."
        )
    if today <= audit.keep_until:
        return f"This audit is kept until the end of {say_date(audit.keep_until)}."
    return ""


def check_until(audit: KeptAudit, until: date) -> None:
    """Refuse a day before everybody has answered."""
    if until < audit.last_day:
        raise Refused(f"Enter a day that is not before the audit is over, {say_date(audit.last_day)}")


def cautions(audit: KeptAudit) -> Sequence[str]:
    """Say what a person should know before an audit goes, though it may."""
    found = []
    if audit.open_actions:
        actions = "1 action" if audit.open_actions == 1 else f"{audit.open_actions} actions"
        found.append(
            f"{actions} of its plan {'is' if audit.open_actions == 1 else 'are'} still open. "
            "Nobody can follow up what is removed: put them into the plan of a later audit first."
        )
    if audit.not_accepted:
        returns = "1 return was" if audit.not_accepted == 1 else f"{audit.not_accepted} returns were"
        found.append(f"{returns} begun and never accepted by the board.")
    return found
