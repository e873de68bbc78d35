"""A due date in two columns: the date, or the words that stand in its place."""

from datetime import date

from s11.domain.audit import Due, Words


def due_columns(due: Due, prefix: str = "") -> dict[str, date | str | None]:
    """Split a due into its columns."""
    return {
        f"{prefix}due_on": due if isinstance(due, date) else None,
        f"{prefix}due_words": due.text if isinstance(due, Words) else "",
    }


def due_of(on: date | None, words: str) -> Due:
    """Put a due together again."""
    return on if on else Words(words) if words else None
