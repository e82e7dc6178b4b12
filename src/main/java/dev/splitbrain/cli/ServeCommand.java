package dev.splitbrain.cli;

import dev.splitbrain.cli.serve.LocalServer;
import dev.splitbrain.cli.serve.Site;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code splitbrain serve}. */
@Command(
        name = "serve",
        description = {
            "Show a folder of reports as a gallery in the browser, and run scenarios again where their file, a seed or a"
                    + " value changes.",
            "Only this machine can reach it, and only with the key in the address that is printed."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    private static final long GOODBYE_SECONDS = 2;
    private static final int LAST_PORT = 65_535;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            defaultValue = "reports",
            description = "The reports (default: ${DEFAULT-VALUE}).")
    private Path folder;

    @Option(
            names = "--scenarios",
            paramLabel = "FILE|DIR",
            description =
                    "What may be run besides the scenarios of the reports (default: scenarios, where there is one).")
    private List<Path> scenarios;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "0",
            description = "Listen there (default: where there is room).")
    private int port;

    @Option(
            names = "--allow-code",
            description = "Run the scenarios' own Java code wherever it lies: it has your rights.")
    private boolean allowCode;

    @Override
    public Integer call() throws IOException, InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        try (LocalServer server = open()) {
            PrintWriter out = spec.commandLine().getOut();
            out.println("serving " + folder.toString().replace('\\', '/') + "/ at " + server.address());
            out.println("Ctrl-C ends it");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> goodbye(asked, closed), "goodbye"));
            asked.await();
        }
        closed.countDown();
        return ExitCode.AS_EXPECTED;
    }

    /** Ctrl-C is how it is meant to end: the process waits until it has. */
    private static void goodbye(CountDownLatch asked, CountDownLatch closed) {
        asked.countDown();
        try {
            closed.await(GOODBYE_SECONDS, TimeUnit.SECONDS);
            Runtime.getRuntime().halt(ExitCode.AS_EXPECTED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The server, listening. */
    LocalServer open() throws IOException {
        if (port < 0 || port > LAST_PORT)
            throw CommandFailure.usage("--port must be from 1 to " + LAST_PORT + ", got " + port
                    + "\n  = without --port, a free one is found");
        Files.createDirectories(folder);
        try {
            return new LocalServer(port, new Site(folder, files(), new ConsoleRunner(spec, allowCode)));
        } catch (java.net.BindException e) {
            throw CommandFailure.usage("port " + port + " is taken\n  = without --port, a free one is found");
        }
    }

    private List<String> files() throws IOException {
        List<Path> named = scenarios;
        if (named == null) named = Files.isDirectory(Path.of("scenarios")) ? List.of(Path.of("scenarios")) : List.of();
        List<String> files = new ArrayList<>();
        for (Path path : named) {
            if (!Files.exists(path)) throw CommandFailure.usage("there is no " + path);
            try (Stream<Path> below = Files.walk(path)) {
                below.map(file -> file.toString().replace('\\', '/'))
                        .filter(file -> file.matches(".*\\.ya?ml"))
                        .forEach(files::add);
            }
        }
        return files;
    }
}
