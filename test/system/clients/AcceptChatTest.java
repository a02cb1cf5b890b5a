import static org.junit.jupiter.api.Assertions.*;

import backlot.Backlot;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.*;
import org.junit.jupiter.api.extension.*;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptChatTest {
    static final String ACCEPT = "mutation($id: ID!) { acceptChat(id: $id) { status } }";

    @RegisterExtension
    static final Extension backlot = Backlot.junit(Extension.class, Map.of("clock", "frozen"));

    @Test
    void onlyOneExpertGetsTheChat(Backlot.World world) {
        var chat = world.guuru.start(Map.of("question", "Where is my order?"));
        var first = world.guuru.graphql(ACCEPT, Map.of("id", chat.get("id")));
        var second = world.guuru.graphql(ACCEPT, Map.of("id", chat.get("id")));
        assertEquals("open", first.get("data", "acceptChat", "status").text());
        assertEquals("CHAT_ALREADY_ACCEPTED", second.get("errors", 0, "extensions", "code").text());
    }

    @AfterEach
    void worldIsStillThere(Backlot.World world) {
        world.clock.get();
    }

    @Test
    void waitsAndCounts(Backlot.World world) {
        var chat = world.guuru.start(Map.of("question", "A \"quoted\" text\n\u00e4 \ud83d\ude00"));
        assertEquals("A \"quoted\" text\n\u00e4 \ud83d\ude00", chat.get("question").text());
        world.guuru.graphql(ACCEPT, Map.of("id", chat.get("id")));
        world.guuru.graphql(ACCEPT, Map.of("id", chat.get("id")));
        assertEquals(2, world.requests.count(Map.of("match", Map.of("operation", "acceptChat"))).get("count").number());
        assertEquals(1, world.events.wait(Map.of("match", Map.of("type", "guuru.chat.opened"))).get("events").list().size());
        var refused = assertThrows(Backlot.Refused.class, () -> world.guuru.rate(chat.get("id"), Map.of("rating", 5)));
        assertEquals("ILLEGAL_MOVE", refused.code());
        assertEquals(409, refused.status());
    }

    @Test
    void knowsFaultsAndTime(Backlot.World world) {
        world.faults.add(Map.of("vendor", "guuru", "kind", "http-status", "status", 503, "from", "2026-01-01T01:00:00Z"));
        assertNotNull(world.guuru.graphql("{ partner { id } }").get("data", "partner", "id").text());
        assertEquals("2026-01-01T02:00:00.000Z", world.clock.advance(Map.of("by", "PT2H")).get("now").text());
        assertEquals(503, assertThrows(Backlot.Refused.class, () -> world.guuru.graphql("{ partner { id } }")).status());
        world.faults.set(Map.of("faults", List.of(Map.of("vendor", "guuru", "kind", "connection-reset"))));
        var noAnswer = assertThrows(Backlot.Refused.class, () -> world.guuru.graphql("{ partner { id } }"));
        assertTrue(noAnswer.getMessage().startsWith(world.guuru.url() + " gave no answer: "));
        world.reset(Map.of("only", "faults"));
        assertEquals(List.of(), world.faults.get().get("faults").list());
        try (var copy = world.fork()) {
            copy.marketplacer.send("660119", Map.of("message", "Hi"));
            var before = copy.state.get();
            copy.state.set(before.map());
            assertEquals(before, copy.state.get());
            assertNotEquals(before, world.state.get());
            copy.close();
        }
        try (var other = new Backlot.World()) {
            assertEquals("real", other.clock.get().get("mode").text());
        }
        assertEquals(List.of(), world.events.get().get("events").list());
    }

    @Test
    void isNotAsked() {}

    @Test
    void aborts(Backlot.World world) {
        Assumptions.assumeTrue(false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "c/d"})
    void fails(String given, Backlot.World world) {
        world.guuru.graphql("{ partner { id } }");
        assertEquals("a b", given);
    }
}
