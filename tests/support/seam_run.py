"""The seam's schedules as a command, without shrinking: exit code 3 and the assertion if one fails. For the mutants."""

from __future__ import annotations

import logging
import os
import sys

from hypothesis import Phase, Verbosity, settings
from hypothesis.stateful import run_state_machine_as_test
from support.mutants import KILLED
from support.seam import Seam


def main() -> None:
    """Run `SEAM_EXAMPLES` schedules, the same each time."""
    logging.disable()
    try:
        run_state_machine_as_test(
            Seam,
            settings=settings(
                max_examples=int(os.environ["SEAM_EXAMPLES"]),
                stateful_step_count=40,
                deadline=None,
                derandomize=True,
                database=None,
                phases=[Phase.generate],
                verbosity=Verbosity.quiet,
                report_multiple_bugs=False,
                suppress_health_check=[],
            ),
        )
    except AssertionError as failed:
        print(str(failed).splitlines()[0] if str(failed) else "an assertion without a text")
        sys.exit(KILLED)


if __name__ == "__main__":
    main()
