"""The GOV.UK widgets, quick: the markup around what was typed is made once and kept.

Made anew for every field, the macros took two thirds of a page's time (figures in bench/). What comes out is
the same; it does not depend on a request, so it is kept by everything that goes in but the typed text.
"""

import json
from functools import lru_cache
from typing import Any

from govuk_frontend_wtf import wtforms_widgets as govuk
from jinja2 import Environment, PackageLoader, PrefixLoader
from markupsafe import Markup, escape

PLACE = "s11-what-was-typed"
LARGEST_KEPT = 20_000
LOOKS = Markup('<p class="govuk-body s11-looks" id="{}-looks" data-looks="{}" aria-live="polite">{}</p>')

_macros = Environment(
    loader=PrefixLoader(
        {name: PackageLoader(name) for name in ("govuk_frontend_jinja", "govuk_frontend_wtf")}
    ),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
)


@lru_cache(maxsize=1024)
def _kept(template: str, params: str) -> str:
    return _made(template, json.loads(params))


def _made(template: str, params: dict[str, Any]) -> str:
    return _macros.get_template(template).render(params=params)


class _Quick:
    """Render a widget's template with a place in it, and put the typed text there, escaped."""

    template: str
    before_text = ""

    def render(self, params: dict[str, Any]) -> Markup:
        typed = params.pop("value", None)
        if isinstance(typed, str):
            params["value"] = PLACE
        key = json.dumps(params, default=str)
        made = (
            _kept(self.template, key) if len(key) <= LARGEST_KEPT else _made(self.template, json.loads(key))
        )
        if not isinstance(typed, str):
            return Markup(made)  # noqa: S704  # nosec B704  # the macros escape what they are given
        before, _, after = made.partition(PLACE)
        return Markup(f"{before}{self.before_text}{escape(typed)}{after}")  # noqa: S704  # nosec B704  # escaped here


class _LookedAt(_Quick):
    """Typed text that was looked at: behind the field stands what the page says about it, if anything.

    `looks_like` of a field is those words; a field that nobody looked at has none, and no place for them.
    """

    def map_gov_params(self, field: Any, **kwargs: Any) -> dict[str, Any]:
        params: dict[str, Any] = super().map_gov_params(field, **kwargs)  # type: ignore[misc]
        if getattr(field, "looks_like", None) is not None:
            params["describedBy"] = f"{params['id']}-looks"
        return params

    def __call__(self, field: Any, **kwargs: Any) -> Markup:
        shown: Markup = super().__call__(field, **kwargs)  # type: ignore[misc]
        words = getattr(field, "looks_like", None)
        return shown if words is None else shown + LOOKS.format(field.id, field.name, words)


class TextInput(_LookedAt, govuk.GovTextInput):
    """A line of text."""


class PasswordInput(_Quick, govuk.GovPasswordInput):
    """A password, which can be shown."""


class TextArea(_LookedAt, govuk.GovTextArea):
    """Several lines of text; the line break before them is one that browsers drop."""

    before_text = "\n"


class Radios(_Quick, govuk.GovRadioInput):
    """One of several."""


class Checkboxes(_Quick, govuk.GovCheckboxesInput):
    """Any of several."""


class Checkbox(_Quick, govuk.GovCheckboxInput):
    """Yes or no."""


class Select(_Quick, govuk.GovSelect):
    """One of many."""


class File(_Quick, govuk.GovFileInput):
    """A file to upload."""


class Submit(_Quick, govuk.GovSubmitInput):
    """A button that sends the form."""
