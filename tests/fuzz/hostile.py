"""What nobody would type, and somebody does: as strategies of Hypothesis."""

from hypothesis import strategies as st

MARK = "<s11fuzz>"  # must never come back as markup
TEXTS = [
    "", " ", "\t\r\n", "\0", "a\0b", MARK, f'"{MARK}', f"'{MARK}", f"--> {MARK}", f"]]>{MARK}", f"</textarea>{MARK}",
    "a < b", "&amp;&#x0;", "{{ 7 * 7 }}", "{% raise %}", "${7*7}", "%s%n%d", "%", "\\", "' or 1=1 --", '"; drop table answer;',
    "=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "\x1b[31m", "\ufeff", "\u202eflip\u202c", "\u2066x\u2069", "\u200b",
    "مجلس المدينة", "ילדים", "👩‍👧‍👦" * 50, "é" * 300, "\U0010ffff", "x" * 40_000, "word " * 8_000, "\n" * 5_000, "á" * 2000,
    "31/09/2026", "2026-09-31", "0000-00-00", "99999-01-01", "2026-02-30", "1/1/1", "-1", "0", "1", "2147483648",
    "9" * 40, "1e309", "NaN", "inf", "٣", "²", "1_000", "0x1F", "+5", "1.1", "01", "true", "null", "None", "[]", '{"a": 1}',
    "../../etc/passwd", "..\\..\\boot.ini", "/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "data:text/html,x",
    "http://127.0.0.1:1/", "file:///etc/passwd", "a\r\nSet-Cookie: x=1", "a@b", "lead.housing@example.org", "A@EXAMPLE.ORG\n",
    '"a b"@example.org', "x" * 300 + "@example.org", "na", "red", "green", "housing", "brightwater-2026",
]  # fmt: skip
SURROGATES = [b"\xed\xa0\x80", b"\xff\xfe", b"\xc0\xaf", b"\xf4\x90\x80\x80", b"ok\x80"]
FILE_NAMES = [
    "a.pdf", "a.docx", "a.png", "a.csv", "a.txt", "a.PDF.exe", "", ".", "..", "/etc/passwd", "C:\\x.pdf", "a\0.pdf", "x" * 400 + ".pdf",
    "\u202efdp.exe", "=cmd.csv", "a\r\nb.pdf", "🙂.pdf", "CON.pdf", "a.yaml", "a.json",
]  # fmt: skip

texts = st.one_of(st.sampled_from(TEXTS), st.text(max_size=60))
as_bytes = st.one_of(
    texts.map(lambda text: text.encode("utf-8", "surrogatepass")), st.sampled_from(SURROGATES)
)
starts = st.sampled_from(
    [b"", b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04", b"\xff\xd8\xff\xe0", b"MZ", b"<svg>"]
)
contents = st.builds(lambda start, rest: start + rest, starts, st.binary(max_size=400))
