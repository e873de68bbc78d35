"""Contents with the same text in every place where people type, whatever the paper."""

from dataclasses import fields, is_dataclass, replace
from typing import get_type_hints

BOMB = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
LITERAL = [
    '<img src="file:///etc/passwd"> and <img src="http://127.0.0.1/x.png">',
    '<img src=/etc/passwd> <img src="data:image/png;base64,iVBORw0KGgo=">',
    "a < b <b>x</b> & c > d &amp; &lt; &#60;",
    "a < b <b>x",
    '<font color="[[[getattr(pow, Word())]]]">x</font> <para>y</para><br/>',
    '<a href="javascript:alert(1)">click</a> javascript:alert(1) https://example.org/?a=b',
    f'<!DOCTYPE x [<!ENTITY a0 "ha">{BOMB}]> &a8;',
    "=cmd|' /C calc'!A0 and @SUM(1) and +1 and -1",
    "{{ 7 * 7 }} ${jndi:ldap://x} %s %(name)s \\n (a) [b] \\( ) Tj ET Q EMC >> endstream endobj",
    "Zażółć gęślą jaźń, Ŵŷ, Iași, Ελλάδα, Україна, Tiếng Việt",
    "“Quoted” – dashed — £5 €6 ½ ✓ → • …",
]
CHANGED = [
    ("a\x00b\x07c\x1bd\x7fe", "abcde"),
    ("safe\u202eevil\u202c\u2066x\u2069\u200bend", "safeevilxend"),
    ("a\ud800b\udfffc", "a[U+D800noname]b[U+DFFFnoname]c"),
    ("\ufffe\uffff\U0010ffff", "[U+FFFEnoname][U+FFFFnoname][U+10FFFFnoname]"),
    ("x" * 2_000, "x" * 2_000),
    ("e" + "\u0301" * 300, "e"),
]
EMPTY = ["", " ", "\n\n", "\x00", "\u200b"]
CHECKED_AT_THE_DOOR = ("accent",)  # what is kept there is a colour, or it is not kept


def everywhere(value, text, few=False):
    """Return the value with the text in every place that holds any; `few` keeps one of each many."""
    if isinstance(value, tuple):
        kept = value[:1] if few and all(map(is_dataclass, value)) else value
        return tuple(everywhere(each, text, few) for each in kept)
    if not is_dataclass(value):
        return value
    hints = get_type_hints(type(value))
    changes = {}
    for field in fields(value):
        held = getattr(value, field.name)
        typed = field.name not in CHECKED_AT_THE_DOOR
        is_text = typed and isinstance(held, str) and hints[field.name] in (str, str | None)
        changes[field.name] = text if is_text else everywhere(held, text, few)
    return replace(value, **changes)
