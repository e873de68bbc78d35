"""Refs: the short names that stand in addresses, made from the names that people type."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

LONGEST_REF = 60

# What addresses below a cycle already mean, so that no directorate may be called it.
TAKEN = ("matrix", "plan", "reports", "overview", "people", "progress", "cmt", "actions")

_REF = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def is_ref(text: str) -> bool:
    """Tell whether a text can stand in an address as it is."""
    return len(text) <= LONGEST_REF and _REF.fullmatch(text) is not None


def ref_from(name: str) -> str:
    """Make a ref from a name: `Children's Services` gives `childrens-services`."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", re.sub("['’]", "", plain))
    return "-".join(words)[: LONGEST_REF - 12].strip("-") or "directorate"


def refs_for(names: Iterable[str], known: Mapping[str, str]) -> list[str]:
    """Give each name its ref: the one that it is known by, else a new one that no other name has."""
    used = {*TAKEN, *known.values()}
    refs: list[str] = []
    for name in names:
        ref = known.get(name.casefold())
        if ref is None or ref in refs:
            ref = _unused(ref_from(name), used)
        used.add(ref)
        refs.append(ref)
    return refs


def _unused(ref: str, used: set[str]) -> str:
    candidate, count = ref, 1
    while candidate in used:
        count += 1
        candidate = f"{ref}-{count}"
    return candidate
