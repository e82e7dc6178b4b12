package dev.splitbrain.sim;

import dev.splitbrain.node.Message;
import dev.splitbrain.trace.Quantity;
import java.lang.reflect.RecordComponent;
import java.util.Collection;

/** A message no longer holds what it held when it was sent: two nodes share an object, which no network can do. */
public final class ChangedMessage extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String remedy;

    ChangedMessage(Message message, String before, long sentNanos, String until) {
        super("the message " + message.getClass().getSimpleName() + " was changed after it was sent at "
                + Quantity.moment(sentNanos) + ", before " + until + "\n  sent    " + before + "\n  now     "
                + message);
        remedy = "a message is a value: let the record's constructor copy what it is given, as in `" + copying(message)
                + "`, or send only what cannot change";
    }

    /** The constructor that copies, for the first component that can be changed. */
    private static String copying(Message message) {
        RecordComponent[] components = message.getClass().getRecordComponents();
        for (RecordComponent component : components == null ? new RecordComponent[0] : components) {
            String name = component.getName();
            if (Collection.class.isAssignableFrom(component.getType()))
                return message.getClass().getSimpleName() + " { " + name + " = List.copyOf(" + name + "); }";
        }
        return message.getClass().getSimpleName() + " { entries = List.copyOf(entries); }";
    }

    /** How to mend it. */
    public String remedy() {
        return remedy;
    }
}
