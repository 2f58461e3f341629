"""What every test may ask for, and how hard Hypothesis tries.

``HYPOTHESIS_PROFILE=long`` draws many more examples than the quick profile of every run.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from chromium import started
from seeds import SEEDS

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_PATIENT = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]
settings.register_profile(
    "quick",
    max_examples=25,
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=_PATIENT,
)
settings.register_profile("mid", max_examples=400, deadline=None, suppress_health_check=_PATIENT)
settings.register_profile("long", max_examples=2000, deadline=None, suppress_health_check=_PATIENT)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the flag that lets machine-written files, and only those, be written again."""
    parser.addoption("--update-goldens", action="store_true", help="write the files of tests/goldens/ again")


@pytest.fixture(scope="session", params=sorted(SEEDS))
def seed(request: pytest.FixtureRequest) -> str:
    """Give each of the seed articles."""
    return SEEDS[request.param]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Give a headless Chromium, which starts once for a module.

    Not once for all tests: as long as playwright runs, no other test of the process can run an event loop.
    """
    with started() as browser:
        yield browser
