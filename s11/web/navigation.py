"""The ways that a person's role has through the pages; the first is where their work starts."""

from dataclasses import dataclass

from s11.domain.people import Role


@dataclass(frozen=True, slots=True)
class Way:
    """A part of the pages: its name, its first page, and how the addresses in it begin."""

    words: str
    endpoint: str
    within: tuple[str, ...]

    def leads_to(self, address: str) -> bool:
        """Tell whether an address is in this part."""
        return address.startswith(self.within)


OF_A_DIRECTORATE = (Way("Your audits", "directorate.submissions", ("/audits",)),)
OF_THE_COUNCIL = (Way("Audits", "council.cycles", ("/council", "/audits")),)
WAYS = {
    Role.LEAD: OF_A_DIRECTORATE,
    Role.DIRECTOR: OF_A_DIRECTORATE,
    Role.MANAGER: (
        Way("Audits", "board.cycles", ("/board", "/council", "/audits", "/retention")),
        Way("Settings", "board.faces", ("/settings",)),
    ),
    Role.CMT: OF_THE_COUNCIL,
    Role.SCRUTINY: OF_THE_COUNCIL,
    Role.ADMIN: (
        Way("People", "admin.people", ("/admin/people",)),
        Way("Frameworks", "admin.frameworks", ("/admin/frameworks",)),
        Way("Two factors", "admin.security", ("/admin/security",)),
        Way("Retention", "retention.audits", ("/retention",)),
        Way("Quarantine", "admin.quarantine", ("/admin/quarantine",)),
        Way("What happened", "admin.trail", ("/admin/trail",)),
    ),
}
