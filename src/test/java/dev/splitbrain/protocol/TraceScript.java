package dev.splitbrain.protocol;

import dev.splitbrain.node.Effect;
import dev.splitbrain.node.Message;
import dev.splitbrain.node.Names;
import dev.splitbrain.node.Timer;
import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.ScenarioLoader;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.spec.Command;
import dev.splitbrain.spec.Result;
import dev.splitbrain.world.NodePlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;

/**
 * A trace that reads like a lesson: a text file of what is done to a cluster, one line each behind a {@code >}, and below each
 * what happened. Running it again gives the same text. The first lines, behind {@code :}, are the protocol and the nodes as in
 * a scenario; lines that begin with {@code #} are for people.
 *
 * <pre>
 * > n1 waits for election-timeout      its timer of that name runs out
 * > alice asks n1: write {x: 1}        a client asks
 * > n1 -> n2                           all that is on its way between them arrives; also all -> n2, n1 -> all, all
 * > n1 -> n2 request-vote              the oldest message of that type
 * > lose n1 -> n2                      it does not arrive
 * > crash n1, > restart n1
 * > 200ms pass                         on all clocks; timers run out only when a line says so
 * </pre>
 */
final class TraceScript {
    private static final Pattern WAITS = Pattern.compile("(\\w+) waits for ([\\w-]+)");
    private static final Pattern ASKS = Pattern.compile("(\\w+) asks (\\w+): (\\w+) (.+)");
    private static final Pattern MOVES = Pattern.compile("(lose )?(?:all|(\\w+) -> (\\w+)(?: ([\\w-]+))?)");
    private static final Pattern PASSES = Pattern.compile("(\\d+)ms pass");
    private static final Pattern FATE = Pattern.compile("(crash|restart) (\\w+)");

    private final List<String> out = new ArrayList<>();
    private Lab<Message> lab;

    /** The text that the script in a file gives when it is run. */
    static String run(Path file) throws Exception {
        TraceScript script = new TraceScript();
        List<String> setup = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith(":")) setup.add(line.substring(1).replaceFirst("^ ", ""));
            boolean kept = line.startsWith("#") || line.startsWith(":") || line.isEmpty();
            if (kept) script.out.add(line);
            if (line.startsWith("> ")) script.act(line, setup);
        }
        return String.join("\n", script.out) + "\n";
    }

    private void act(String line, List<String> setup) throws Exception {
        if (lab == null) lab = lab(setup);
        int before = lab.lines().size();
        out.add(line);
        act(line.substring(2));
        for (String happened : lab.lines().subList(before, lab.lines().size())) out.add("    " + readable(happened));
    }

    /** Without what every line has and no lesson is about. */
    private static String readable(String line) {
        return line.replaceAll("Request\\[id=(\\S+), command=(\\w+\\[[^\\]]*]), firstOpen=\\d+]", "$1 $2")
                .replaceAll(", sentNanos=\\d+", "")
                .replaceAll("-?\\d{9,}(\\d{3})\\b", "…$1") // a hash: what counts is whether two are the same
                .replaceAll("(…\\d{3})(?:, \\1)+", "$1 repeated")
                .replaceAll("Optional\\.empty", "none")
                .replaceAll("Optional\\[(\\w*\\[[^\\]]*])]", "$1");
    }

    private void act(String command) {
        Matcher matcher = WAITS.matcher(command);
        if (matcher.matches()) {
            lab.fire(node(matcher.group(1)), timer(node(matcher.group(1)), matcher.group(2)));
            return;
        }
        if ((matcher = ASKS.matcher(command)).matches()) {
            Command asked = lab.spec().command(matcher.group(3), new Yaml().load(matcher.group(4)));
            String client = matcher.group(1);
            lab.ask(node(matcher.group(2)), client, lab.spec().asSent(asked, lastRead(client)));
        } else if ((matcher = FATE.matcher(command)).matches()) {
            if (matcher.group(1).equals("crash")) lab.crash(node(matcher.group(2)));
            else lab.boot(node(matcher.group(2)));
        } else if ((matcher = PASSES.matcher(command)).matches()) {
            lab.advance(Duration.ofMillis(Long.parseLong(matcher.group(1))));
        } else if ((matcher = MOVES.matcher(command)).matches()) {
            move(matcher.group(1) != null, matcher.group(2), matcher.group(3), matcher.group(4));
        } else {
            throw new IllegalArgumentException("not a command: " + command);
        }
    }

    /** The context that came with a client's last read, which it hands in with its next write. */
    private Optional<Object> lastRead(String client) {
        return lab.replies().stream()
                .filter(reply -> reply.request().client().name().equals(client))
                .map(Effect.Reply::result)
                .filter(Result.InContext.class::isInstance)
                .map(result -> ((Result.InContext) result).context())
                .reduce((earlier, later) -> later);
    }

    /** What is on its way now, between these, of this type; what its arrival causes is for the next command. */
    private void move(boolean lost, String from, String to, String type) {
        List<Lab.Flight> meant = lab.flying().stream()
                .filter(flight -> from == null
                        || fits(from, flight.from().name())
                                && fits(to, flight.to().name()))
                .filter(flight -> type == null || type.equals(name(flight.message())))
                .limit(type == null ? Long.MAX_VALUE : 1)
                .toList();
        if (meant.isEmpty() && !lost)
            throw new IllegalArgumentException("nothing is on its way there, only " + lab.flying());
        for (Lab.Flight flight : meant) {
            if (lost) lab.lose(flight);
            else lab.arrive(flight);
        }
    }

    private static boolean fits(String pattern, String name) {
        return pattern.equals("all") || pattern.equals(name);
    }

    private static String name(Message message) {
        return Names.kebab(message.getClass().getSimpleName());
    }

    private Timer timer(int node, String name) {
        return lab.timers(node).stream()
                .filter(timer -> Names.kebab(timer.getClass().getSimpleName()).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such timer, only " + lab.timers(node)));
    }

    private int node(String name) {
        return Integer.parseInt(name.substring(1));
    }

    @SuppressWarnings("unchecked") // a lab that is only given what its nodes sent
    private static Lab<Message> lab(List<String> setup) throws Exception {
        Path file = Files.createTempFile("trace", ".yaml");
        try {
            Files.writeString(file, "version: 1\nname: trace\nduration: 1s\n" + String.join("\n", setup) + "\n");
            Scenario scenario = ScenarioLoader.load(file, Map.of(), Catalog.standard());
            List<String> roles =
                    scenario.world().nodes().stream().map(NodePlan::role).toList();
            return new Lab<>(
                    (dev.splitbrain.node.Protocol<?, Message>)
                            scenario.protocol().protocol(),
                    roles);
        } finally {
            Files.delete(file);
        }
    }
}
