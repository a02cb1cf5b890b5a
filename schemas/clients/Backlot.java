package backlot;

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
                if (letter == '"' || letter == '\\') {
                    out.append('\\').append(letter);
                } else if (letter < ' ' || Character.isSurrogate(letter)) {
                    out.append(String.format("\\u%04x", (int) letter));
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
                out.append(letter == '\\' ? escaped(text.charAt(at++)) : letter);
            }
            return out.toString();
        }

        private char escaped(char letter) {
            if (letter == 'u') {
                at += 4;
                return (char) Integer.parseInt(text.substring(at - 4, at), 16);
            }
            int place = "bfnrt".indexOf(letter);
            return place < 0 ? letter : "\b\f\n\r\t".charAt(place);
        }

        private Object word() {
            int from = at;
            while (at < text.length() && ",]} \n\r\t".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            var word = text.substring(from, at);
            if (word.matches("-?\\d{1,18}")) {
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
            var told = url + " cannot be reached (" + reasonOf(error) + "); start it with `backlot start`.";
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
            var name = title.replaceAll("[^\\p{L}\\p{N}_.]+", "-");
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
