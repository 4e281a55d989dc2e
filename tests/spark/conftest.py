from __future__ import annotations

import pytest


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Start Spark, which takes a minute, only where it is asked for."""
    if "spark" not in (config.getoption("-m") or ""):
        for item in items:
            if item.get_closest_marker("spark"):
                item.add_marker(pytest.mark.skip(reason="takes a minute: run make test-all"))
