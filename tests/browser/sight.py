"""Debian's Chromium, started as root in a closed network: no sandbox, nothing fetched in the background."""

from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
QUIETLY = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@contextmanager
def launched():
    """A headless browser that is closed afterwards; without Chromium the test fails and says how to get it."""
    if not CHROMIUM.exists():
        raise RuntimeError("缺少 Chromium，请先运行：apt-get install -y chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIETLY)
        yield browser
        browser.close()
