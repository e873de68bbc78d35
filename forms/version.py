"""The version of what a page shows: it goes out with the form and comes back with it."""

from wtforms import HiddenField


class Version(HiddenField):
    """A hidden number; what is none reads as 0, which only fits what was never saved."""

    data: int

    def process_data(self, value: int | None) -> None:
        self.data = value or 0

    def process_formdata(self, valuelist: list[str]) -> None:
        typed = valuelist[0] if valuelist else ""
        self.data = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else 0

    def _value(self) -> str:
        return str(self.data)
