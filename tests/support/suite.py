"""Where the official JSON-Schema-Test-Suite lies, if it does."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from .generated import ROOT

SUITE = Path(os.environ.get("WIREPACT_JSON_SCHEMA_SUITE", ROOT.parent / "shared/corpora/json-schema-test-suite"))
TESTS = SUITE / "tests" / "draft2020-12"

needs_suite = pytest.mark.skipif(
    not TESTS.is_dir(),
    reason="no JSON-Schema-Test-Suite at ../shared/corpora/json-schema-test-suite, nor at WIREPACT_JSON_SCHEMA_SUITE",
)
