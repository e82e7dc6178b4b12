package dev.splitbrain.scenario.code;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.objectweb.asm.Type;

/** What code that is to run the same everywhere does not call. */
final class Rules {
    private static final String ELSEWHERE = "it differs from machine to machine";
    private static final String ONE_THREAD = "who goes first differs from run to run";
    private static final String ANOTHER_THREAD =
            "a run has one thread: what another asks of ctx breaks the run, and who goes first differs from run to run";
    private static final String OUTSIDE = "what is outside of the run differs from run to run";

    /**
     * Calls that fit a pattern.
     *
     * @param calls {@code type.method}, with {@code <init>} for a constructor
     * @param shape of their arguments and result; empty for any
     */
    private record Banned(Pattern calls, String shape, String why, String instead) {}

    private static final Banned ENDING = banned(
            "java/lang/System\\.exit|java/lang/Runtime\\.(exit|halt)",
            "",
            "it ends the program, the other runs with it, before any result is written",
            "throw an exception: it ends this run, and says where");

    private static final List<Banned> BANNED = List.of(
            banned(
                    "java/lang/System\\.(currentTimeMillis|nanoTime)|java/time/\\w+\\.now|java/time/Clock\\.(system|tick)\\w*"
                            + "|java/util/Calendar\\.getInstance",
                    "",
                    "the machine's clock is another at each run",
                    "ctx.clockNanos(), or ctx.monotonicNanos() for lengths of time"),
            banned(
                    "java/util/Date\\.<init>",
                    "()V",
                    "the machine's clock is another at each run",
                    "ctx.clockNanos(), or ctx.monotonicNanos() for lengths of time"),
            banned(
                    "java/lang/Math\\.random|java/util/concurrent/ThreadLocal\\w+\\..*|java/security/Secure\\w+\\..*"
                            + "|java/util/UUID\\.randomUUID|java/util/Collections\\.shuffle",
                    "",
                    "its chance is not the seed's",
                    "ctx.random(), this node's own stream of chance"),
            banned(
                    "java/util/(Random|SplittableRandom)\\.<init>",
                    "()V",
                    "its chance is not the seed's",
                    "ctx.random(), this node's own stream of chance"),
            ENDING,
            banned(
                    "java/lang/Thread\\.(<init>|start\\w*)|java/util/(Timer|TimerTask)\\.<init>|java/util/concurrent/Executors\\..*"
                            + "|java/util/concurrent/\\w*(Executor|ForkJoin)\\w*\\..*|java/util/concurrent/CompletableFuture\\..*[aA]sync",
                    "",
                    ANOTHER_THREAD,
                    "ctx.setTimer(…) for later, a message for somebody else"),
            banned(
                    "java/lang/Thread\\..*|java/util/concurrent/\\w*(Lock|Latch|Barrier|Semaphore)\\w*\\..*|java/lang/Object\\.(wait|notify|notifyAll)",
                    "",
                    ONE_THREAD,
                    "ctx.setTimer(…) for later, a message for somebody else"),
            banned(
                    "java/util/.*\\.(parallelStream|parallel|parallelSort|parallelPrefix|parallelSetAll)",
                    "",
                    ONE_THREAD,
                    "stream(): a run uses one thread"),
            banned(
                    "java/io/(File|RandomAccess)\\w*\\..*|java/nio/file/Files\\..*|java/nio/channels/.*",
                    "",
                    OUTSIDE,
                    "ctx.disk(), whose crashes and delays are the scenario's"),
            banned("java/net/.*", "", OUTSIDE, "ctx.send(…), over the scenario's network"),
            banned(
                    "java/lang/System\\.(getenv|getProperty|getProperties)|java/lang/(Runtime|ProcessBuilder)\\..*"
                            + "|java/util/(Locale|TimeZone)\\.getDefault|java/nio/charset/Charset\\.defaultCharset",
                    "",
                    ELSEWHERE,
                    "an option of the protocol: a component of its settings record"),
            banned(
                    "java/lang/System\\.identityHashCode|java/lang/(Object|Enum)\\.hashCode|java/util/Objects\\.(hash|hashCode)",
                    "",
                    "of objects and enums it is an address, another at each run",
                    "a number of your own, or compare by compareTo"),
            banned(
                    "java/util/(HashMap|HashSet|IdentityHashMap|WeakHashMap|Hashtable)\\.<init>"
                            + "|java/util/concurrent/ConcurrentHashMap\\.<init>",
                    "",
                    "its order hangs on hashes and is not yours; harmless where it is only looked into, never gone through",
                    "TreeMap, TreeSet, LinkedHashMap or LinkedHashSet"),
            banned(
                    "java/util/(Map|Set)\\.(of|copyOf|ofEntries)",
                    "",
                    "its order differs from one start of Java to the next; harmless where it is only looked into",
                    "TreeMap, TreeSet or a List"),
            banned(
                    "java/util/stream/Collectors\\.(toSet|toUnmodifiableSet|toUnmodifiableMap|toConcurrentMap)",
                    "",
                    "its order hangs on hashes; harmless where it is only looked into",
                    "Collectors.toCollection(TreeSet::new), or toMap with TreeMap::new"),
            banned(
                    "java/util/stream/Collectors\\.(groupingBy|toMap)",
                    "without a map",
                    "it makes a HashMap, whose order hangs on hashes; harmless where it is only looked into",
                    "its form that is given TreeMap::new"),
            banned(
                    "java/lang/Math\\.(sin|cos|tan|exp|log|log10|pow|cbrt|sinh|cosh|tanh|atan2?|asin|acos|hypot|expm1|log1p)",
                    "",
                    "its last bit may differ from machine to machine",
                    "StrictMath"));

    private static final Set<String> MUTABLE = Set.of(
            "java/util/ArrayList",
            "java/util/LinkedList",
            "java/util/ArrayDeque",
            "java/util/PriorityQueue",
            "java/util/BitSet",
            "java/util/Random",
            "java/lang/StringBuilder",
            "dev/splitbrain/random/Rng");

    private Rules() {}

    private static Banned banned(String calls, String shape, String why, String instead) {
        return new Banned(Pattern.compile(calls), shape, why, instead);
    }

    /** What is wrong with a call; null for nothing. */
    static Rule call(String type, String name, String shape, boolean special) {
        String call = type + "." + name;
        if (name.equals("<init>") && special && isParent(type)) return null;
        for (Banned rule : BANNED) {
            if (!rule.calls().matcher(call).matches() || !fits(rule, shape)) continue;
            String called = name.equals("<init>") ? "makes a " + Lint.simple(type) : "calls " + Lint.simple(call);
            return new Rule(called, rule.why(), rule.instead(), rule == ENDING);
        }
        return null;
    }

    /** Every constructor calls that of Object, every enum's that of Enum. */
    private static boolean isParent(String type) {
        return type.equals("java/lang/Object") || type.equals("java/lang/Enum") || type.equals("java/lang/Record");
    }

    private static boolean fits(Banned rule, String shape) {
        if (rule.shape().isEmpty()) return true;
        boolean hasSupplier = shape.contains("Ljava/util/function/Supplier;");
        return rule.shape().startsWith("(") ? rule.shape().equals(shape) : !hasSupplier;
    }

    /** Whether objects of this type are there to be changed. */
    static boolean isMutable(String type) {
        return MUTABLE.contains(type)
                || type.matches("java/util/(Tree|Hash|LinkedHash)(Map|Set)|java/util/concurrent/.*");
    }

    /** A type in words: {@code a long[]}. */
    static String words(String shape) {
        String name = Type.getType(shape).getClassName();
        String simple = name.substring(name.lastIndexOf('.') + 1).replace('$', '.');
        return ("AEIOUaeiou".indexOf(simple.charAt(0)) >= 0 ? "an " : "a ") + simple;
    }
}
