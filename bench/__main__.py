"""Run the benchmarks that are named, or all."""

import sys
from importlib import import_module

ALL = ("page", "save", "board", "feedback", "papers", "all_feedback", "trail", "upload")

for name in sys.argv[1:] or ALL:
    import_module(f"bench.{name}").main()
    print()
