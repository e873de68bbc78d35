"""A file of ours, twisted somewhere: a value replaced, a key gone, doubled or new, bytes flipped or cut off."""

import copy
import json

from hypothesis import strategies as st

from tests.fuzz import hostile

VALUES = st.one_of(
    hostile.texts,
    st.sampled_from([None, True, False, 0, -1, 1.5, 10**30, [], {}, [None], [[]], {"": ""}, {"format": 1}]),
)


def places(value, at=()):
    """Return the path to every value inside a tree of JSON."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [at, *(place for key, each in inside for place in places(each, (*at, key)))]


def twisted(draw, whole, all_places):
    """Return a copy of a tree with one to three values in it changed."""
    tree = copy.deepcopy(whole)
    for _ in range(draw(st.integers(1, 3))):
        place = draw(st.sampled_from(all_places[1:]))
        try:
            inside = tree
            for key in place[:-1]:
                inside = inside[key]
            _twist(draw, inside, place[-1])
        except (KeyError, IndexError, TypeError):
            continue  # an earlier twist took it away
    return tree


def _twist(draw, inside, key):
    how = draw(st.sampled_from(["replace", "replace", "replace", "remove", "add", "again"]))
    if how == "replace":
        inside[key] = draw(VALUES)
    elif how == "remove":
        del inside[key]
    elif isinstance(inside, dict):
        inside[draw(hostile.texts)] = draw(VALUES)
    else:
        inside.append(copy.deepcopy(inside[key]) if how == "again" else draw(VALUES))


def broken(draw, content):
    """Return the bytes of a file, mostly as they are, sometimes flipped or cut off."""
    how = draw(st.sampled_from(["whole", "whole", "whole", "cut", "flipped", "inserted"]))
    place = draw(st.integers(0, len(content) - 1))
    if how == "cut":
        return content[:place]
    if how == "flipped":
        return content[:place] + bytes([content[place] ^ draw(st.integers(1, 255))]) + content[place + 1 :]
    if how == "inserted":
        return content[:place] + draw(hostile.as_bytes) + content[place:]
    return content


def as_json(tree):
    return json.dumps(tree, ensure_ascii=True).encode()
