"""Which language words are in, told by their letters, so that they are read out in a voice that can."""

from unicodedata import name

# The language that most who use the script in England write; Arabic letters may also be Urdu.
LANGUAGES = {
    "ARABIC": "ar",
    "HEBREW": "he",
    "GURMUKHI": "pa",
    "DEVANAGARI": "hi",
    "BENGALI": "bn",
    "GREEK": "el",
    "CYRILLIC": "ru",
}
LAST_LATIN = "\u036f"  # of the first blocks; later ones are told by name
URDU_LETTERS = frozenset("ٹڈڑںےہھۓگچپژیک")


def language(text: str) -> str:
    """Return the tag of the language, empty for Latin letters, signs and pictures."""
    if not text or max(text) <= LAST_LATIN:
        return ""
    for char in text:
        if char.isalpha() and char > LAST_LATIN:
            script = name(char, "").split(" ")[0]
            if script == "ARABIC" and URDU_LETTERS.intersection(text):
                return "ur"
            return LANGUAGES.get(script, "")
    return ""
