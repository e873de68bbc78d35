"""What the trail costs: a save with it beside one without, and how long a million entries take to verify."""

import time
from datetime import UTC, datetime
from itertools import count

from sqlalchemy import insert, text

from bench.audit import application
from bench.timing import wall_ms
from s11.domain.audit import Answer
from s11.domain.trail import Circumstances, Event, chained
from s11.storage import trail
from s11.storage.database import db
from s11.storage.tables import TrailRow

MILLION = 1_000_000
BATCH = 50_000
