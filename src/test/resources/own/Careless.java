import dev.splitbrain.node.Context;
import dev.splitbrain.node.Message;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Protocol;
import java.io.File;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Breaks determinism in every way that the lint knows: one a line, each named at its end. */
public final class Careless {
    public static final Protocol<Careless, Msg> PROTOCOL =
            Protocol.named("careless", Msg.class, Careless::new).on(Hello.class, Careless::onHello).build();

    static int count;
    static final int[] TABLE = {1, 2}; // lint: Careless keeps an int[] in the static field TABLE, which is harmless where nobody ever writes into it
    static final AtomicInteger NEXT = new AtomicInteger(); // lint: Careless keeps an AtomicInteger in the static field NEXT
    static final List<String> SEEN = new ArrayList<>(); // lint: Careless keeps a List in the static field SEEN
    static final List<String> NAMES = List.of("a", "b");
    static final Map<String, Integer> RANKS = Collections.unmodifiableMap(new TreeMap<>());
    static final String WORD = "word";

    enum Colour {
        RED,
        GREEN
    }

    public sealed interface Msg extends Message {}

    record Hello(int hops) implements Msg {}

    private final Map<NodeId, Integer> votes = new HashMap<>(); // lint: Careless makes a HashMap
    private final Set<NodeId> heard = new HashSet<>(); // lint: Careless makes a HashSet

    private Careless(Context<Msg> ctx) {}

    private void onHello(NodeId from, Hello hello) {
        count++; // lint: Careless.onHello writes the static field count
        clocks();
        chance();
    }

    private void clocks() {
        long a = System.currentTimeMillis(); // lint: Careless.clocks calls System.currentTimeMillis
        long b = System.nanoTime(); // lint: Careless.clocks calls System.nanoTime
        Instant c = Instant.now(); // lint: Careless.clocks calls Instant.now
        LocalDate d = LocalDate.now(); // lint: Careless.clocks calls LocalDate.now
        LongSupplier e = System::nanoTime; // lint: Careless.clocks calls System.nanoTime
        Supplier<Double> f = () -> Math.random(); // lint: Careless.clocks calls Math.random
    }

    private void chance() {
        double a = Math.random(); // lint: Careless.chance calls Math.random
        Random b = new Random(); // lint: Careless.chance makes a Random
        Random seeded = new Random(7);
        int c = ThreadLocalRandom.current().nextInt(); // lint: Careless.chance calls ThreadLocalRandom.current
        UUID d = UUID.randomUUID(); // lint: Careless.chance calls UUID.randomUUID
        double e = Math.exp(a); // lint: Careless.chance calls Math.exp
        double f = Math.sqrt(a) + StrictMath.exp(a);
    }

    private synchronized void threads() {
        // a synchronized method is found at its first line
        count = 1; // lint: Careless.threads takes a lock; Careless.threads writes the static field count
        new Thread(() -> {}).start(); // lint: Careless.threads makes a Thread
        CompletableFuture.runAsync(() -> {}); // lint: Careless.threads calls CompletableFuture.runAsync
        List.of(1).parallelStream().count(); // lint: Careless.threads calls List.parallelStream
        synchronized (votes) { // lint: Careless.threads takes a lock
            votes.clear();
        }
    }

    private void world() throws UnknownHostException {
        new File("x").exists(); // lint: Careless.world makes a File
        InetAddress.getLocalHost(); // lint: Careless.world calls InetAddress.getLocalHost
        System.getenv("HOME"); // lint: Careless.world calls System.getenv
        System.exit(0); // lint: Careless.world calls System.exit
        System.getProperty("user.home"); // lint: Careless.world calls System.getProperty
    }

    private void order(List<String> words) {
        System.identityHashCode(this); // lint: Careless.order calls System.identityHashCode
        hashCode(); // lint: Careless.order calls Object.hashCode
        Set<String> a = Set.of("a", "b"); // lint: Careless.order calls Set.of
        Set<String> b = words.stream().collect(Collectors.toSet()); // lint: Careless.order calls Collectors.toSet
        words.stream().collect(Collectors.groupingBy(String::length)); // lint: Careless.order calls Collectors.groupingBy
        words.stream().collect(Collectors.groupingBy(String::length, TreeMap::new, Collectors.counting()));
        Colour colour = a.isEmpty() ? Colour.RED : Colour.GREEN;
        switch (colour) {
            case RED -> votes.clear();
            case GREEN -> heard.clear();
        }
    }
}
