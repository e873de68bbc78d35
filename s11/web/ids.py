"""Numbers in addresses: one that is larger than a database takes for an id is not found, rather than a fault."""

from typing import Any

from werkzeug.routing import IntegerConverter, Map

LARGEST = 2_147_483_647


class IdConverter(IntegerConverter):
    """A whole number that can be an id."""

    def __init__(self, map_: Map, **options: Any) -> None:
        super().__init__(map_, **{"max": LARGEST, **options})
