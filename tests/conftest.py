"""What all tests share: the gold beside the repository, a browser, and how hard Hypothesis tries."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parent.parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
IN_CI = bool(os.environ.get("CI"))

# Local runs look for something new each time; CI runs the same examples for all. Nothing is timed: machines differ.
SLOW = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
settings.register_profile("local", max_examples=40, deadline=None, suppress_health_check=SLOW)
settings.register_profile("ci", settings.get_profile("local"), derandomize=True, database=None, print_blob=True)
settings.register_profile("thorough", settings.get_profile("local"), max_examples=2_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if IN_CI else "local"))

MISSED: dict[str, int] = {}


def _skip(what: str) -> None:
    """Skip a test, and say so where it cannot be overlooked: in the last lines of the run."""
    MISSED[what] = MISSED.get(what, 0) + 1
    pytest.skip(what)


@pytest.fixture(scope="session")
def skip_loudly() -> Callable[[str], None]:
    """Skips a test for want of what is named, in the last lines of the run too; fails in CI, which has everything."""
    return pytest.fail if IN_CI else _skip


def find_shared() -> Path | None:
    """The folder with the gold and the seed article: ``HEADWATER_SHARED``, else ``../shared`` beside the repository."""
    folder = Path(os.environ.get("HEADWATER_SHARED") or ROOT.parent / "shared")
    return folder if (folder / "gold").is_dir() else None


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture
def shared() -> Path:
    """The folder of the gold; a test that needs it is skipped, loudly, where it is absent."""
    folder = find_shared()
    if folder is None:
        _skip("no ../shared beside the repository (or HEADWATER_SHARED): tests on the gold did not run")
    assert folder is not None
    return folder


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of the documents that we wrote ourselves."""
    return ROOT / "samples"


@pytest.fixture
def chromium() -> str:
    """The path of a browser; a test that needs one is skipped, loudly, where there is none, and fails in CI."""
    found = os.environ.get("HEADWATER_BROWSER") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None and IN_CI:
        pytest.fail("no Chromium on this machine; .ci/run installs it")
    if found is None:
        _skip("no Chromium on this machine: the highlighted page was not tried in a browser")
    assert found is not None
    return found


@pytest.hookimpl(wrapper=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> Iterator[None]:
    """Say last, and in yellow, what did not run."""
    yield
    for what, count in MISSED.items():
        terminalreporter.write_line(f"NOT RUN ({count}): {what}", yellow=True, bold=True)
