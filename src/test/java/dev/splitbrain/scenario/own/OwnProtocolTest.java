package dev.splitbrain.scenario.own;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.ScenarioException;
import dev.splitbrain.scenario.ScenarioLoader;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.run.ScenarioRun;
import dev.splitbrain.sim.ChangedMessage;
import dev.splitbrain.sim.HandlerFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A protocol in one Java file: compiled, given its options, run; and every way in which it can be wrong is told. */
class OwnProtocolTest {
    private static final Path SHIPPED = Path.of("scenarios/own");

    @TempDir
    private Path folder;

    private Path scenario(String protocol) throws IOException {
        String text = "version: 1\nname: Own\nduration: 1s\nprotocol: " + protocol + "\nnodes: 3\n";
        return Files.writeString(folder.resolve("own.yaml"), text);
    }

    private String java(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
        return "{java: " + name + "}";
    }

    private static String ring() throws IOException {
        return Files.readString(SHIPPED.resolve("Ring.java"));
    }

    /** The shipped ring where this stands instead of what its handler does. */
    private static String ringThat(String does) throws IOException {
        return ring().replace("ctx.send(next(), new Hello(hello.hops() + 1));", does);
    }

    private static Scenario load(Path file, Map<String, String> overrides) throws ScenarioException {
        return ScenarioLoader.load(file, overrides, Catalog.standard(), Permission.ofAll());
    }

    private static String fingerprint(Scenario scenario) {
        return new ScenarioRun(scenario, scenario.seed())
                .run((timeNanos, events) -> true)
                .fingerprint();
    }

    private String problems(Path file) {
        ScenarioException wrong = assertThrows(ScenarioException.class, () -> load(file, Map.of()));
        return wrong.render().replace(folder.toString(), "FOLDER").replace('\\', '/');
    }

    @Test
    void theFingerprintDependsOnTheCodeAndNotOnWhereItLies() throws Exception {
        Path moved = Files.writeString(folder.resolve("ring.yaml"), Files.readString(SHIPPED.resolve("ring.yaml")));
        java("Ring.java", ring());
        String shipped = fingerprint(ScenarioLoader.load(SHIPPED.resolve("ring.yaml"), Map.of(), Catalog.standard()));
        assertEquals(shipped, fingerprint(load(moved, Map.of())));
        java("Ring.java", ring().replace("hops() + 1", "hops() + 2"));
        assertFalse(shipped.equals(fingerprint(load(moved, Map.of()))), "another protocol is another run");
    }

    @Test
    void optionsReachTheProtocolAsItsSettingsRecord() throws Exception {
        Path file = SHIPPED.resolve("ring-election.yaml");
        Object settings =
                load(file, Map.of("protocol.options.news", "70ms")).protocol().settings();
        assertEquals("Settings[patience=PT0.5S, news=PT0.07S]", settings.toString());
    }

    @Test
    void aTypoInAnOptionIsToldLikeThatOfABuiltInProtocol() throws Exception {
        Files.copy(SHIPPED.resolve("RingElection.java"), folder.resolve("RingElection.java"));
        String told = problems(scenario("{java: RingElection.java, options: {patince: 1s, news: 5}}"));
        assertTrue(told.contains("FOLDER/own.yaml:4:47: error: unknown key `patince`"), told);
        assertTrue(told.contains("did you mean `patience`? allowed here: patience, news"), told);
        assertTrue(told.contains("own.yaml:4:66: error: expected a duration such as 150ms, got `5`"), told);
    }

    @Test
    void compileErrorsAreToldInTheAuthorsFileAllAtOnce() throws Exception {
        String broken = ring().replace("ctx.send(next(), new Hello(1))", "ctx.sent(next(), new Hello(1))")
                .replace("hello.hops() + 1", "hello.hop() + 1");
        String told = problems(scenario(java("Ring.java", broken)));
        assertTrue(told.contains("FOLDER/Ring.java:16:41: error: cannot find symbol"), told);
        assertTrue(told.contains("   16 |         if (ctx.self().index() == 0) ctx.sent("), told);
        assertTrue(told.contains("= symbol: method sent("), told);
        assertTrue(told.contains("FOLDER/Ring.java:20:41: error: cannot find symbol"), told);
    }

    @Test
    void whatDeclaresNoProtocolOrSeveralIsTold() throws Exception {
        String hidden = ring().replace("public static final Protocol", "static final Protocol");
        assertTrue(problems(scenario(java("Ring.java", hidden))).contains("`Ring.java`: no protocol is declared"));
        String twice = ring().replace(
                        "private final Context",
                        "public static final Protocol<Ring, Msg> SECOND = PROTOCOL;\n    private final Context");
        assertTrue(problems(scenario(java("Ring.java", twice)))
                .contains("several protocols are declared: PROTOCOL, SECOND"));
        String noDefaults = Files.readString(SHIPPED.resolve("RingElection.java"))
                .replace("static Settings defaults()", "static Settings standard(int x)");
        assertTrue(problems(scenario(java("RingElection.java", noDefaults)))
                .contains("the settings record Settings has no defaults"));
    }

    @Test
    void aMessageWithoutHandlerIsToldAtTheTable() throws Exception {
        String told = problems(
                scenario(java("Ring.java", ring().replace("            .on(Hello.class, Ring::onHello)\n", ""))));
        assertTrue(told.contains("FOLDER/Ring.java:6:"), told);
        assertTrue(told.contains("protocol ring has no handler for Hello: add .on(Hello.class, …)"), told);
    }

    @Test
    void codeFromOutsideTheFolderRunsOnlyWithPermission() throws Exception {
        Path file = scenario(java("Ring.java", ring()));
        ScenarioException refused =
                assertThrows(ScenarioException.class, () -> ScenarioLoader.load(file, Map.of(), Catalog.standard()));
        assertTrue(refused.render().contains("code from outside the current folder"), refused.render());
        assertTrue(refused.render().contains("--allow-code"), refused.render());
        String named = folder.resolve("Ring.java").toString();
        Scenario scenario = ScenarioLoader.load(file, Map.of(ScenarioLoader.PROTOCOL, named), Catalog.standard());
        assertEquals("ring", scenario.protocol().name());
        Permission here = new Permission(folder, false);
        assertEquals(
                "ring",
                ScenarioLoader.load(file, Map.of(), Catalog.standard(), here)
                        .protocol()
                        .name());
    }

    @Test
    void aLinkDoesNotLeadCodeInFromOutside(@TempDir Path elsewhere) throws Exception {
        Files.writeString(elsewhere.resolve("Ring.java"), ring());
        try {
            Files.createSymbolicLink(folder.resolve("Ring.java"), elsewhere.resolve("Ring.java"));
        } catch (UnsupportedOperationException | IOException e) {
            return; // a system without links
        }
        Permission here = new Permission(folder, false);
        Path file = scenario("{java: Ring.java}");
        ScenarioException refused = assertThrows(
                ScenarioException.class, () -> ScenarioLoader.load(file, Map.of(), Catalog.standard(), here));
        assertTrue(refused.render().contains("code from outside"), refused.render());
    }

    @Test
    void anIncludedFileMayNameTheCodeAndTheScenarioItsOptions() throws Exception {
        Files.copy(SHIPPED.resolve("RingElection.java"), folder.resolve("RingElection.java"));
        Files.writeString(
                folder.resolve("base.yaml"),
                "version: 1\nname: Base\nduration: 1s\nnodes: 3\n"
                        + "protocol: {java: RingElection.java, options: {news: 70ms, patience: 1s}}\n");
        Path file = Files.writeString(
                folder.resolve("own.yaml"), "include: base.yaml\nprotocol: {options: {patience: 2s}}\n");
        assertEquals(
                "Settings[patience=PT2S, news=PT0.07S]",
                load(file, Map.of()).protocol().settings().toString());
    }

    @Test
    void aSenderThatChangesAMessageLaterIsFound() throws Exception {
        String changing = ring().replace("record Hello(int hops)", "record Hello(java.util.List<Integer> hops)")
                .replace("new Hello(1)", "new Hello(new java.util.ArrayList<>())")
                .replace(
                        "ctx.send(next(), new Hello(hello.hops() + 1));",
                        "var way = new java.util.ArrayList<>(hello.hops()); ctx.send(next(), new Hello(way)); way.add(7);");
        HandlerFailure failure = failureOf(changing);
        assertTrue(failure.getCause() instanceof ChangedMessage, failure::toString);
        String told = failure.getCause().getMessage();
        assertTrue(told.contains("the message Hello was changed after it was sent"), told);
        assertTrue(told.contains("sent    Hello[hops=[]]") && told.contains("now     Hello[hops=[7]]"), told);
        String remedy = ((ChangedMessage) failure.getCause()).remedy();
        assertTrue(remedy.contains("Hello { hops = List.copyOf(hops); }"), remedy);
    }

    @Test
    void aReceiverThatChangesAMessageIsFound() throws Exception {
        HandlerFailure failure =
                failureOf(ring().replace("record Hello(int hops)", "record Hello(java.util.List<Integer> hops)")
                        .replace("new Hello(1)", "new Hello(new java.util.ArrayList<>())")
                        .replace("ctx.send(next(), new Hello(hello.hops() + 1));", "hello.hops().add(1);"));
        assertTrue(failure.getCause().getMessage().contains("before its receiver was done with it"));
    }

    @Test
    void aHandlerThatThrowsIsFoundWithItsNodeAndMessage() throws Exception {
        HandlerFailure failure = failureOf(ringThat("throw new IllegalStateException(\"no way on\");"));
        assertEquals("n2", failure.node().orElseThrow().name());
        assertEquals("Hello[hops=1]", failure.handled().orElseThrow().toString());
        assertEquals("no way on", failure.getCause().getMessage());
        HandlerFailure error = failureOf(ringThat("throw new AssertionError(\"never\");"));
        assertEquals("n2", error.node().orElseThrow().name());
        assertEquals("never", error.getCause().getMessage());
    }

    private HandlerFailure failureOf(String text) throws Exception {
        Scenario scenario = load(scenario(java("Ring.java", text)), Map.of());
        return assertThrows(HandlerFailure.class, () -> fingerprint(scenario));
    }

    @Test
    void theSkeletonRunsAndKeepsTheRules() throws Exception {
        Skeleton skeleton = Skeleton.named("MyRaft");
        Files.writeString(folder.resolve("MyRaft.java"), skeleton.java());
        Path file = Files.writeString(folder.resolve(skeleton.scenarioName()), skeleton.scenario());
        Scenario scenario = load(file, Map.of());
        assertEquals("my-raft", scenario.protocol().name());
        assertEquals(List.of(), scenario.protocol().foreign().orElseThrow().findings());
        assertTrue(new ScenarioRun(scenario, 1).run((timeNanos, events) -> true).asExpected());
    }
}
