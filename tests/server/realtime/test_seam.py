"""G1 to G5 hold over random schedules of the real hub; `SEAM_EXAMPLES=20000` runs so many (`just seam`)."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings
from support.seam import Seam

TestSeam = Seam.TestCase
TestSeam.settings = settings(
    max_examples=int(os.environ.get("SEAM_EXAMPLES", "100")),
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
