"""A real browser on a real server, with the demonstration loaded."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from threading import Thread

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright
from werkzeug.serving import make_server

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))),
    None,
)
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
PICTURES = Path(__file__).parents[1] / "output"


@pytest.fixture(scope="session")
def chromium():
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine: the journeys in a real browser did not run")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


class Served:
    """A demonstration that is served from a folder of its own."""

    def __init__(self, folder):
        self.folder = folder
        self.environment = {
            **os.environ,
            "S11_DATA": str(folder),
            "PYTHONPATH": str(Path(__file__).parents[2]),
        }
        loaded = self.run("demo", "--json")
        self.passwords = {person["email"]: person["password"] for person in json.loads(loaded)}
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self.start()

    def run(self, *command):
        done = subprocess.run(
            [sys.executable, "-m", "s11", *command],
            env=self.environment,
            capture_output=True,
            check=True,
            text=True,
        )
        return done.stdout

    def start(self):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "s11", "serve", "--port", str(self.port)],
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        while self.process.poll() is None:
            try:
                urllib.request.urlopen(f"{self.address}/sign-in").close()
            except urllib.error.URLError:
                time.sleep(0.1)
            else:
                return
        raise RuntimeError("the server did not start")

    def stop(self):
        self.process.terminate()
        self.process.wait()


@pytest.fixture(scope="session")
def served(tmp_path_factory):
    served = Served(tmp_path_factory.mktemp("demonstration") / "data")
    yield served
    served.stop()


@pytest.fixture
def open_as(chromium, served):
    """Open a page of a new browser as somebody, signed in through the form: `open_as("manager")`."""
    contexts = []

    def open_as(who, width=1280):
        context = chromium.new_context(viewport={"width": width, "height": 900}, base_url=served.address)
        context.set_default_timeout(60_000)
        contexts.append(context)
        page = context.new_page()
        problems = []
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("console", lambda said: problems.append(said.text) if said.type == "error" else None)
        page.problems = problems
        email = f"{who}@example.org"
        page.goto("/sign-in")
        page.get_by_label("Email address").fill(email)
        page.get_by_label("Password", exact=True).fill(served.passwords[email])
        page.get_by_role("button", name="Sign in", exact=True).click()
        page.wait_for_url(lambda address: "/sign-in" not in address)
        return page

    yield open_as
    for context in contexts:
        context.close()


@pytest.fixture
def picture():
    """Keep a screenshot of a page under tests/output/, for people to look at."""
    PICTURES.mkdir(exist_ok=True)
    return lambda page, name: page.screenshot(path=PICTURES / f"{name}.png", full_page=True)


@pytest.fixture(scope="session")
def axe():
    return Axe()


@pytest.fixture
def holds(axe):
    """Hold a page to the rules; `holds(page)` returns what is wrong with it, in words."""

    def wrong(page):
        page.wait_for_load_state()
        page.locator("main").wait_for()  # a page that is on its way has none
        found = axe.run(page, options=RULES).response["violations"]
        said = [f"{rule['id']}: {node['html'][:200]}" for rule in found for node in rule["nodes"]]
        width = page.evaluate("document.documentElement.scrollWidth")
        return said + ([f"{width} pixels wide"] if width > 320 else []) + said_by(page)

    return wrong


def said_by(page):
    """Return what the console said, but that a refusal is one."""
    return [said for said in page.problems if "the server responded with a status of 4" not in said]


@pytest.fixture
def address(app):
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def sit_down(chromium, address, browser):
    """Open a browser as somebody who is signed in: `sit_down("lead")`."""
    contexts = []

    def sit_down(role, **kwargs):
        signed_in = browser(role)
        signed_in.token()
        context = chromium.new_context(base_url=address, **kwargs)
        context.set_default_timeout(60_000)
        cookie = signed_in.client.get_cookie("s11")
        context.add_cookies([{"name": "s11", "value": cookie.value, "url": address}])
        contexts.append(context)
        page = context.new_page()
        page.problems = []
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        return page

    yield sit_down
    for context in contexts:
        context.close()
