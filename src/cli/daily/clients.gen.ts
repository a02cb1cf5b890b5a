// Generated from schemas/clients/ by `npm run generate`; do not edit.
/** What is written by hand of each language's client, with marks where its calls go. */
export const CLIENT_FILES = {
  python: `"""Worlds of backlot for tests in Python, without dependencies.

Made by \`backlot client python\` of backlot @@VERSION@@; make it anew after an update.

    class Waiting(backlot.TestCase):                     # unittest
        def test_that_it_waits(self):
            self.world.clock.advance(by="PT15M")

    pytest_plugins = ["backlot"]                         # pytest: in conftest.py
    def test_that_it_waits(world): ...

A world has what each vendor's other side does, its clock, requests, events, faults, and so on: each call is a method.
The simulator is at BACKLOT_URL (http://127.0.0.1:4000), its admin token in BACKLOT_ADMIN_TOKEN. Members of a call are
keywords, named as the call has them (\`from_\` is \`from\`), or one dictionary. When a test fails, its world's black box is
written below .backlot/black-boxes: \`backlot replay FILE\` sends its requests again.
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
        raise Refused("%s cannot be reached (%s); start it with \`backlot start\`." % (url, error.reason)) from None


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
    """A world of its own: \`end()\` ends it, and so does leaving a \`with\`. Options are those of POST /_sim/worlds."""

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
        path = os.path.join(BLACK_BOX_FOLDER, re.sub(r"[^\\w.]+", "-", title)[-100:].strip("-") + ".json")
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
    """A test with a world of its own, \`self.world\`; \`world_options\` are those of POST /_sim/worlds."""

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
`,
  php: `<?php

declare(strict_types=1);

/**
 * Worlds of backlot for tests in PHP 8.1 and later, without dependencies.
 *
 * Made by \`backlot client php\` of backlot @@VERSION@@; make it anew after an update.
 *
 *     require_once __DIR__ . '/Backlot.php';           // or list it in composer.json: autoload-dev, files
 *
 *     final class WaitingTest extends PHPUnit\\Framework\\TestCase
 *     {
 *         use Backlot\\HasWorld;                        // gives each test a world of its own
 *
 *         public function testThatItWaits(): void
 *         {
 *             $this->world->clock->advance(by: 'PT15M');
 *         }
 *     }
 *
 * A world has what each vendor's other side does, its clock, requests, events, faults, and so on: each call is a method.
 * The simulator is at BACKLOT_URL (http://127.0.0.1:4000), its admin token in BACKLOT_ADMIN_TOKEN. Members of a call are
 * named arguments, or one array or object; an empty object of JSON is \`new \\stdClass()\`. Objects that are answered are
 * objects, so that they can be sent back as they are: \`$chat->id\`. When a test fails, its world's black box is written
 * below .backlot/black-boxes: \`backlot replay FILE\` sends its requests again.
 */

namespace Backlot;

const BLACK_BOX_FOLDER = '.backlot/black-boxes';

/** What the simulator refuses: \`getMessage()\` is the sentence, \`getCode()\` its code, such as 'ILLEGAL_MOVE'. */
final class Refused extends \\RuntimeException
{
    /** The HTTP status is 0 where there was no answer. */
    public function __construct(string $message, string $code = '', public readonly int $status = 0)
    {
        parent::__construct($message);
        $this->code = $code;
    }
}

/** The status and the text of an answer; the status 0 and the reason where there is none. */
function send(string $method, string $url, ?object $body, array $headers): array
{
    $lines = ['content-type: application/json'];
    foreach ($headers as $name => $value) {
        $lines[] = "$name: $value";
    }
    $http = [
        'method' => $method,
        'header' => $lines,
        'protocol_version' => 1.1,
        'ignore_errors' => true,
        'follow_location' => 0,
        'timeout' => 86400,
    ];
    if ($body !== null) {
        $http['content'] = json_encode($body, JSON_THROW_ON_ERROR | JSON_PRESERVE_ZERO_FRACTION);
    }
    $reason = '';
    set_error_handler(static function (int $_, string $message) use (&$reason): bool {
        $reason = preg_replace('/^.*: /s', '', $message);
        return true;
    });
    try {
        $stream = fopen($url, 'r', false, stream_context_create(['http' => $http]));
    } finally {
        restore_error_handler();
    }
    if ($stream === false) {
        return [0, $reason];
    }
    $status = (int) explode(' ', stream_get_meta_data($stream)['wrapper_data'][0])[1];
    return [$status, stream_get_contents($stream)];
}

/** What the control plane answers, as text. */
function control(string $method, string $url, ?object $body = null): string
{
    $token = getenv('BACKLOT_ADMIN_TOKEN') ?: 'none';
    [$status, $text] = send($method, $url, $body, $token === 'none' ? [] : ['authorization' => "Bearer $token"]);
    if ($status === 0) {
        throw new Refused("$url cannot be reached ($text); start it with \`backlot start\`.");
    }
    if ($status >= 400) {
        $error = json_decode($text)->error ?? null;
        throw new Refused($error->message ?? "$url answered $status: $text", $error->code ?? '', $status);
    }
    return $text;
}

function decoded(string $text): mixed
{
    return $text === '' ? null : json_decode($text, flags: JSON_THROW_ON_ERROR);
}

function quoted(int|string $value): string
{
    return rawurlencode((string) $value);
}

function query(object $members): string
{
    return (array) $members === [] ? '' : '?' . http_build_query((array) $members);
}

/** What a call is told: an array or object, and named arguments. */
function told(array|object $body, array $members): object
{
    return (object) ($members + (array) $body);
}

/** Calls of the control plane about one world. */
abstract class Calls
{
    public function __construct(private readonly World $world)
    {
    }

    protected function call(string $method, string $path, ?object $body = null): mixed
    {
        return $this->world->call($method, $path, $body);
    }
}

/** One vendor in a world: its endpoint, its first credential, and what its other side does. */
abstract class Vendor extends Calls
{
    public readonly string $url;
    public readonly array $credentials;
    public readonly string $token;
    public readonly array $headers;

    public function __construct(World $world, string $name)
    {
        parent::__construct($world);
        $this->url = $world->urls->$name;
        $this->credentials = $world->credentials->$name;
        $this->token = $this->credentials[0]->token;
        [$header, $value] = explode(': ', $this->credentials[0]->header, 2);
        $this->headers = [$header => $value];
    }

    /** What the API answers to a document, sent with the first credential or other headers. */
    public function graphql(string $query, array|object $variables = [], ?array $headers = null): mixed
    {
        $body = (object) ['query' => $query, 'variables' => (object) $variables];
        [$status, $text] = send('POST', $this->url, $body, $headers ?? $this->headers);
        if ($status === 0) {
            throw new Refused("$this->url gave no answer: $text");
        }
        if ($status > 299) {
            throw new Refused("$this->url answered $status: $text", '', $status);
        }
        return decoded($text);
    }
}

// @@CLASSES@@
/** A world of its own: \`end()\` ends it. Options are those of POST /_sim/worlds. */
final class World
{
    public readonly string $id;
    public readonly object $urls;
    public readonly object $credentials;
// @@DECLARATIONS@@
    private readonly string $base;
    private static ?World $last = null;

    public function __construct(?string $url = null, mixed ...$options)
    {
        $base = rtrim($url ?? (getenv('BACKLOT_URL') ?: 'http://127.0.0.1:4000'), '/');
        $this->begin($base, decoded(control('POST', "$base/_sim/worlds", (object) $options)));
    }

    /** A world for a test that begins now. The world of the test before ends, and the last one when PHP does. */
    public static function ofTest(string $title, array $options = []): self
    {
        if (self::$last === null) {
            register_shutdown_function(static function (): void {
                try {
                    self::$last?->end();
                } catch (Refused) {
                    // A simulator that has ended has no worlds.
                }
            });
        }
        self::$last?->end();
        return self::$last = new self(...$options, test: $title);
    }

    /** Ends the world; one that has ended stays so. */
    public function end(): void
    {
        try {
            control('DELETE', "$this->base/_sim/worlds/$this->id");
        } catch (Refused $refusal) {
            if ($refusal->status !== 404) {
                throw $refusal;
            }
        }
    }

    /** A new world that is like this one now. */
    public function fork(mixed ...$options): self
    {
        $made = control('POST', "$this->base/_sim/worlds/$this->id/fork", (object) $options);
        $copy = (new \\ReflectionClass(self::class))->newInstanceWithoutConstructor();
        $copy->begin($this->base, decoded($made));
        return $copy;
    }

    /** Writes the world's black box to a file, and answers its path. */
    public function keepBlackBox(string $title): string
    {
        $box = control('GET', "$this->base/w/$this->id/_sim/black-box" . query((object) ['title' => $title]));
        if (!is_dir(BLACK_BOX_FOLDER)) {
            mkdir(BLACK_BOX_FOLDER, recursive: true);
        }
        preg_match('/.{1,100}$/su', preg_replace('/[^\\w.]+/u', '-', $title), $end);
        $path = BLACK_BOX_FOLDER . '/' . trim($end[0] ?? 'test', '-') . '.json';
        // For this user alone: what was sent is in it, with its secrets.
        touch($path);
        chmod($path, 0600);
        file_put_contents($path, $box);
        file_put_contents('php://stderr', "black box: $path; backlot replay $path\\n");
        return $path;
    }

    /** Any call of the control plane about this world; the path is the one below /_sim. */
    public function call(string $method, string $path, ?object $body = null): mixed
    {
        return decoded(control($method, "$this->base/w/$this->id/_sim$path", $body));
    }

// @@METHODS@@

    private function begin(string $base, object $made): void
    {
        $this->base = $base;
        $this->id = $made->id;
        $this->urls = $made->urls;
        $this->credentials = $made->credentials;
// @@FIELDS@@
    }
}

/** PHPUnit: gives each test of a TestCase a world of its own, and writes the black box of one that fails. */
trait HasWorld
{
    protected World $world;

    /** The options of each test's world, those of POST /_sim/worlds; override it in a test case. */
    protected function worldOptions(): array
    {
        return [];
    }

    /** @before */
    #[\\PHPUnit\\Framework\\Attributes\\Before]
    protected function beginWorld(): void
    {
        $this->world = World::ofTest($this->titleOfTest(), $this->worldOptions());
    }

    protected function onNotSuccessfulTest(\\Throwable $t): never
    {
        $others = ['PHPUnit\\Framework\\SkippedTest', 'PHPUnit\\Framework\\IncompleteTest', 'PHPUnit\\Framework\\Warning'];
        $isFailure = array_filter($others, static fn (string $type): bool => $t instanceof $type) === [];
        if (isset($this->world) && $isFailure) {
            try {
                $this->world->keepBlackBox($this->titleOfTest());
            } catch (Refused $refusal) {
                file_put_contents('php://stderr', "no black box: {$refusal->getMessage()}\\n");
            }
        }
        parent::onNotSuccessfulTest($t);
    }

    private function titleOfTest(): string
    {
        $name = method_exists($this, 'nameWithDataSet') ? $this->nameWithDataSet() : $this->getName();
        return static::class . "::$name";
    }
}
`,
  java: `package backlot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Worlds of backlot for tests in Java 17 and later, without dependencies.
 *
 * <p>Made by {@code backlot client java} of backlot @@VERSION@@; make it anew after an update.
 *
 * <pre>
 *     class WaitingTest {                                           // JUnit 5
 *         &#64;RegisterExtension
 *         static final Extension backlot = Backlot.junit(Extension.class, Map.of("clock", "frozen"));
 *
 *         &#64;Test
 *         void waits(Backlot.World world) {                         // a world of the test's own
 *             world.clock.advance(Map.of("by", "PT15M"));
 *         }
 *     }
 *
 *     try (var world = new Backlot.World()) { ... }                 // everything else
 * </pre>
 *
 * A world has what each vendor's other side does, its clock, requests, events, faults, and so on: each call is a method,
 * its members are a map. The simulator is at BACKLOT_URL (http://127.0.0.1:4000), its admin token in
 * BACKLOT_ADMIN_TOKEN. When a test of JUnit's fails, its world's black box is written below .backlot/black-boxes:
 * {@code backlot replay FILE} sends its requests again.
 */
public final class Backlot {
    private static final Path BLACK_BOX_FOLDER = Path.of(".backlot", "black-boxes");
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).proxy(HttpClient.Builder.NO_PROXY).build();

    private Backlot() {}

    /** What the simulator refuses: the sentence, its code (such as ILLEGAL_MOVE), and the HTTP status. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final String code;
        private final int status;

        Refused(String message, String code, int status) {
            super(message);
            this.code = code;
            this.status = status;
        }

        /** Null where there is none. */
        public String code() {
            return code;
        }

        /** 0 where there was no answer. */
        public int status() {
            return status;
        }
    }

    /** A value of JSON: a map, a list, a text, a number (Long or Double), a boolean, or null. */
    public record Json(Object value) {
        /** The value at a path of members' names and places in lists; one that holds null where nothing stands. */
        public Json get(Object... path) {
            Object at = value;
            for (Object step : path) {
                if (step instanceof Integer place) {
                    at = at instanceof List<?> list && place < list.size() ? list.get(place) : null;
                } else {
                    at = at instanceof Map<?, ?> map ? map.get(step) : null;
                }
            }
            return new Json(at);
        }

        public String text() {
            return (String) value;
        }

        /** A whole number; others are a Double in {@code value()}. */
        public long number() {
            return (Long) value;
        }

        public boolean flag() {
            return (Boolean) value;
        }

        public List<Json> list() {
            return ((List<?>) value).stream().map(Json::new).toList();
        }

        /** The members of an object, as any call takes them. */
        @SuppressWarnings("unchecked") // The names of members are texts.
        public Map<String, Object> map() {
            return (Map<String, Object>) value;
        }

        /** The value as JSON's text. */
        @Override
        public String toString() {
            var out = new StringBuilder();
            write(value, out);
            return out.toString();
        }

        static Json read(String text) {
            return new Json(text.isEmpty() ? null : new Reader(text).whole());
        }

        private static void write(Object value, StringBuilder out) {
            if (value instanceof Json json) {
                write(json.value, out);
            } else if (value instanceof Map<?, ?> map) {
                var before = "{";
                for (var member : map.entrySet()) {
                    write(String.valueOf(member.getKey()), out.append(before));
                    write(member.getValue(), out.append(':'));
                    before = ",";
                }
                out.append(map.isEmpty() ? "{}" : "}");
            } else if (value instanceof Iterable<?> list) {
                var before = "[";
                for (var item : list) {
                    write(item, out.append(before));
                    before = ",";
                }
                out.append(before.equals("[") ? "[]" : "]");
            } else if (value instanceof Object[] items) {
                write(Arrays.asList(items), out);
            } else if (value == null || value instanceof Number || value instanceof Boolean) {
                out.append(value);
            } else {
                writeText(value.toString(), out);
            }
        }

        private static void writeText(String text, StringBuilder out) {
            out.append('"');
            for (char letter : text.toCharArray()) {
                if (letter == '"' || letter == '\\\\') {
                    out.append('\\\\').append(letter);
                } else if (letter < ' ' || Character.isSurrogate(letter)) {
                    out.append(String.format("\\\\u%04x", (int) letter));
                } else {
                    out.append(letter);
                }
            }
            out.append('"');
        }
    }

    /** Reads JSON's text. */
    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        Object whole() {
            try {
                var value = value();
                if (peek() == 0) {
                    return value;
                }
            } catch (IndexOutOfBoundsException | IllegalArgumentException error) {
                // The sentence below says where.
            }
            throw new IllegalArgumentException("No JSON from character " + at + " on: " + text);
        }

        private Object value() {
            return switch (peek()) {
                case '{' -> object();
                case '[' -> list();
                case '"' -> text();
                default -> word();
            };
        }

        private Map<String, Object> object() {
            var members = new LinkedHashMap<String, Object>();
            for (take('{'); peek() != '}'; ) {
                if (!members.isEmpty()) {
                    take(',');
                }
                var name = text();
                take(':');
                members.put(name, value());
            }
            take('}');
            return members;
        }

        private List<Object> list() {
            var items = new ArrayList<Object>();
            for (take('['); peek() != ']'; ) {
                if (!items.isEmpty()) {
                    take(',');
                }
                items.add(value());
            }
            take(']');
            return items;
        }

        private String text() {
            take('"');
            var out = new StringBuilder();
            for (char letter = text.charAt(at++); letter != '"'; letter = text.charAt(at++)) {
                out.append(letter == '\\\\' ? escaped(text.charAt(at++)) : letter);
            }
            return out.toString();
        }

        private char escaped(char letter) {
            if (letter == 'u') {
                at += 4;
                return (char) Integer.parseInt(text.substring(at - 4, at), 16);
            }
            int place = "bfnrt".indexOf(letter);
            return place < 0 ? letter : "\\b\\f\\n\\r\\t".charAt(place);
        }

        private Object word() {
            int from = at;
            while (at < text.length() && ",]} \\n\\r\\t".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            var word = text.substring(from, at);
            if (word.matches("-?\\\\d{1,18}")) {
                return Long.valueOf(word);
            }
            return switch (word) {
                case "null" -> null;
                case "true", "false" -> Boolean.valueOf(word);
                default -> Double.valueOf(word);
            };
        }

        /** The next character that is no space; 0 at the end. */
        private char peek() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            return at < text.length() ? text.charAt(at) : 0;
        }

        private void take(char wanted) {
            if (peek() != wanted) {
                throw new IllegalArgumentException();
            }
            at++;
        }
    }

    private static HttpResponse<String> send(String method, String url, Map<String, ?> body, Map<String, String> headers)
            throws IOException {
        var content = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(new Json(body).toString());
        var request = HttpRequest.newBuilder(URI.create(url)).method(method, content);
        headers.forEach(request::setHeader);
        try {
            return HTTP.send(request.setHeader("content-type", "application/json").build(), BodyHandlers.ofString());
        } catch (InterruptedException error) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", error);
        }
    }

    /** What the control plane answers, as text. */
    private static String control(String method, String url, Map<String, ?> body) {
        var token = setting("BACKLOT_ADMIN_TOKEN", "none");
        Map<String, String> headers = token.equals("none") ? Map.of() : Map.of("authorization", "Bearer " + token);
        HttpResponse<String> answer;
        try {
            answer = send(method, url, body, headers);
        } catch (IOException error) {
            var told = url + " cannot be reached (" + reasonOf(error) + "); start it with \`backlot start\`.";
            throw new Refused(told, null, 0);
        }
        if (answer.statusCode() < 400) {
            return answer.body();
        }
        var error = Json.read(answer.body()).get("error");
        throw new Refused(error.get("message").text(), error.get("code").text(), answer.statusCode());
    }

    private static String reasonOf(IOException error) {
        return error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
    }

    private static String setting(String variable, String otherwise) {
        var value = System.getenv(variable);
        return value == null || value.isEmpty() ? otherwise : value;
    }

    private static String quoted(Object value) {
        var plain = value instanceof Json json ? json.value : value;
        return URLEncoder.encode(String.valueOf(plain), StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String query(Map<String, ?> members) {
        return members.entrySet().stream()
                .map(member -> quoted(member.getKey()) + "=" + quoted(member.getValue()))
                .collect(Collectors.joining("&", members.isEmpty() ? "" : "?", ""));
    }

    /** Calls of the control plane about one world. */
    private abstract static class Calls {
        final World world;

        Calls(World world) {
            this.world = world;
        }

        Json call(String method, String path, Map<String, ?> body) {
            return world.call(method, path, body);
        }
    }

    /** One vendor in a world: its endpoint, its first credential, and what its other side does. */
    public abstract static class Vendor extends Calls {
        private final String name;

        Vendor(World world, String name) {
            super(world);
            this.name = name;
        }

        public String url() {
            return world.made.get("urls", name).text();
        }

        public List<Json> credentials() {
            return world.made.get("credentials", name).list();
        }

        public String token() {
            return credentials().get(0).get("token").text();
        }

        /** The headers of the first credential. */
        public Map<String, String> headers() {
            var header = credentials().get(0).get("header").text().split(": ", 2);
            return Map.of(header[0], header[1]);
        }

        /** What the API answers to a document, sent with the first credential. */
        public Json graphql(String query) {
            return graphql(query, Map.of());
        }

        public Json graphql(String query, Map<String, ?> variables) {
            return graphql(query, variables, headers());
        }

        public Json graphql(String query, Map<String, ?> variables, Map<String, String> headers) {
            try {
                var answer = send("POST", url(), Map.of("query", query, "variables", variables), headers);
                if (answer.statusCode() > 299) {
                    var told = url() + " answered " + answer.statusCode() + ": " + answer.body();
                    throw new Refused(told, null, answer.statusCode());
                }
                return Json.read(answer.body());
            } catch (IOException error) {
                throw new Refused(url() + " gave no answer: " + reasonOf(error), null, 0);
            }
        }
    }

// @@CLASSES@@
    /** A world of its own: {@code close()} ends it. Options are those of POST /_sim/worlds. */
    public static final class World implements AutoCloseable {
        private final String base;
        private final Json made;
// @@FIELDS@@

        public World() {
            this(Map.of());
        }

        public World(Map<String, ?> options) {
            this(setting("BACKLOT_URL", "http://127.0.0.1:4000"), options);
        }

        /** A world of the simulator at a URL. */
        public World(String url, Map<String, ?> options) {
            base = url.replaceAll("/+$", "");
            made = Json.read(control("POST", base + "/_sim/worlds", options));
        }

        private World(World like, Map<String, ?> options) {
            base = like.base;
            made = Json.read(control("POST", base + "/_sim/worlds/" + like.id() + "/fork", options));
        }

        public String id() {
            return made.get("id").text();
        }

        /** Ends the world; one that has ended stays so. */
        @Override
        public void close() {
            try {
                control("DELETE", base + "/_sim/worlds/" + id(), null);
            } catch (Refused refusal) {
                if (refusal.status() != 404) {
                    throw refusal;
                }
            }
        }

        /** A new world that is like this one now. */
        public World fork() {
            return fork(Map.of());
        }

        public World fork(Map<String, ?> options) {
            return new World(this, options);
        }

        /** Writes the world's black box to a file, and answers its path. */
        public Path keepBlackBox(String title) {
            var box = control("GET", base + "/w/" + id() + "/_sim/black-box" + query(Map.of("title", title)), null);
            var name = title.replaceAll("[^\\\\p{L}\\\\p{N}_.]+", "-");
            name = name.substring(Math.max(0, name.length() - 100)).replaceAll("^-+|-+$", "");
            var path = BLACK_BOX_FOLDER.resolve(name + ".json");
            try {
                Files.createDirectories(BLACK_BOX_FOLDER);
                // For this user alone: what was sent is in it, with its secrets.
                var file = path.toFile();
                if (file.createNewFile() && file.setReadable(false, false)) file.setReadable(true);
                Files.writeString(path, box);
            } catch (IOException error) {
                throw new UncheckedIOException(error);
            }
            System.err.println("black box: " + path + "; backlot replay " + path);
            return path;
        }

        /** Any call of the control plane about this world; the path is the one below /_sim, the body may be null. */
        public Json call(String method, String path, Map<String, ?> body) {
            return Json.read(control(method, base + "/w/" + id() + "/_sim" + path, body));
        }

// @@METHODS@@
    }

    /** JUnit 5: an extension that gives each test with a parameter of the type World one of its own. */
    public static <E> E junit(Class<E> extension) {
        return junit(extension, Map.of());
    }

    /**
     * The same with options of the worlds, those of POST /_sim/worlds. It is made from JUnit's interface {@code Extension}, so
     * that this file needs no JUnit. The black box of a test that fails is written before its world ends.
     */
    public static <E> E junit(Class<E> extension, Map<String, ?> options) {
        var roles = new ArrayList<Class<?>>();
        try {
            for (var role : List.of("AfterEachCallback", "ParameterResolver")) {
                roles.add(Class.forName(extension.getPackageName() + "." + role, true, extension.getClassLoader()));
            }
        } catch (ClassNotFoundException error) {
            throw new IllegalArgumentException("Give Extension.class of JUnit 5, not " + extension + ".", error);
        }
        var worlds = new TestWorlds(options, new ConcurrentHashMap<>());
        return extension.cast(
                Proxy.newProxyInstance(extension.getClassLoader(), roles.toArray(new Class<?>[0]), worlds));
    }

    /** The worlds of tests that run, by JUnit's ids of the tests. */
    private record TestWorlds(Map<String, ?> options, Map<Object, World> worlds) implements InvocationHandler {
        @Override
        public Object invoke(Object proxy, Method method, Object[] given) throws Throwable {
            return switch (method.getName()) {
                case "supportsParameter" -> ((Parameter) ask(method, given, 0, "getParameter")).getType() == World.class
                        && ((Optional<?>) ask(method, given, 1, "getTestMethod")).isPresent();
                case "resolveParameter" -> worlds.computeIfAbsent(
                        ask(method, given, 1, "getUniqueId"), id -> worldOf(titleOf(method, given, 1)));
                case "afterEach" -> {
                    afterEach(method, given);
                    yield null;
                }
                case "hashCode" -> System.identityHashCode(proxy);
                case "equals" -> proxy == given[0];
                case "toString" -> "Backlot.junit";
                default -> InvocationHandler.invokeDefault(proxy, method, given);
            };
        }

        private World worldOf(String title) {
            var told = new LinkedHashMap<String, Object>(options);
            told.put("test", title);
            return new World(told);
        }

        private void afterEach(Method method, Object[] given) {
            try (var world = worlds.remove(ask(method, given, 0, "getUniqueId"))) {
                var failure = ((Optional<?>) ask(method, given, 0, "getExecutionException")).orElse(null);
                if (world != null && failure != null && !failure.getClass().getSimpleName().equals("TestAbortedException")) {
                    world.keepBlackBox(titleOf(method, given, 0));
                }
            }
        }

        /** The test's class and method; how one of several with the same method is displayed, such as "[1] 5". */
        private static String titleOf(Method method, Object[] given, int place) {
            var test = (Method) ask(method, given, place, "getRequiredTestMethod");
            var shown = (String) ask(method, given, place, "getDisplayName");
            var title = test.getDeclaringClass().getSimpleName() + "." + test.getName();
            return shown.startsWith(test.getName() + "(") ? title : title + " " + shown;
        }

        /** What an argument of an extension's method answers, by the interface that it stands for. */
        private static Object ask(Method method, Object[] given, int place, String getter) {
            try {
                return method.getParameterTypes()[place].getMethod(getter).invoke(given[place]);
            } catch (ReflectiveOperationException error) {
                throw new IllegalStateException("This JUnit has no " + getter + ".", error);
            }
        }
    }
}
`,
}
