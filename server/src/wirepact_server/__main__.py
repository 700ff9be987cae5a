"""`python -m wirepact_server` is the command `wirepact-server`."""

from __future__ import annotations

import sys

from wirepact_server.cli import main

sys.exit(main())
