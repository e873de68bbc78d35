import random
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from s11.domain.trail import ERASED, Circumstances, Event, chained, digest_of, first_break

KEY = b"a key that is not in the database"
NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
LEAD = Circumstances(7, "lead", "192.0.2.7", "testshire-now", "housing")


def a_trail(length=30, extra=()):
    events = [
        Event("answer.changed", f"1.{n}", {"narrative": f"{n}"}, {"narrative": f"{n} é"})
        for n in range(length)
    ]
    entries = list(chained([*events, *extra], LEAD, NOON, (0, ""), KEY))
    return entries, (entries[-1].id, entries[-1].hash)


def test_a_trail_that_nobody_touched_holds():
    entries, head = a_trail()

    assert first_break(entries, head, KEY) is None


def test_an_empty_trail_holds():
    assert first_break([], (0, ""), KEY) is None


def test_a_chain_made_with_another_key_does_not_hold():
    entries, head = a_trail()

    assert first_break(entries, head, b"another key").id == 1


def edited(entries, place, dice):
    name = dice.choice(
        ["at", "who", "role", "what", "cycle", "directorate", "place", "details", "digest", "hash"]
    )
    other = 8 if name == "who" else f"{getattr(entries[place], name)}x"
    return [*entries[:place], replace(entries[place], **{name: other}), *entries[place + 1 :]]


def cut(entries, place, dice):
    return [*entries[:place], *entries[place + 1 + dice.randrange(3) :]]


def reordered(entries, place, _):
    other = (place + 1) % len(entries)
    entries = list(entries)
    entries[place], entries[other] = entries[other], entries[place]
    return entries


def repeated(entries, place, _):
    return [*entries[: place + 1], *entries[place:]]


def renumbered(entries, place, dice):
    kept = cut(entries, place, dice)
    return [replace(entry, id=number) for number, entry in enumerate(kept, start=1)]


@pytest.mark.parametrize("seed", range(100))
def test_whatever_is_changed_is_found_and_the_place_is_named(seed):
    dice = random.Random(seed)
    entries, head = a_trail()
    place = dice.randrange(len(entries))
    change = dice.choice([edited, cut, reordered, repeated, renumbered])
    changed = change(entries, place, dice)
    first = min(place, (place + 1) % len(entries)) if change is reordered else place + (change is repeated)

    found = first_break(changed, head, KEY)

    assert found is not None
    assert found.id == first + 1


def test_details_that_are_gone_are_a_break_unless_a_later_entry_says_that_they_were_erased():
    bare, _ = a_trail(3)
    said = Event(ERASED, after={"digests": {"2": bare[1].digest}})
    entries, head = a_trail(3, [said])
    erased = [replace(entry, details=None) if entry.id == 2 else entry for entry in entries]

    assert first_break(erased, head, KEY) is None
    assert first_break([replace(erased[0], details=None), *erased[1:]], head, KEY).id == 1


@pytest.mark.parametrize("seed", range(100))
def test_in_a_trail_with_erased_details_whatever_is_changed_is_found_as_well(seed):
    dice = random.Random(seed)
    bare, _ = a_trail(30)
    gone = {number: bare[number - 1].digest for number in dice.sample(range(1, 31), 12)}
    entries, head = a_trail(30, [Event(ERASED, after={"digests": {str(n): d for n, d in gone.items()}})])
    entries = [replace(entry, details=None) if entry.id in gone else entry for entry in entries]
    assert first_break(entries, head, KEY) is None
    change = dice.choice([edited, cut, reordered, repeated, renumbered])

    found = first_break(change(entries, dice.randrange(len(entries)), dice), head, KEY)

    assert found is not None


def test_details_that_were_changed_together_with_their_digest_are_found():
    entries, head = a_trail()
    entries[4] = replace(entries[4], details="{}", digest=digest_of("{}"))

    assert first_break(entries, head, KEY).id == 5


def test_details_are_hashed_whatever_is_in_them():
    hostile = Event("answer.changed", "1.1", after={"narrative": "\ud800 \x00 \u202e <b>"})

    (entry,) = chained([hostile], LEAD, NOON, (0, ""), KEY)

    assert entry.digest == digest_of(entry.details)
