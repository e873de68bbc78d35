"""The scripts that people write in: the language that each is likely to be, and where a typeface for it is."""

from dataclasses import dataclass
from pathlib import Path
from unicodedata import category, name

ON_THE_MACHINE = Path("/usr/share/fonts/truetype")
NOTO, DROID, NANUM = "fonts-noto-core", "fonts-droid-fallback", "fonts-nanum"
MANY = "droid/DroidSansFallbackFull"
NO_PART_OF_A_SCRIPTS_NAME = {
    "LETTER", "LETTERS", "SYLLABLE", "SYLLABICS", "IDEOGRAPH", "HIEROGLYPH", "SIGN", "VOWEL", "CAPITAL", "SMALL",
    "CHARACTER", "DIGIT", "MODIFIER", "CONSONANT", "INDEPENDENT",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Script:
    """A script as people call it; `begins` is how Unicode's names of its letters begin.

    Where we bring no face, `package` is Debian's that does, and `file` where it puts it.
    """

    name: str
    begins: str
    letter: str
    language: str
    package: str = ""
    file: str = ""


# The language is the one that most who use the script in England write.
SCRIPTS = (
    Script("Arabic", "ARABIC", "ب", "ar"),
    Script("Armenian", "ARMENIAN", "Ա", "hy"),
    Script("Bengali", "BENGALI", "অ", "bn"),
    Script("Cyrillic", "CYRILLIC", "Ж", "ru"),
    Script("Devanagari", "DEVANAGARI", "अ", "hi"),
    Script("Ethiopic", "ETHIOPIC", "ሀ", "am"),
    Script("Georgian", "GEORGIAN", "ა", "ka"),
    Script("Greek", "GREEK", "Ω", "el"),
    Script("Gujarati", "GUJARATI", "અ", "gu"),
    Script("Gurmukhi", "GURMUKHI", "ਅ", "pa"),
    Script("Hebrew", "HEBREW", "א", "he"),
    Script("Sinhala", "SINHALA", "අ", "si"),
    Script("Tamil", "TAMIL", "அ", "ta"),
    Script("Telugu", "TELUGU", "అ", "te"),
    Script("Thai", "THAI", "ก", "th"),
    Script("Chinese or Japanese", "CJK", "漢", "zh", DROID, MANY),
    Script("Chinese or Japanese", "HIRAGANA", "あ", "ja", DROID, MANY),
    Script("Chinese or Japanese", "KATAKANA", "ア", "ja", DROID, MANY),
    Script("Chinese or Japanese", "IDEOGRAPHIC", "。", "zh", DROID, MANY),
    Script("Korean", "HANGUL", "한", "ko", NANUM, "nanum/NanumGothic"),
    Script("Burmese", "MYANMAR", "က", "my", NOTO, "noto/NotoSansMyanmar-Regular"),
    Script("Kannada", "KANNADA", "ಅ", "kn", NOTO, "noto/NotoSansKannada-Regular"),
    Script("Khmer", "KHMER", "ក", "km", NOTO, "noto/NotoSansKhmer-Regular"),
    Script("Lao", "LAO", "ກ", "lo", NOTO, "noto/NotoSansLao-Regular"),
    Script("Malayalam", "MALAYALAM", "അ", "ml", NOTO, "noto/NotoSansMalayalam-Regular"),
    Script("Odia", "ORIYA", "ଅ", "or", NOTO, "noto/NotoSansOriya-Regular"),
    Script("Syriac", "SYRIAC", "ܐ", "syr", NOTO, "noto/NotoSansSyriac-Regular"),
    Script("Thaana", "THAANA", "ހ", "dv", NOTO, "noto/NotoSansThaana-Regular"),
    Script("Tibetan", "TIBETAN", "ཀ", "bo", NOTO, "noto/NotoSerifTibetan-Regular"),
    Script("Tifinagh", "TIFINAGH", "ⴰ", "zgh", NOTO, "noto/NotoSansTifinagh-Regular"),
)
BY_BEGINNING = {script.begins: script for script in SCRIPTS}
OF_A_PACKAGE = tuple(dict.fromkeys(script.file for script in SCRIPTS if script.file))
LAST_LATIN = "\u036f"  # of the first blocks; later ones are told by name
URDU_LETTERS = frozenset("ٹڈڑںےہھۓگچپژیک")
TIGRINYA_LETTERS = frozenset("ቐቑቒቓቔቕቖኸኹኺኻኼኽኾቘ")


def language(text: str) -> str:
    """Return the tag of the language, empty for Latin letters, signs and pictures."""
    if not text or max(text) <= LAST_LATIN:
        return ""
    for char in text:
        script = script_of(char) if char.isalpha() and char > LAST_LATIN else None
        if script:
            return _more_likely(script, text)
    return ""


def script_of(char: str) -> Script | None:
    """Return the script of a letter, if we know of it."""
    return BY_BEGINNING.get(name(char, "").split(" ")[0])


def name_of_script(char: str) -> str:
    """Name the script of a letter, or of a mark that only it has: "Tamil", "Egyptian"; empty where it is none."""
    known = script_of(char)
    if category(char)[0] not in ("LM", "LMP")[known is not None]:
        return ""
    said = name(char, "").split(" ")
    end = next((at for at, word in enumerate(said) if word in NO_PART_OF_A_SCRIPTS_NAME), 0)
    return known.name if known else " ".join(said[:end]).title()


def _more_likely(script: Script, text: str) -> str:
    """Tell apart what is written in one script by letters that only one language has."""
    if script.begins == "ARABIC" and URDU_LETTERS.intersection(text):
        return "ur"
    if script.begins == "ETHIOPIC" and TIGRINYA_LETTERS.intersection(text):
        return "ti"
    if script.begins == "CJK" and any("\u3041" <= char <= "\u30ff" for char in text):
        return "ja"
    return script.language
