"""Where somebody may be sent afterwards: to a page of ours and nowhere else."""

from urllib.parse import unquote, urlsplit

LONGEST = 2000
FIRST_PAGE = "/"


def own_page(address: str | None) -> str:
    """Return an address of ours as it came, or the first page where it leads, or may lead, anywhere else.

    Browsers take a backslash for a slash and leave out tabs and line breaks, so neither may be in it.
    """
    return address if address and leads_to_us(address) else FIRST_PAGE


def leads_to_us(address: str) -> bool:
    """Tell whether an address is a path of this site, however a browser reads it."""
    if len(address) > LONGEST or not address.startswith("/"):
        return False
    for read in (address, unquote(address)):
        if read.startswith("//") or "\\" in read or any(ord(letter) < 33 for letter in read.split("?")[0]):
            return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return address.isprintable() and not parts.scheme and not parts.netloc
