"""Every address of every role, with its parts and its query changed."""

from urllib.parse import quote_from_bytes

from hypothesis import given
from hypothesis import strategies as st

from s11.domain.people import Role
from tests.fuzz import hostile
from tests.fuzz.amount import inputs
from tests.fuzz.visitor import holds

METHODS = ["GET", "GET", "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"]
PARAMETERS = [
    "page",
    "who",
    "what",
    "from",
    "to",
    "since",
    "as_at",
    "next",
    "status",
    "name",
    "directorate",
    "sort",
    "q",
]


@inputs("addresses", of=len(Role))
@given(data=st.data())
def test_whatever_an_address_says_is_answered_in_plain_words(visitor, met, data):
    known = sorted({address for alike in met[0].values() for address in alike})
    path, _, query = data.draw(st.sampled_from(known)).partition("?")
    parts = path.split("/")
    if data.draw(st.booleans()):
        place = data.draw(st.integers(0, len(parts) - 1))
        parts[place] = quote_from_bytes(data.draw(hostile.as_bytes)[:2000], safe="")
    for _ in range(data.draw(st.integers(0, 2))):
        value = quote_from_bytes(data.draw(hostile.as_bytes)[:2000])
        query += f"&{data.draw(st.sampled_from(PARAMETERS))}={value}"

    answer, text = visitor.send(
        data.draw(st.sampled_from(METHODS)), "/".join(parts).replace("//", "/"), query_string=query
    )

    holds(answer, text, hostile.MARK)
