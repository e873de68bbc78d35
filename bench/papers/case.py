"""Make one paper with one engine, and say its CPU seconds, pages, peak memory and size: `case ours 100`."""

import resource
import sys
import time
from importlib import import_module
from io import BytesIO

from pypdfium2 import PdfDocument

from bench.papers.rows import rows

engine = import_module(f"bench.papers.{sys.argv[1]}")
engine.paper(rows(1))  # faces are read and modules are loaded
wanted = rows(int(sys.argv[2]))
start = time.process_time()
made = engine.paper(wanted)
seconds = time.process_time() - start
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
document = PdfDocument(BytesIO(made))
print(f"{seconds:.4f} {len(document)} {peak} {len(made) // 1024}")
document.close()
