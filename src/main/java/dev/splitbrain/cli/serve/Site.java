package dev.splitbrain.cli.serve;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What there is behind the key: the gallery, the console of a run, the files of reports, and what the pages ask. */
public final class Site implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 10_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ReportsFolder folder;
    private final Set<String> scenarios;
    private final News news = new News();
    private final Console console;
    private final Watcher watcher;
    private final Runner runner;
    private final Reports reports;

    /**
     * The site of a folder.
     *
     * @param scenarios files that may be run, besides those of the reports
     */
    public Site(Path folder, List<String> scenarios, Runner runner) throws IOException {
        this.folder = new ReportsFolder(folder);
        this.scenarios = new TreeSet<>(scenarios);
        this.runner = runner;
        console = new Console(this.folder, runner, news);
        watcher = new Watcher(this::reread);
        reports = new Reports(this.folder, console, runner);
    }

    Answer get(String path, Query query) throws IOException {
        return switch (path) {
            case "" -> Answer.page(page("gallery"));
            case "console" -> Answer.page(page("console"));
            case "api/reports" -> Answer.json(200, reports.all(scenarios));
            case "api/run" -> run(query.value("name").orElse(""));
            case "api/news" -> news(query);
            default -> path.startsWith("files/") ? file(path.substring("files/".length())) : Answer.NOTHING;
        };
    }

    private static String page(String name) {
        return resource(name + ".html")
                .replace("/*style*/", resource("serve.css"))
                .replace("/*script*/", resource("ask.js") + resource(name + ".js"));
    }

    private static String resource(String name) {
        try (InputStream in = Site.class.getResourceAsStream("/serve/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer file(String path) throws IOException {
        Optional<Path> file = folder.file(path);
        if (file.isEmpty()) return Answer.NOTHING;
        return Answer.file(ReportsFolder.type(file.get()).orElseThrow(), Files.readAllBytes(file.get()));
    }

    private Answer run(String name) throws IOException {
        Optional<RunRequest> request = reports.request(name);
        if (request.isEmpty()) return Answer.NOTHING;
        return Answer.json(200, reports.one(name, request.get()));
    }

    /** Waits for something new; of the run whose page asks, the scenario's file is watched meanwhile. */
    private Answer news(Query query) throws IOException {
        Optional<String> name = query.value("name");
        if (name.isPresent()) {
            reports.request(name.get()).ifPresent(request -> watcher.keep(name.get(), Path.of(request.file())));
        }
        long count = news.after(query.number("after"), PATIENCE_MILLIS);
        return Answer.json(200, JSON.createObjectNode().put("count", count));
    }

    Answer post(String path, String body) throws IOException {
        if (!path.equals("api/run")) return Answer.NOTHING;
        try {
            JsonNode wish = JSON.readTree(body);
            return Answer.json(202, JSON.createObjectNode().put("name", ask(wish)));
        } catch (JsonProcessingException e) {
            return refused("error: that is no JSON");
        } catch (Refused e) {
            return refused(e.getMessage());
        }
    }

    private static Answer refused(String words) {
        return Answer.json(400, JSON.createObjectNode().put("error", words));
    }

    /** A wish names a report to go on from, or a scenario; and what is to be other. */
    private String ask(JsonNode wish) throws Refused, IOException {
        String report = wish.path("report").asText("");
        Optional<RunRequest> before = reports.request(report);
        String file = before.map(RunRequest::file).orElse(wish.path("file").asText(""));
        if (before.isEmpty() && !scenarios.contains(file))
            throw new Refused("error: `" + file + "` is not among the scenarios");
        String said = wish.path("seed").asText("");
        String seed = said.isEmpty() ? Long.toString(runner.read(List.of(file)).seed()) : said;
        Map<String, String> settings = new LinkedHashMap<>();
        wish.path("settings")
                .properties()
                .forEach(each -> settings.put(each.getKey(), each.getValue().asText()));
        RunRequest request = new RunRequest(
                file, seed(seed), settings, before.map(RunRequest::more).orElse(List.of()));
        return console.ask(request, before.filter(request::equals).map(same -> report));
    }

    private static long seed(String text) throws Refused {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new Refused("error: a seed is a whole number from " + Long.MIN_VALUE + " to " + Long.MAX_VALUE
                    + ", not `" + text + "`");
        }
    }

    /** A file beside the scenario of a page that is open was written: where the scenario is another now, it is run again. */
    private void reread(String name, Path file) {
        RunRequest request = null;
        try {
            request = reports.request(name).orElse(null);
            if (request != null && reports.isOther(name, runner.read(request.words())))
                console.ask(request, Optional.of(name));
        } catch (Refused e) {
            reports.forget(name);
            console.fail(name, request, e.getMessage());
        } catch (IOException e) {
            news.add();
        }
    }

    @Override
    public void close() {
        watcher.close();
        console.close();
        news.close();
    }
}
