package dev.splitbrain.protocol.election;

import dev.splitbrain.node.Doc;
import java.time.Duration;

/** The options of the bully algorithm, and the one place of their defaults. */
public record BullySettings(
        @Doc("Who begins an election when it starts. The others wait until they miss a coordinator.")
        Initiators initiators,

        @Doc(
                "Whether a node halts all lower ones before it leads, as in the paper, so that never two lead at once; else it"
                        + " leads at once, as in textbooks, and a lower one leads on until it hears of it.")
        boolean halt,

        @Doc("How often the coordinator says that it is up.")
        Duration heartbeat,

        @Doc("How long the coordinator may be silent until a node begins an election.")
        Duration heartbeatTimeout,

        @Doc(
                "How long a node waits for an answer until it takes the others for dead: longer than a message takes there and"
                        + " back, or two will lead.")
        Duration answerTimeout,

        @Doc("How long a node that has yielded waits to hear who leads until it begins again: longer than heartbeat.")
        Duration coordinatorTimeout,

        @Doc("A mistake made on purpose.") Mutant mutant) {

    /** Who begins. */
    public enum Initiators {
        /** Every node. */
        ALL,
        /** The node with the lowest identifier. */
        LOWEST,
        /** The node with the highest identifier. */
        HIGHEST
    }

    /** Mistakes made on purpose, which checks must catch. */
    public enum Mutant {
        /** Correct. */
        NONE,
        /** A node takes over though a higher one has answered. */
        IGNORES_ANSWERS,
        /** A node takes over without waiting for answers. */
        DOES_NOT_WAIT,
        /** Whoever misses the coordinator does nothing about it. */
        NEVER_REELECTS,
        /** Lower nodes are asked as well, and answer: the highest yields to them. */
        LOWER_ANSWERS_HIGHER,
        /** A node that has yielded waits for ever, also if the other has died meanwhile. */
        WAITS_FOR_EVER,
        /** A coordinator that is halted says that it has stopped, and leads on until it hears of the new one. */
        LEADS_ON_WHEN_HALTED
    }

    public BullySettings {
        if (heartbeatTimeout.compareTo(heartbeat) <= 0)
            throw new IllegalArgumentException("heartbeat_timeout must be longer than heartbeat");
        if (coordinatorTimeout.compareTo(heartbeat)
                <= 0) // a coordinator that is asked again lets its next heartbeat tell
        throw new IllegalArgumentException("coordinator_timeout must be longer than heartbeat");
    }

    /** For a network in which a message takes 50 ms at most. */
    public static BullySettings defaults() {
        return new BullySettings(
                Initiators.ALL,
                true,
                Duration.ofMillis(50),
                Duration.ofMillis(200),
                Duration.ofMillis(120),
                Duration.ofMillis(400),
                Mutant.NONE);
    }
}
