package dev.splitbrain.protocol.example;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.Message;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Note;
import dev.splitbrain.node.Protocol;
import dev.splitbrain.node.Timer;
import java.time.Duration;

/** Ping: the first node asks all others every 100 ms, they answer, and it notes how long each took. */
public final class Ping {
    public static final Protocol<Ping, PingMessage> PROTOCOL = Protocol.named("ping", PingMessage.class, Ping::new)
            .onTimer(NextRound.class, Ping::onNextRound)
            .on(Question.class, Ping::onQuestion)
            .on(Answer.class, Ping::onAnswer)
            .build();

    private static final Duration INTERVAL = Duration.ofMillis(100);

    /** What the nodes say. */
    public sealed interface PingMessage extends Message {}

    record Question(long round, long askedNanos) implements PingMessage {}

    record Answer(Question question) implements PingMessage {}

    record NextRound() implements Timer {}

    /** A round of questions left. */
    public record AskedAll(long round) implements Note {}

    /** A node answered. */
    public record Answered(NodeId node, long round, long roundTripNanos) implements Note {}

    private final Context<PingMessage> ctx;
    private long round;

    private Ping(Context<PingMessage> ctx) {
        this.ctx = ctx;
        if (ctx.self().equals(ctx.nodes().get(0))) onNextRound(new NextRound());
    }

    private void onNextRound(NextRound timer) {
        round++;
        ctx.broadcast(new Question(round, ctx.monotonicNanos()));
        ctx.note(new AskedAll(round));
        ctx.setTimer(INTERVAL, timer);
    }

    private void onQuestion(NodeId from, Question question) {
        ctx.send(from, new Answer(question));
    }

    private void onAnswer(NodeId from, Answer answer) {
        long roundTripNanos = ctx.monotonicNanos() - answer.question().askedNanos();
        ctx.note(new Answered(from, answer.question().round(), roundTripNanos));
    }
}
