"""What tests share."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="session")
def untyped() -> dict[str, int]:
    """Calls of each scenario that were made without types."""
    return {}
