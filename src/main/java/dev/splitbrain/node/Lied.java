package dev.splitbrain.node;

/**
 * A byzantine node told another something else than its protocol wanted, or nothing.
 *
 * @param how the kind of lie as scenarios write it: {@code equivocating}, or the protocol's own name for it
 * @param message the type of the message that its protocol wanted
 * @param to whom it went, or should have gone
 */
public record Lied(String how, String message, Endpoint to) implements MachineNote {
    @Override
    public String toString() {
        return "Lied[" + how + " " + message + " to " + to.name() + "]"; // there are many of them in a picture
    }
}
