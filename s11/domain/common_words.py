"""Words that the most used passwords are made of, and those that this program suggests to people."""

from pathlib import Path

WORDS = frozenset(Path(__file__).with_suffix(".txt").read_text("ascii").split())
