package dev.splitbrain.protocol.election;

import dev.splitbrain.node.Message;

/** What nodes of the bully algorithm say. */
sealed interface BullyMessage extends Message {
    /** To all higher nodes: is any of you up? The paper asks "are you there". */
    record Election() implements BullyMessage {}

    /** To a lower node: I am up, leave it to me. */
    record Answer() implements BullyMessage {}

    /** To all lower nodes: stop, I am about to lead. */
    record Halt() implements BullyMessage {}

    /** To who halted this node: I have stopped, and lead nobody. */
    record Halted() implements BullyMessage {}

    /** To all lower nodes: I lead. */
    record Coordinator() implements BullyMessage {}

    /** To all: I lead still. */
    record Heartbeat() implements BullyMessage {}
}
