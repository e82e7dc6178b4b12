package dev.splitbrain.scenario.terms;

import dev.splitbrain.scenario.bind.Scalars;
import dev.splitbrain.scenario.bind.Shape;

/** Names that a scenario, or its protocol, declares in one place and that other places use. */
public final class Names {
    public static final String NODE = "node";
    public static final String ROLE = "role";
    public static final String REGION = "region";
    public static final String ZONE = "zone";
    public static final String RACK = "rack";
    public static final String CLIENT = "client";
    public static final String OPERATION = "operation";
    public static final String MESSAGE = "message";
    public static final String EVENT = "event";
    public static final String LIE = "lie";
    public static final String COMPONENT = "component"; // of a message: {@code RequestVote.term}
    public static final String STEP = "step";
    public static final String FAULT = "fault";
    public static final String CHECK = "check";
    public static final String SECTION = "section"; // what the scenario says something about, where others must know

    private Names() {}

    /** An operation of the object that clients use. */
    public static Shape<String> operation() {
        return used("an operation such as write", OPERATION);
    }

    /** A type of the protocol's messages, or of those of clients. */
    public static Shape<String> message() {
        return used("a type of message such as AppendEntries", MESSAGE);
    }

    /** What a node may tell of itself. */
    public static Shape<String> event() {
        return used("an event such as became-leader", EVENT);
    }

    /** A node. */
    public static Shape<String> node() {
        return used("a node such as n1", NODE);
    }

    /** A name that must be declared somewhere in the scenario. */
    public static Shape<String> used(String words, String... kinds) {
        return Scalars.text(words).checked((name, node, reading) -> reading.mention(node, name, kinds));
    }
}
