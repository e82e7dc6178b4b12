package dev.splitbrain.scenario.terms;

import dev.splitbrain.scenario.bind.Scalars;
import dev.splitbrain.scenario.bind.Shape;

/** Names that a scenario declares in one place and uses in others. */
public final class Names {
    public static final String NODE = "node";
    public static final String ROLE = "role";
    public static final String REGION = "region";
    public static final String OPERATION = "operation";

    private Names() {}

    /** An operation of the object that clients use. */
    public static Shape<String> operation() {
        return used(OPERATION, "an operation such as write");
    }

    /** A name that must be declared somewhere in the scenario. */
    static Shape<String> used(String kind, String words) {
        return Scalars.text(words).checked((name, node, reading) -> reading.mention(node, name, kind));
    }
}
