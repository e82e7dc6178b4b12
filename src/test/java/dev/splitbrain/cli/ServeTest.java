package dev.splitbrain.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.splitbrain.cli.serve.LocalServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code splitbrain serve}: who gets what. */
class ServeTest {
    private static final String SCENARIO = """
            version: 1
            name: Two copies
            seed: 5
            duration: 1s
            protocol: primary-backup
            nodes: 2
            network: {latency: {uniform: [1ms, 2ms]}}
            workload: {clients: 1, rate: 20/s}
            checks: [linearizable]
            """;

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private Path scenario;
    private Path reports;
    private LocalServer server;

    @BeforeEach
    void serve() throws Exception {
        scenario = Files.writeString(folder.resolve("copies.yaml"), SCENARIO);
        reports = Files.createDirectory(folder.resolve("reports"));
        ServeCommand command = new ServeCommand();
        new CommandLine(command).parseArgs(reports.toString(), "--scenarios", scenario.toString());
        server = command.open();
    }

    @AfterEach
    void close() {
        server.close();
    }

    private int status(String address) throws Exception {
        return get(address).statusCode();
    }

    private HttpResponse<String> get(String address) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** A request as it is, for what a proper client would not send; gives the first line of the answer. */
    private String raw(String method, String path, String... headers) throws IOException {
        URI address = URI.create(server.address());
        try (Socket socket = new Socket(InetAddress.getByName(address.getHost()), address.getPort())) {
            OutputStream out = socket.getOutputStream();
            String host = String.join("", headers).contains("Host:") ? "" : "Host: " + address.getAuthority() + "\r\n";
            String all = String.join("", headers).isEmpty() ? "" : String.join("\r\n", headers) + "\r\n";
            out.write((method + " " + address.getPath() + path + " HTTP/1.1\r\n" + host + all
                            + "Content-Length: 2\r\nConnection: close\r\n\r\n{}")
                    .getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
        }
    }

    private JsonNode run(String wish, int status) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.address() + "api/run"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(wish))
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals(status, answer.statusCode(), answer.body());
        return new ObjectMapper().readTree(answer.body());
    }

    /** Waits, as the pages do, until a run is over. */
    private JsonNode over(String name) throws Exception {
        ObjectMapper json = new ObjectMapper();
        for (long known = 0; ; ) {
            JsonNode run =
                    json.readTree(get(server.address() + "api/run?name=" + name).body());
            if (!run.path("phase").asText().equals("running")) return run;
            known = json.readTree(
                            get(server.address() + "api/news?after=" + known).body())
                    .path("count")
                    .asLong();
        }
    }

    @Test
    void onlyThisMachineReachesItAndOnlyWithTheKey() throws Exception {
        URI address = URI.create(server.address());
        assertTrue(InetAddress.getByName(address.getHost()).isLoopbackAddress());
        assertTrue(address.getPath().matches("/[0-9a-f]{32}/"), address.getPath());
        assertEquals(200, status(server.address()));
        String without = "http://" + address.getAuthority();
        assertEquals(404, status(without + "/"));
        assertEquals(404, status(without + "/0123456789abcdef0123456789abcdef/"));
        assertEquals(404, status(without + "/" + address.getPath().substring(1, 20) + "/"));
    }

    @Test
    void anotherSiteThatIsPointedHereGetsNothing() throws Exception {
        assertEquals("HTTP/1.1 404 Not Found", raw("GET", "", "Host: evil.example"));
        String json = "Content-Type: application/json";
        assertEquals("HTTP/1.1 404 Not Found", raw("POST", "api/run", json, "Origin: http://evil.example"));
        assertEquals(
                "HTTP/1.1 404 Not Found", raw("POST", "api/run", json, "Origin: null"), "nor does a report's page");
        assertEquals("HTTP/1.1 404 Not Found", raw("POST", "api/run"), "nor does a form");
        assertEquals("HTTP/1.1 405 Method Not Allowed", raw("DELETE", ""));
    }

    @Test
    void nothingOutsideTheFolderIsGivenAndNothingHidden() throws Exception {
        Path report = Files.createDirectory(reports.resolve("copies-s5"));
        Files.writeString(report.resolve("report.html"), "the report");
        Files.writeString(report.resolve(".hidden.html"), "hidden");
        Files.writeString(report.resolve("program.sh"), "no file of a report");
        Files.writeString(folder.resolve("secret.html"), "secret");
        Files.createSymbolicLink(report.resolve("link.html"), folder.resolve("secret.html"));
        Files.createSymbolicLink(reports.resolve("up"), folder);
        String files = "files/copies-s5/";
        assertEquals("the report", get(server.address() + files + "report.html").body());
        for (String path : new String[] {
            "files/../secret.html",
            "files/%2e%2e/secret.html",
            files + "..%2f..%2fsecret.html",
            "files/" + folder + "/secret.html",
            files + ".hidden.html",
            files + "program.sh",
            files + "link.html",
            "files/up/secret.html",
            files,
            "files/",
            "files/%00"
        }) assertEquals("HTTP/1.1 404 Not Found", raw("GET", path), path);
    }

    @Test
    void aReportsPageHasAnOriginOfItsOwnAndNoPageTellsTheKey() throws Exception {
        Files.writeString(reports.resolve("diff-a.html"), "a page");
        HttpResponse<String> page = get(server.address() + "files/diff-a.html");
        String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertTrue(policy.startsWith("sandbox allow-scripts"), policy);
        assertFalse(policy.contains("allow-same-origin"), policy);
        assertEquals("no-referrer", page.headers().firstValue("Referrer-Policy").orElseThrow());
    }

    @Test
    void aScenarioIsRunWithAnotherSeedAndOtherValuesIntoAFolderOfItsOwn() throws Exception {
        String first = run("{\"file\": \"" + scenario + "\", \"seed\": \"\"}", 202)
                .path("name")
                .asText();
        assertEquals("copies-s5", first, "the scenario's own seed");
        JsonNode done = over(first);
        assertEquals("done", done.path("phase").asText(), done.toString());
        assertEquals(
                "[1ms, 2ms]",
                done.path("values").path("network.latency.uniform").asText());
        assertEquals("20/s", done.path("values").path("workload.rate").asText());
        String wish = "{\"report\": \"copies-s5\", \"seed\": \"6\", \"settings\": {\"network.loss\": \"5%\"}}";
        String second = run(wish, 202).path("name").asText();
        assertEquals("copies-s6-loss-5", second);
        JsonNode other = over(second);
        assertEquals(
                "splitbrain run " + scenario + " --seed 6 --set network.loss=5%",
                other.path("repeat").asText());
        assertEquals("5%", other.path("values").path("network.loss").asText());
        assertTrue(Files.exists(reports.resolve(second).resolve("replay.html")));
        JsonNode gallery = new ObjectMapper()
                .readTree(get(server.address() + "api/reports").body());
        assertEquals(2, gallery.path("runs").size());
    }

    @Test
    void everyLongIsASeed() throws Exception {
        for (String seed : new String[] {"9223372036854775807", "-9223372036854775808"}) {
            String wish = "{\"file\": \"" + scenario + "\", \"seed\": \"" + seed + "\"}";
            JsonNode run = over(run(wish, 202).path("name").asText());
            assertEquals("done", run.path("phase").asText(), run.toString());
            assertEquals(seed, run.path("seed").asText());
        }
    }

    @Test
    void whatIsWrongIsToldAsOnTheCommandLine() throws Exception {
        String wish = "{\"file\": \"" + scenario + "\", \"seed\": \"1\", \"settings\": {\"network.loss\": \"much\"}}";
        String error = run(wish, 400).path("error").asText();
        assertTrue(error.startsWith("--set:1:14: error: expected a share such as 5%"), error);
        assertTrue(run("{\"file\": \"/etc/hosts\", \"seed\": \"1\"}", 400)
                .path("error")
                .asText()
                .contains("is not among the scenarios"));
        assertTrue(run("{\"file\": \"" + scenario + "\", \"seed\": \"x\"}", 400)
                .path("error")
                .asText()
                .contains("whole number"));
        run("{\"file\": \"" + scenario + "\", \"seed\": \"9223372036854775808\"}", 400);
        run("no json", 400);
        assertEquals(0, Files.list(reports).count(), "and nothing is written");
    }
}
