package dev.splitbrain.report.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A headless Chromium with one tab, driven over the DevTools protocol. */
public final class Chromium implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final Path profile;
    private final WebSocket socket;
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private int lastId;

    /** Where a Chromium is installed, if there is one. */
    public static Optional<Path> find() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    public Chromium(Path program, int width, int height) throws Exception {
        profile = Files.createTempDirectory("chromium");
        process = new ProcessBuilder(List.of(
                        program.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-background-networking",
                        "--no-first-run",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "--window-size=" + width + "," + height,
                        "about:blank"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(tab(port())), new Listener())
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        call("Page.enable", JSON.createObjectNode());
        call(
                "Emulation.setDeviceMetricsOverride",
                JSON.createObjectNode()
                        .put("width", width)
                        .put("height", height)
                        .put("deviceScaleFactor", 1)
                        .put("mobile", false));
    }

    /** The browser writes the port that it chose into its profile. */
    private String port() throws Exception {
        Path file = profile.resolve("DevToolsActivePort");
        for (int i = 0; i < PATIENCE_SECONDS * 20; i++) {
            if (Files.exists(file) && Files.readAllLines(file).size() > 1)
                return Files.readAllLines(file).get(0);
            if (process.waitFor(50, TimeUnit.MILLISECONDS)) break;
        }
        throw new IOException("Chromium did not start");
    }

    private static String tab(String port) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list"))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        for (JsonNode target : JSON.readTree(answer.body())) {
            if (target.path("type").asText().equals("page"))
                return target.path("webSocketDebuggerUrl").asText();
        }
        throw new IOException("Chromium has no tab");
    }

    /** Opens an address and waits until {@code ready} is true in it. */
    public void open(String address, String ready) {
        call("Page.navigate", JSON.createObjectNode().put("url", "about:blank"));
        call("Page.navigate", JSON.createObjectNode().put("url", address));
        String broken = "(document.getElementById('broken')?.hidden === false)";
        waitFor("location.protocol !== 'about:' && (" + broken + " || " + ready + ")");
        if (evaluate(broken).asBoolean())
            throw new IllegalStateException(text("document.getElementById('broken').textContent"));
    }

    /** Waits until an expression is true. */
    public void waitFor(String expression) {
        String loop = "new Promise((done) => { const look = () => { let is = false; try { is = " + expression
                + "; } catch (e) { is = false; } if (is) done(true); else setTimeout(look, 20); }; look(); })";
        for (int attempt = 0; ; attempt++) {
            try {
                evaluate(loop);
                return;
            } catch (IllegalStateException e) { // the page was left while we waited
                if (attempt > 5 || e.getCause() instanceof TimeoutException) throw e;
            }
        }
    }

    /** The value of an expression; promises are waited for. */
    public JsonNode evaluate(String expression) {
        ObjectNode parameters = JSON.createObjectNode()
                .put("expression", expression)
                .put("awaitPromise", true)
                .put("returnByValue", true);
        JsonNode answer = call("Runtime.evaluate", parameters);
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException(answer.path("exceptionDetails").toString());
        }
        return answer.path("result").path("value");
    }

    public String text(String expression) {
        return evaluate(expression).asText();
    }

    public double number(String expression) {
        return evaluate(expression).asDouble();
    }

    /** Presses a key: {@code ArrowRight}, {@code [}, {@code Shift+ArrowLeft}. */
    public void press(String key) {
        boolean shift = key.startsWith("Shift+");
        String name = shift ? key.substring(6) : key;
        ObjectNode down =
                JSON.createObjectNode().put("type", "keyDown").put("key", name).put("modifiers", shift ? 8 : 0);
        if (name.length() == 1) down.put("text", name);
        call("Input.dispatchKeyEvent", down);
        call(
                "Input.dispatchKeyEvent",
                JSON.createObjectNode().put("type", "keyUp").put("key", name));
    }

    /** Clicks at a place of the window. */
    public void click(double x, double y) {
        for (String type : List.of("mousePressed", "mouseReleased")) {
            call(
                    "Input.dispatchMouseEvent",
                    JSON.createObjectNode()
                            .put("type", type)
                            .put("x", x)
                            .put("y", y)
                            .put("button", "left")
                            .put("clickCount", 1));
        }
    }

    /** Says what a system setting is: {@code prefers-color-scheme}, {@code prefers-reduced-motion}. */
    public void prefer(String feature, String value) {
        ObjectNode parameters = JSON.createObjectNode();
        parameters.putArray("features").addObject().put("name", feature).put("value", value);
        call("Emulation.setEmulatedMedia", parameters);
    }

    /** What the window shows, as a PNG. */
    public byte[] screenshot() {
        return data(call("Page.captureScreenshot", JSON.createObjectNode()));
    }

    /** The page on paper, as a PDF. */
    public byte[] print() {
        return data(call("Page.printToPDF", JSON.createObjectNode().put("preferCSSPageSize", true)));
    }

    private static byte[] data(JsonNode answer) {
        return Base64.getDecoder().decode(answer.path("data").asText());
    }

    private JsonNode call(String method, ObjectNode parameters) {
        int id = ++lastId;
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
        message.set("params", parameters);
        try {
            socket.sendText(message.toString(), true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(method + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        socket.abort();
        process.destroyForcibly().onExit().join();
        try (Stream<Path> files = Files.walk(profile)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
        } catch (IOException | java.io.UncheckedIOException e) {
            // a late write of the dying browser; the system empties its temporary folder
        }
    }

    /** Puts messages together and hands answers to those who wait. */
    private final class Listener implements WebSocket.Listener {
        private final StringBuilder parts = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            parts.append(data);
            from.request(1);
            if (!last) return null;
            String text = parts.toString();
            parts.setLength(0);
            try {
                answer(JSON.readTree(text));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            return null;
        }

        private void answer(JsonNode message) {
            CompletableFuture<JsonNode> answer =
                    waiting.remove(message.path("id").asInt(-1));
            if (answer == null) return; // an event
            if (message.has("error")) {
                answer.completeExceptionally(
                        new IllegalStateException(message.path("error").toString()));
            } else {
                answer.complete(message.path("result"));
            }
        }
    }
}
