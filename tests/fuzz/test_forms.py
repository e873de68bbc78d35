"""Every form of every role, filled with what nobody would type."""

from io import BytesIO
from urllib.parse import quote_from_bytes

from hypothesis import given
from hypothesis import strategies as st

from s11.domain.people import Role
from tests.fuzz import hostile
from tests.fuzz.amount import inputs
from tests.fuzz.visitor import holds


def typed(draw, field):
    """Draw what a field sends: what it held, a choice of its own, something hostile, or nothing at all."""
    held = st.just(field.value.encode())
    kept = st.sampled_from(field.choices).map(str.encode) if field.choices else held
    return draw(st.one_of(st.none(), kept, kept, hostile.as_bytes, hostile.as_bytes))


def filled(draw, form):
    """Draw the pairs that a form sends; now and then a field twice, or one that the form does not have."""
    pairs = [(field.name, typed(draw, field)) for field in form.fields if field.kind != "file"]
    if draw(st.integers(0, 9)) == 0:
        names = [field.name for field in form.fields] + ["role", "id", "status", "directorate_id"]
        pairs.append((draw(st.sampled_from(names)), draw(hostile.as_bytes)))
    return [(name, value) for name, value in pairs if value is not None]


def body(draw, form, token):
    pairs = [("csrf_token", token.encode()), *filled(draw, form)]
    if not form.with_files:
        text = "&".join(f"{quote_from_bytes(n.encode())}={quote_from_bytes(v)}" for n, v in pairs)
        return {"data": text, "content_type": "application/x-www-form-urlencoded"}
    data = {name: value.decode("utf-8", "replace") for name, value in pairs}
    for field in form.fields:
        if field.kind == "file" and draw(st.booleans()):
            name = draw(st.sampled_from(hostile.FILE_NAMES))
            data[field.name] = (BytesIO(draw(hostile.contents)), name)
    return {"data": data, "content_type": "multipart/form-data"}


@inputs("forms", of=len(Role))
@given(data=st.data())
def test_whatever_a_form_sends_is_answered_in_plain_words(visitor, met, data):
    form = data.draw(st.sampled_from(met[1]))

    answer, text = visitor.send("POST", form.action, **body(data.draw, form, visitor.token))

    holds(answer, text, hostile.MARK)
