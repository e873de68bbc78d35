"""Values that nobody should type, for each kind of field: Hypothesis chooses among them."""

from hypothesis import strategies as st

ANY_TEXT = st.text(max_size=200)
LONG = st.builds(lambda text, times: text * times, st.text(min_size=1, max_size=8), st.integers(1, 8000))
NASTY = st.sampled_from(
    [
        "",
        " ",
        "\0",
        "\r\n",
        "\t",
        "\u2028",
        "\u202e",
        "\ufeff",
        "\ud800",
        "\U0010ffff",
        "é",
        "é",
        "👩‍👧‍👦",
        "مرحبا",
        "<script>alert(1)</script>",
        "{{7*7}}",
        "{% raw %}",
        "${7*7}",
        "%s%n%x",
        "' OR 1=1 --",
        '"; DROP TABLE user; --',
        "../../etc/passwd",
        "..\\..\\x",
        "file:///etc/passwd",
        "http://169.254.169.254/",
        "javascript:alert(1)",
        "=1+1",
        "@SUM(1)",
        "-1",
        "0",
        "1",
        "99999999999999999999",
        "1e400",
        "NaN",
        "Infinity",
        "0x10",
        "²",
        "٣",
        "1_000",
        "1:1,2:2",
        "[" * 100,
        "{" * 100,
        "true",
        "null",
        "None",
        "undefined",
        "__proto__",
        "constructor",
        "a@b",
        "x@example.org\r\nBcc: y@example.org",
        "x" * 40_000,
    ]
)
TYPED = st.one_of(NASTY, ANY_TEXT, LONG)


def of(field):
    """Return a strategy for a field's value: mostly what is hostile, sometimes what it holds or offers."""
    own = [field.value, *field.offered]
    one = st.one_of(TYPED, st.sampled_from(own))
    if field.kind == "day":
        return st.lists(one, min_size=0, max_size=5)
    if field.kind == "choice":
        return st.one_of(st.sampled_from(own), st.lists(one, max_size=4), TYPED)
    return one


def files():
    """Return a strategy for (content, name) of an uploaded file."""
    starts = st.sampled_from([b"", b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"PK\x03\x04", b"format: s11-framework/1\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])  # fmt: skip
    endings = st.sampled_from(
        [".pdf", ".png", ".jpg", ".docx", ".xlsx", ".odt", ".doc", ".yaml", ".exe", ".PDF", ""]
    )
    contents = st.builds(lambda start, rest: start + rest, starts, st.binary(max_size=500))
    return st.tuples(contents, st.builds(lambda stem, ending: stem[:100] + ending, TYPED, endings))
