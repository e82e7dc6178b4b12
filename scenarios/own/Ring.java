import dev.splitbrain.node.*;

/** Each node greets the next, who greets the next. */
public final class Ring {
    public static final Protocol<Ring, Msg> PROTOCOL = Protocol.named("ring", Msg.class, Ring::new)
            .on(Hello.class, Ring::onHello)
            .build();                                // fails where a record of Msg has no handler

    public sealed interface Msg extends Message {}
    record Hello(int hops) implements Msg {}

    private final Context<Msg> ctx;

    private Ring(Context<Msg> ctx) {                 // the first start, and every restart after a crash
        this.ctx = ctx;
        if (ctx.self().index() == 0) ctx.send(next(), new Hello(1));
    }

    private void onHello(NodeId from, Hello hello) {
        ctx.send(next(), new Hello(hello.hops() + 1));
    }

    private NodeId next() {
        return ctx.nodes().get((ctx.self().index() + 1) % ctx.nodes().size());
    }
}
