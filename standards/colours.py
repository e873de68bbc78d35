"""Colours as `#1d4f91`: how one stands out against another, and the nearest shade that does."""

import re
from collections.abc import Callable
from colorsys import hls_to_rgb, rgb_to_hls

WHITE, INK = "#ffffff", "#0b0c0c"
READABLE = 4.5  # WCAG 2.2, 1.4.3: what text of any size needs
SHADES = 512


def read_colour(typed: str) -> str | None:
    """Return a colour in its one spelling, typed as `#1D4F91`, `1d4f91` or `#14f`; None where it is none."""
    digits = typed.strip().removeprefix("#").lower()
    if re.fullmatch("[0-9a-f]{3}", digits):
        digits = "".join(digit * 2 for digit in digits)
    return f"#{digits}" if re.fullmatch("[0-9a-f]{6}", digits) else None


def rgb(colour: str) -> tuple[float, float, float]:
    """Return red, green and blue between 0 and 1."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2."""
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in rgb(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of WCAG 2, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def clearest_on(background: str, ink: str = INK) -> str:
    """Return whichever of ink and white stands out more."""
    return max((ink, WHITE), key=lambda colour: contrast(colour, background))


def nearest_shade(colour: str, passes: Callable[[str], bool]) -> str:
    """Return the colour, or the shade of its hue that passes and is nearest in lightness; black or white must."""
    hue, lightness, saturation = rgb_to_hls(*rgb(colour))
    steps = sorted((step / SHADES for step in range(SHADES + 1)), key=lambda at: abs(at - lightness))
    shades = (_spelled(hls_to_rgb(hue, at, saturation)) for at in steps)
    return colour if passes(colour) else next(shade for shade in shades if passes(shade))


def _spelled(parts: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)
