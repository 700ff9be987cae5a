"""`python -m wirepact` is the command `wirepact`."""

from __future__ import annotations

import sys

from .cli import main

sys.exit(main())
