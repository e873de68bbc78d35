"""Names in a sentence: all of a few, and of many the first with how many more there are."""

from collections.abc import Sequence


def few(names: Sequence[str], most: int = 6) -> str:
    """Name the first of many: `Housing, Leisure and 12 more`."""
    if len(names) <= most:
        return ", ".join(names)
    return f"{', '.join(names[:most])} and {len(names) - most} more"
