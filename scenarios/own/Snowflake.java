import dev.splitbrain.node.ClientMessage.Request;
import dev.splitbrain.node.Context;
import dev.splitbrain.node.Doc;
import dev.splitbrain.node.Message;
import dev.splitbrain.node.Protocol;
import dev.splitbrain.spec.Result;
import dev.splitbrain.spec.UniqueIds;

/**
 * Unique numbers without talking to anybody (Twitter's Snowflake, 2010): the milliseconds of the node's clock, then the number
 * of the node, then a count of those given in the same millisecond. All rests on a clock that is never set back.
 */
public final class Snowflake {
    /** The options: {@code options: {refuses: false}}. */
    public record Settings(
            @Doc("Whether a node whose clock went back gives nothing until it is past its last id.") boolean refuses) {
        static Settings defaults() {
            return new Settings(true);
        }
    }

    public static Protocol<Snowflake, Msg> protocol(Settings settings) {
        return Protocol.<Snowflake, Msg>named("snowflake", Msg.class, ctx -> new Snowflake(ctx, settings))
                .spec(UniqueIds.SPEC)
                .onRequest(Snowflake::onRequest)
                .build();
    }

    /** Nodes have nothing to say to each other: no message is one of these. */
    public interface Msg extends Message {}

    private static final int NODE_BITS = 10;
    private static final int COUNT_BITS = 12;

    private final Context<Msg> ctx;
    private final Settings settings;
    private long lastMillis = Long.MIN_VALUE; // volatile: a restart relies on the clock alone
    private long count;

    private Snowflake(Context<Msg> ctx, Settings settings) {
        this.ctx = ctx;
        this.settings = settings;
    }

    private void onRequest(Request request) {
        long millis = Math.max(0, ctx.clockNanos() / 1_000_000);
        if (millis < lastMillis && settings.refuses()) {
            ctx.reject(request.id(), "the clock went back");
            return;
        }
        count = millis == lastMillis ? count + 1 : 0;
        lastMillis = millis;
        long id = millis << NODE_BITS + COUNT_BITS | (long) ctx.self().index() << COUNT_BITS | count;
        ctx.reply(request.id(), new Result.Value(id));
    }
}
