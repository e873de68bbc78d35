"""How many inputs each part of the fuzz sends, and how Hypothesis is set up for it."""

import os

from hypothesis import HealthCheck, Phase, settings

IN_ALL = int(os.environ.get("S11_FUZZ_INPUTS", "2000"))
SHARES = {"forms": 0.6, "addresses": 0.2, "files": 0.15, "commands": 0.05}


def inputs(part, of=1):
    """Send a test its share of the inputs; `of` tests share one part. Only the full fuzz sends other ones each time."""
    return settings(
        max_examples=max(1, round(IN_ALL * SHARES[part] / of)),
        deadline=None,
        database=None,
        derandomize="S11_FUZZ_INPUTS" not in os.environ,
        print_blob=True,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate, Phase.shrink],
    )
