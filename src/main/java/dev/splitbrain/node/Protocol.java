package dev.splitbrain.node;

import dev.splitbrain.random.Rng;
import dev.splitbrain.spec.Command;
import dev.splitbrain.spec.KeyValue;
import dev.splitbrain.spec.Spec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A protocol: its name, the sealed interface of its messages, how to boot one node of it, and which method of the node
 * handles what. The table is declared once, at the top of the node's class, and reads as its table of contents.
 *
 * <p>A protocol whose roles run different code declares a common type {@code N} and names the class with each handler.
 *
 * @param <N> the node's class
 * @param <M> the sealed family of its messages
 */
public final class Protocol<N, M extends Message> {
    private final String name;
    private final Class<M> family;
    private final Function<Context<M>, N> boot;
    private final Spec<?> spec;
    private final Handlers<MessageHandler<Object, Message>> messages;
    private final Handlers<TimerHandler<Object, Timer>> timers;
    private final Handlers<RequestHandler<Object>> requests;

    @FunctionalInterface
    public interface MessageHandler<N, T> {
        void handle(N node, NodeId from, T message);
    }

    @FunctionalInterface
    public interface TimerHandler<N, T> {
        void handle(N node, T timer);
    }

    /** What a byzantine node tells another instead of a message: nothing, one message, or several. */
    @FunctionalInterface
    public interface Liar<M> {
        List<M> tell(NodeId to, M message, Rng random);
    }

    @FunctionalInterface
    public interface RequestHandler<N> {
        void handle(N node, ClientMessage.Request request);
    }

    private final List<String> roles;
    private final Optional<Duration> period;
    private final Map<String, Liar<Message>> lies;
    private final UnaryOperator<Message> damage;
    private final BiConsumer<Object, WriteFailed> writeFailed;

    private Protocol(Builder<N, M> builder) {
        name = builder.name;
        family = builder.family;
        boot = builder.boot;
        spec = builder.spec;
        messages = new Handlers<>(name, "message", builder.messages);
        timers = new Handlers<>(name, "timer", builder.timers);
        requests = new Handlers<>(name, "request", builder.requests);
        roles = builder.roles;
        period = builder.period;
        lies = Collections.unmodifiableMap(new LinkedHashMap<>(builder.lies));
        damage = builder.damage;
        writeFailed = builder.writeFailed;
    }

    /** Begins the declaration of a protocol; {@code boot} starts a node, for the first time or after a crash. */
    public static <N, M extends Message> Builder<N, M> named(
            String name, Class<M> family, Function<Context<M>, N> boot) {
        return new Builder<>(name, family, boot);
    }

    /** The name in scenarios: {@code raft}. */
    public String name() {
        return name;
    }

    /** The sealed interface of its messages. */
    public Class<M> family() {
        return family;
    }

    /** The object that its clients use. */
    public Spec<?> spec() {
        return spec;
    }

    /** Whether clients may send requests to it. */
    public boolean takesRequests() {
        return !requests.isEmpty();
    }

    /** Whether it has a handler for messages, or timers, of this class. */
    public boolean handles(Class<?> messageOrTimer) {
        return messages.has(messageOrTimer) || timers.has(messageOrTimer);
    }

    /** Starts a node. */
    @SuppressWarnings("unchecked") // a context that accepts any message accepts those of M
    public Object boot(Context<? extends Message> context) {
        return boot.apply((Context<M>) context);
    }

    /** Runs the node's handler for a message. */
    public void deliver(Object node, NodeId from, Message message) {
        messages.of(node, message.getClass()).handle(node, from, message);
    }

    /** Runs the node's handler for a timer. */
    public void fire(Object node, Timer timer) {
        timers.of(node, timer.getClass()).handle(node, timer);
    }

    /** Runs the node's handler for a client's request. */
    public void request(Object node, ClientMessage.Request request) {
        requests.of(node, Command.class).handle(node, request);
    }

    /** The roles that its nodes take while they run and tell in a {@link RoleNote}; empty where it names none. */
    public List<String> roles() {
        return roles;
    }

    /** The length of its rounds, where it has some: how long a node takes from one probe, or one cycle, to the next. */
    public Optional<Duration> period() {
        return period;
    }

    /** Whether a node goes on after a write that failed; else it stops at once, and starts again later. */
    public boolean survivesFailedWrites() {
        return writeFailed != null;
    }

    /** Runs the node's handler for a write that failed. */
    public void writeFailed(Object node, WriteFailed failure) {
        writeFailed.accept(node, failure);
    }

    /** How nodes of this protocol may lie, by name: its own lies besides those that the engine knows. */
    public Map<String, Liar<Message>> lies() {
        return lies;
    }

    /** What a receiver sees of a message that was damaged on its way; empty where its checksum finds it out. */
    public Optional<Message> damaged(Message message) {
        return damage != null && family.isInstance(message) ? Optional.of(damage.apply(message)) : Optional.empty();
    }

    @Override
    public String toString() {
        return name;
    }

    /** The declaration of a protocol. */
    public static final class Builder<N, M extends Message> {
        private final String name;
        private final Class<M> family;
        private final Function<Context<M>, N> boot;
        private Spec<?> spec = KeyValue.SPEC;
        private final Map<Class<?>, List<Handlers.Entry<MessageHandler<Object, Message>>>> messages =
                new LinkedHashMap<>();
        private final Map<Class<?>, List<Handlers.Entry<TimerHandler<Object, Timer>>>> timers = new LinkedHashMap<>();
        private final Map<Class<?>, List<Handlers.Entry<RequestHandler<Object>>>> requests = new LinkedHashMap<>();

        private List<String> roles = List.of();
        private Optional<Duration> period = Optional.empty();
        private final Map<String, Liar<Message>> lies = new LinkedHashMap<>();
        private UnaryOperator<Message> damage;
        private BiConsumer<Object, WriteFailed> writeFailed;

        private Builder(String name, Class<M> family, Function<Context<M>, N> boot) {
            this.name = name;
            this.family = family;
            this.boot = boot;
        }

        /** The object that clients use, where it is not the key-value store. */
        public Builder<N, M> spec(Spec<?> newSpec) {
            spec = newSpec;
            return this;
        }

        /** The roles that nodes take while they run, so that faults can be aimed at them: {@code crash: leader}. */
        public Builder<N, M> roles(String... names) {
            roles = List.of(names);
            return this;
        }

        /** How long its rounds are: figures that papers give in protocol periods are counted in them. */
        public Builder<N, M> period(Duration length) {
            period = Optional.of(length);
            return this;
        }

        /** A lie that a scenario may have a byzantine node tell: {@code byzantine: {lie: {named: …}}}. */
        @SuppressWarnings("unchecked") // it is only ever given messages of the family
        public Builder<N, M> lie(String lie, Liar<? super M> liar) {
            lies.put(lie, (Liar<Message>) (Liar<?>) liar);
            return this;
        }

        /**
         * Nodes go on when a write fails, and this says how: step down, refuse writes, try again. What was not durable is
         * undone by then, and what the node sent after it never left. Without a handler a node stops, since what it
         * believes to have written is not there.
         */
        @SuppressWarnings("unchecked") // it is only ever given nodes of the protocol
        public Builder<N, M> onWriteFailed(BiConsumer<? super N, WriteFailed> handler) {
            writeFailed = (BiConsumer<Object, WriteFailed>) (BiConsumer<?, WriteFailed>) handler;
            return this;
        }

        /** Damaged messages reach their receiver, as this: for protocols that do not trust the network's checksums. */
        public Builder<N, M> damaged(Function<? super M, ? extends M> damaged) {
            damage = message -> damaged.apply(family.cast(message));
            return this;
        }

        /** Every node handles this message so. */
        public <T extends M> Builder<N, M> on(Class<T> message, MessageHandler<? super N, T> handler) {
            return add(messages, message, Object.class, handler);
        }

        /** Nodes of one class handle this message so. */
        public <T extends M, P extends N> Builder<N, M> on(
                Class<T> message, Class<P> node, MessageHandler<? super P, T> handler) {
            return add(messages, message, node, handler);
        }

        /** Every node handles this timer so. */
        public <T extends Timer> Builder<N, M> onTimer(Class<T> timer, TimerHandler<? super N, T> handler) {
            return add(timers, timer, Object.class, handler);
        }

        /** Nodes of one class handle this timer so. */
        public <T extends Timer, P extends N> Builder<N, M> onTimer(
                Class<T> timer, Class<P> node, TimerHandler<? super P, T> handler) {
            return add(timers, timer, node, handler);
        }

        /** Every node handles a client's request so. */
        public Builder<N, M> onRequest(RequestHandler<? super N> handler) {
            return add(requests, Command.class, Object.class, handler);
        }

        /** Nodes of one class handle a client's request so. */
        public <P extends N> Builder<N, M> onRequest(Class<P> node, RequestHandler<? super P> handler) {
            return add(requests, Command.class, node, handler);
        }

        @SuppressWarnings("unchecked") // a handler is only ever given what its classes say
        private <H> Builder<N, M> add(
                Map<Class<?>, List<Handlers.Entry<H>>> table, Class<?> what, Class<?> node, Object handler) {
            table.computeIfAbsent(what, key -> new ArrayList<>()).add(new Handlers.Entry<>(node, (H) handler));
            return this;
        }

        /** The protocol; fails where a record of the message family has no handler. */
        public Protocol<N, M> build() {
            for (Class<?> message : Family.members(family)) {
                if (!messages.containsKey(message)) {
                    throw new IllegalStateException("protocol " + name + " has no handler for "
                            + message.getSimpleName() + ": add .on(" + message.getSimpleName() + ".class, …)");
                }
            }
            return new Protocol<>(this);
        }
    }
}
