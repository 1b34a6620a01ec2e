"""What all tests share: no network, a still clock, a fixed key, a database of the run's own.

FRIRUM_DATABASE chooses the database (default: SQLite in a temporary folder). FRIRUM_NO_SKIP=1 makes every
skip a failure. Browser tests need the system's Chromium.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Generator, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings as hypothesis_settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, ViewportSize
    from pytest_django.live_server_helper import LiveServer

ROOT = Path(__file__).parents[1]
NO_SKIP = os.environ.get("FRIRUM_NO_SKIP") == "1"
STILL = datetime(2018, 6, 15, 7, 0, tzinfo=UTC)
"""Nine in the morning in Copenhagen, a Friday in the first summer of the experiment."""

RUN_FOLDER = Path(tempfile.mkdtemp(prefix="frirum-test-"))
TEST_SETTINGS = {
    "DJANGO_SETTINGS_MODULE": "frirum.site.settings",
    "FRIRUM_DEMO": "1",
    "FRIRUM_SECRET_KEY": "for-tests-only-and-nowhere-else-" + "x" * 20,
    "FRIRUM_KEYS": "test:dGVzdHMtYWxvbmUtdXNlLXRoaXMta2V5LW9mLTMyLWI=",
}
os.environ.update(TEST_SETTINGS)
os.environ.setdefault("FRIRUM_DATABASE", f"sqlite:///{RUN_FOLDER / 'unused.sqlite3'}")
for name in (
    "FRIRUM_AT",
    "FRIRUM_KEYS_FILE",
    "FRIRUM_SECRET_KEY_FILE",
    "FRIRUM_HOSTS",
    "FRIRUM_BEHIND_PROXY",
):
    os.environ.pop(name, None)

# The gate is the same each time and never fails for a busy machine; tests/proof.py looks wider.
hypothesis_settings.register_profile("gate", derandomize=True, deadline=None)
hypothesis_settings.load_profile("gate")


def chromium() -> str | None:
    """The system's Chromium, if there is one."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


# --- what is run ---------------------------------------------------------------


SHARED_DATA = Path(os.environ.get("FRIRUM_TEST_DATA", Path(__file__).parents[2] / "shared" / "data"))
"""Others' schemas, examples and fictitious persons: not ours to commit, so not everybody has them."""

NEEDS = {
    "browser": (lambda: chromium() is not None, "a Chromium (Debian: apt install chromium)"),
    "gettext": (lambda: shutil.which("xgettext") is not None, "xgettext (Debian: apt install gettext)"),
    "shared_data": (SHARED_DATA.is_dir, "others' example files (FRIRUM_TEST_DATA=folder)"),
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    lacking = {marker: f"needs {what}" for marker, (there, what) in NEEDS.items() if not there()}
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.allow_hosts(["127.0.0.1", "localhost", "::1"]))
        for marker, reason in lacking.items():
            if item.get_closest_marker(marker):
                # The README's two commands must work without Debian packages: what lacks one is skipped
                # and says so in one line. At the gate (FRIRUM_NO_SKIP=1) every other skip than for others'
                # files is a failure.
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    elsewhere = NEEDS["shared_data"][1] in str(report.longrepr)
    if NO_SKIP and report.skipped and not elsewhere and not hasattr(report, "wasxfail"):
        report.longrepr = f"skipped, and FRIRUM_NO_SKIP=1 allows no skip: {report.longrepr}"
        report.outcome = "failed"
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = [str(report.longrepr) for report in terminalreporter.stats.get("skipped", [])]
    for marker, (_, what) in NEEDS.items():
        if count := sum(f"needs {what}" in reason for reason in skipped):
            terminalreporter.write_line(f"{count} {marker} tests were skipped: this machine lacks {what}")


def pytest_unconfigure() -> None:
    shutil.rmtree(RUN_FOLDER, ignore_errors=True)


# --- Django ----------------------------------------------------------------------


def pytest_configure() -> None:
    from django.conf import settings

    settings.FRIRUM_OWN_DAYS = False  # the cast of the tests lives on the day that the test says
    settings.WHITENOISE_USE_FINDERS = False  # each client would list every file of every library anew
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    described = settings.DATABASES["default"]
    if str(described["ENGINE"]).endswith("sqlite3"):
        # A file, not memory: two browsers at once are two connections, as in life.
        described["TEST"] = {"NAME": RUN_FOLDER / "test.sqlite3"}
        # No test cuts the power: what is written need not wait for the disk.
        durable = described["OPTIONS"]["init_command"]  # type: ignore[index]
        described["OPTIONS"]["init_command"] = durable.replace("=FULL", "=OFF")  # type: ignore[index]


# --- time ------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def still_clock(request: pytest.FixtureRequest) -> Iterator[None]:
    """Time stands still at STILL; a browser test's clock starts there and runs."""
    if request.node.get_closest_marker("browser"):
        request.getfixturevalue("business_time")(STILL)
        yield
        return
    import time_machine

    with time_machine.travel(STILL, tick=False):
        yield


@pytest.fixture
def business_time(settings: object) -> Callable[[datetime | str], None]:
    """`business_time("2018-03-08T10:00")`: the edge's clock starts there, now, and runs on."""

    def start(at: datetime | str) -> None:
        settings.FRIRUM_AT = at if isinstance(at, str) else at.isoformat()  # type: ignore[attr-defined]

    return start


# --- the browser -------------------------------------------------------------------

CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
WIDE: "ViewportSize" = {"width": 1280, "height": 900}
PHONE: "ViewportSize" = {"width": 390, "height": 844}
PATIENCE = 30_000  # ms: a machine that does two runs at once is slow, and no test is about how slow


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """One Chromium for the run. Playwright's loop would keep Django from its database: it is told it may."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE)
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_ARGUMENTS)
        yield running
        running.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def new_page(browser: "Browser", live_server: "LiveServer") -> Iterator[Callable[..., "Page"]]:
    """`new_page()` or `new_page(PHONE)`: a person's own browser window on the running site, in Danish.

    The test fails if a page logged an error: a broken script, a refused resource.
    """
    opened: list[BrowserContext] = []
    complaints: list[str] = []

    def start(size: "ViewportSize" = WIDE) -> "Page":
        context = browser.new_context(
            base_url=live_server.url, viewport=size, locale="da-DK", timezone_id="Europe/Copenhagen"
        )
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.on("pageerror", lambda fault: complaints.append(str(fault)))
        page.on("console", lambda said: complaints.append(said.text) if _wrong(said) else None)
        opened.append(context)
        return page

    yield start
    for context in opened:
        context.close()
    assert not complaints, complaints


def _wrong(said: "ConsoleMessage") -> bool:
    # A 403, 404 or 409 is an answer that a test asks for; what the page itself does wrong is not.
    return said.type == "error" and "status of 4" not in said.text


@pytest.fixture
def page(new_page: Callable[..., "Page"]) -> "Page":
    """One wide window."""
    return new_page()
