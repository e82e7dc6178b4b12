package dev.splitbrain.cli.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Listens on the loopback address only, and answers only addresses that begin with a key that nobody can guess: other users of
 * the machine and pages of other sites get nothing.
 */
public final class LocalServer implements AutoCloseable {
    private static final int KEY_BYTES = 16;
    private static final int MOST_BODY_BYTES = 1 << 16;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "serve");
        thread.setDaemon(true);
        return thread;
    });
    private final String key;
    private final Site site;

    /** @param port 0 for any that is free */
    public LocalServer(int port, Site site) throws IOException {
        this.site = site;
        byte[] random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random); // a secret; nothing of a run depends on it
        key = HexFormat.of().formatHex(random);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** The address of the gallery, with the key. */
    public String address() {
        return origin() + "/" + key + "/";
    }

    private String origin() {
        return "http://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = carefully(exchange);
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(
                    answer.status(), head ? -1 : answer.body().length == 0 ? -1 : answer.body().length);
            if (!head) exchange.getResponseBody().write(answer.body());
        }
    }

    /** What goes wrong with one question must not end the others. */
    private Answer carefully(HttpExchange exchange) {
        try {
            return answer(exchange);
        } catch (IOException | RuntimeException e) {
            return Answer.text(500, "error: " + e);
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        Optional<String> path = pathBehindKey(exchange.getRequestURI().getPath());
        if (path.isEmpty() || !isForUs(exchange)) return Answer.NOTHING;
        String query =
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        return switch (exchange.getRequestMethod()) {
            case "GET", "HEAD" -> site.get(path.get(), Query.of(query));
            case "POST" -> isFromUs(exchange) ? site.post(path.get(), body(exchange)) : Answer.NOTHING;
            default -> Answer.text(405, "GET, HEAD and POST only");
        };
    }

    private Optional<String> pathBehindKey(String path) {
        if (path == null) return Optional.empty();
        int end = path.indexOf('/', 1);
        if (end < 0) return Optional.empty();
        byte[] given = path.substring(1, end).getBytes(StandardCharsets.UTF_8);
        boolean right = MessageDigest.isEqual(given, key.getBytes(StandardCharsets.UTF_8)); // in constant time
        return right ? Optional.of(path.substring(end + 1)) : Optional.empty();
    }

    /** A name that another site has pointed at this address is not ours. */
    private boolean isForUs(HttpExchange exchange) {
        String host = exchange.getRequestHeaders().getFirst("Host");
        int port = server.getAddress().getPort();
        return Set.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port).contains(String.valueOf(host));
    }

    /** What the console's own page sends: not a form, and not a report, whose pages have an origin of their own. */
    private boolean isFromUs(HttpExchange exchange) {
        String from = exchange.getRequestHeaders().getFirst("Origin");
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        String host = exchange.getRequestHeaders().getFirst("Host");
        return (from == null || from.equals("http://" + host)) && "application/json".equals(type);
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readNBytes(MOST_BODY_BYTES), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        site.close();
        server.stop(0);
        threads.shutdownNow();
    }
}
