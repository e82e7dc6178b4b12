package dev.splitbrain.protocol.swim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.splitbrain.node.Effect;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Protocol;
import dev.splitbrain.node.TestContext;
import dev.splitbrain.node.Timer;
import dev.splitbrain.protocol.swim.SwimMessage.Ack;
import dev.splitbrain.protocol.swim.SwimMessage.Ping;
import dev.splitbrain.protocol.swim.SwimMessage.PingRequest;
import dev.splitbrain.protocol.swim.SwimTimer.ProbeTimeout;
import dev.splitbrain.protocol.swim.SwimTimer.ProtocolPeriod;
import dev.splitbrain.protocol.swim.SwimTimer.SuspicionTimeout;
import dev.splitbrain.spec.KeyValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Four members moved by hand, message by message; the text is the lesson. Rewrite it with -Dsplitbrain.rewrite=true. */
class SwimScriptTest {
    private static final Path EXPECTED = Path.of("src/test/resources/swim/suspicion-and-refutation.txt");
    private static final int SIZE = 4;

    private final List<TestContext<SwimMessage>> contexts = new ArrayList<>();
    private final Protocol<Swim, SwimMessage> protocol = Swim.protocol(new Options().settings());
    private final List<Object> members = new ArrayList<>();
    private final List<Envelope> inFlight = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    private record Envelope(NodeId from, NodeId to, SwimMessage message) {}

    SwimScriptTest() {
        for (int number = 1; number <= SIZE; number++) {
            TestContext<SwimMessage> ctx = new TestContext<>(number, SIZE, KeyValue.SPEC);
            contexts.add(ctx);
            members.add(protocol.boot(ctx));
            ctx.finishWrites();
            ctx.take();
        }
    }

    @Test
    void suspicionAndRefutation() throws IOException {
        say("A helper finds a way around.");
        NodeId target = probe(1);
        lose(1, target);
        fire(1, new ProbeTimeout(), "hears nothing, and asks helpers");
        deliverAll();

        say("Nobody can reach the next one: it is suspected.");
        target = probe(1);
        lose(1, target);
        fire(1, new ProbeTimeout(), "hears nothing, and asks helpers");
        loseAllTo(target);
        deliverAll();
        fire(1, new ProtocolPeriod(), "ends the period");
        deliverAll();

        say("It hears of that, and refutes it under a new incarnation.");
        untilPinged(target);
        say("The refutation overrides the suspicion wherever it comes.");
        untilPinged(id(1));

        say("Now it is gone: nobody refutes, and the suspicion is confirmed.");
        while (!probe(1).equals(target)) deliverAll();
        inFlight.clear();
        fire(1, new ProbeTimeout(), "hears nothing, and asks helpers");
        loseAllTo(target);
        deliverAll();
        fire(1, new ProtocolPeriod(), "ends the period");
        inFlight.clear();
        contexts.get(0).advance(Duration.ofSeconds(6));
        fire(1, new SuspicionTimeout(), "has waited long enough");

        String text = String.join("\n", lines) + "\n";
        if (Boolean.getBoolean("splitbrain.rewrite")) {
            Files.createDirectories(EXPECTED.getParent());
            Files.writeString(EXPECTED, text);
        }
        assertEquals(Files.readString(EXPECTED), text);
    }

    private void say(String sentence) {
        if (!lines.isEmpty()) lines.add("");
        lines.add("# " + sentence);
    }

    /** A member begins a period; gives whom it pings. */
    private NodeId probe(int number) {
        fire(number, new ProtocolPeriod(), "begins a period");
        return inFlight.get(inFlight.size() - 1).to();
    }

    /** The third member goes on until it pings this one, and all is answered. */
    private void untilPinged(NodeId target) {
        int prober = target.index() == 2 ? 4 : 3;
        while (!probe(prober).equals(target)) deliverAll();
        deliverAll();
    }

    private void fire(int number, Timer timer, String words) {
        lines.add("n" + number + " " + words);
        protocol.fire(members.get(number - 1), timer);
        collect(id(number));
    }

    private void lose(int from, NodeId to) {
        inFlight.removeIf(
                envelope -> envelope.from().equals(id(from)) && envelope.to().equals(to));
        lines.add("  lost");
    }

    /** Helpers hear of the request, and nothing gets to the target. */
    private void loseAllTo(NodeId target) {
        while (inFlight.stream().anyMatch(envelope -> !envelope.to().equals(target))) {
            Envelope next = inFlight.stream()
                    .filter(envelope -> !envelope.to().equals(target))
                    .findFirst()
                    .orElseThrow();
            inFlight.remove(next);
            arrive(next);
        }
        inFlight.clear();
        lines.add("  all to " + target + " lost");
    }

    private void deliverAll() {
        while (!inFlight.isEmpty()) arrive(inFlight.remove(0));
    }

    private void arrive(Envelope envelope) {
        protocol.deliver(members.get(envelope.to().index()), envelope.from(), envelope.message());
        collect(envelope.to());
    }

    private void collect(NodeId member) {
        TestContext<SwimMessage> ctx = contexts.get(member.index());
        for (Effect effect : ctx.take()) {
            if (effect instanceof Effect.Send send) {
                SwimMessage message = (SwimMessage) send.message();
                lines.add("  " + member + " → " + send.to() + "  " + words(message));
                inFlight.add(new Envelope(member, send.to(), message));
            } else if (effect instanceof Effect.Noted noted) {
                lines.add("  " + member + ": " + noted.note());
            }
        }
    }

    private static String words(SwimMessage message) {
        String what = message.getClass().getSimpleName();
        if (message instanceof Ping ping) what = "ping for " + ping.origin();
        else if (message instanceof PingRequest request) what = "ping-req " + request.target();
        else if (message instanceof Ack ack) what = "ack of " + ack.target() + " for " + ack.origin();
        String news = message.news().stream()
                .map(update -> update.status().name().toLowerCase(java.util.Locale.ROOT) + " " + update.member() + " "
                        + update.incarnation())
                .collect(Collectors.joining(", "));
        return news.isEmpty() ? what : what + "   [" + news + "]";
    }

    private static NodeId id(int number) {
        return new NodeId(number - 1, "n" + number);
    }
}
