"""Worlds of backlot for tests in Python, without dependencies.

Made by `backlot client python` of backlot @@VERSION@@; make it anew after an update.

    class Waiting(backlot.TestCase):                     # unittest
        def test_that_it_waits(self):
            self.world.clock.advance(by="PT15M")

    pytest_plugins = ["backlot"]                         # pytest: in conftest.py
    def test_that_it_waits(world): ...

A world has what each vendor's other side does, its clock, requests, events, faults, and so on: each call is a method.
The simulator is at BACKLOT_URL (http://127.0.0.1:4000), its admin token in BACKLOT_ADMIN_TOKEN. Members of a call are
keywords, named as the call has them (`from_` is `from`), or one dictionary. When a test fails, its world's black box is
written below .backlot/black-boxes: `backlot replay FILE` sends its requests again.
"""
import json
import os
import re
import sys
import unittest
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlencode
from urllib.request import ProxyHandler, Request, build_opener

BLACK_BOX_FOLDER = os.path.join(".backlot", "black-boxes")


class Refused(Exception):
    """What the simulator refuses: the sentence, its code, and the HTTP status."""

    def __init__(self, message, code=None, status=None):
        super().__init__(message)
        self.code = code
        self.status = status


def _quoted(value):
    return quote(str(value), safe="")


def _send(method, url, body=None, headers=None):
    """What a call answers as JSON; None where it answers nothing."""
    data = None if body is None else json.dumps(body).encode()
    request = Request(url, data, {"content-type": "application/json", **(headers or {})}, method=method)
    with build_opener(ProxyHandler({})).open(request) as response:
        text = response.read()
    return json.loads(text) if text else None


def _control(method, url, body=None):
    token = os.environ.get("BACKLOT_ADMIN_TOKEN", "none")
    try:
        return _send(method, url, body, {} if token == "none" else {"authorization": "Bearer " + token})
    except HTTPError as refusal:
        error = json.load(refusal).get("error", {})
        raise Refused(error.get("message", str(refusal)), error.get("code"), refusal.code) from None
    except URLError as error:
        raise Refused("%s cannot be reached (%s); start it with `backlot start`." % (url, error.reason)) from None


def _told(body, members):
    """What a call is told: a dictionary, and keywords without the underscore that a word of the language needs."""
    return {**(body or {}), **{name.rstrip("_"): value for name, value in members.items()}}


class _Calls:
    """Calls of the control plane about one world."""

    def __init__(self, world):
        self._call = world._call


class _Vendor(_Calls):
    """One vendor in a world: its endpoint, its first credential, and what its other side does."""

    def __init__(self, world, name):
        super().__init__(world)
        self.url = world.urls[name]
        self.credentials = world.credentials[name]
        self.token = self.credentials[0]["token"]
        header, value = self.credentials[0]["header"].split(": ", 1)
        self.headers = {header: value}

    def graphql(self, query, variables=None, headers=None):
        "What the API answers to a document, sent with the first credential or other headers."
        return _send("POST", self.url, {"query": query, "variables": variables or {}}, headers or self.headers)


# @@CLASSES@@
class World:
    """A world of its own: `end()` ends it, and so does leaving a `with`. Options are those of POST /_sim/worlds."""

    def __init__(self, url=None, **options):
        self._base = (url or os.environ.get("BACKLOT_URL") or "http://127.0.0.1:4000").rstrip("/")
        made = _control("POST", self._base + "/_sim/worlds", options)
        self._begin(made)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.end()

    def end(self):
        "Ends the world; one that has ended stays so."
        try:
            _control("DELETE", self._base + "/_sim/worlds/" + self.id)
        except Refused as refusal:
            if refusal.status != 404:
                raise

    def fork(self, **options):
        "A new world that is like this one now."
        copy = World.__new__(World)
        copy._base = self._base
        copy._begin(_control("POST", self._base + "/_sim/worlds/" + self.id + "/fork", options))
        return copy

    def keep_black_box(self, title):
        "Writes the world's black box to a file, and answers its path."
        box = self._call("GET", "/black-box", query={"title": title})
        os.makedirs(BLACK_BOX_FOLDER, exist_ok=True)
        path = os.path.join(BLACK_BOX_FOLDER, re.sub(r"[^\w.]+", "-", title)[-100:].strip("-") + ".json")
        # For this user alone: what was sent is in it, with its secrets.
        with open(path, "w", encoding="utf-8", opener=lambda file, flags: os.open(file, flags, 0o600)) as file:
            json.dump(box, file, ensure_ascii=False)
        print("black box: " + path + "; backlot replay " + path, file=sys.stderr)
        return path

    def _call(self, method, path, body=None, query=None):
        url = self._base + "/w/" + self.id + "/_sim" + path
        return _control(method, url + ("?" + urlencode(query) if query else ""), body)

    def _begin(self, made):
        self.id = made["id"]
        self.urls = made["urls"]
        self.credentials = made["credentials"]
# @@FIELDS@@

# @@METHODS@@


class _Watched:
    """A result that remembers whether the test that runs has failed."""

    def __init__(self, result):
        self._result = result
        self.failed = False

    def __getattr__(self, name):
        found = getattr(self._result, name)
        if name not in ("addFailure", "addError", "addSubTest"):
            return found

        def told(*what):
            self.failed = self.failed or what[-1] is not None
            return found(*what)

        return told


class TestCase(unittest.TestCase):
    """A test with a world of its own, `self.world`; `world_options` are those of POST /_sim/worlds."""

    world_options = {}

    def run(self, result=None):
        result = self.defaultTestResult() if result is None else result
        try:
            self.world = World(test=self.id(), **self.world_options)
        except Refused:
            result.startTest(self)
            result.addError(self, sys.exc_info())
            result.stopTest(self)
            return result
        watched = _Watched(result)
        with self.world:
            super().run(watched)
            if watched.failed:
                self.world.keep_black_box(self.id())
        return result


try:
    import pytest
except ImportError:
    pass
else:

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_makereport(item, call):
        outcome = yield
        item._backlot_failed = getattr(item, "_backlot_failed", False) or outcome.get_result().failed

    @pytest.fixture
    def world_options():
        "The options of each test's world; override it in a conftest.py or a test file."
        return {}

    @pytest.fixture
    def world(request, world_options):
        "A world of the test's own."
        title = request.node.nodeid
        with World(test=title, **world_options) as own:
            yield own
            if getattr(request.node, "_backlot_failed", False):
                own.keep_black_box(title)
