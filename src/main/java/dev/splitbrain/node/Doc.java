package dev.splitbrain.node;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;

/** What a component of a settings record means, in a sentence: editors, reference tables and {@code list} show it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Doc {
    String value();

    /** Whether 0s means "never", for a time that is not zero by default; else a time of zero is refused. */
    boolean zeroIsNever() default false;

    /** What else the scenario must bear out; scenarios in which it does not hold are refused. */
    Meaning means() default Meaning.ITSELF;

    /** What a component names. */
    enum Meaning {
        /** Nothing but its own value. */
        ITSELF(Object.class),
        /** A node of the scenario, or each item of a list one. */
        NODE(String.class),
        /** A moment of the run, before its end. */
        MOMENT(Duration.class);

        private final Class<?> type;

        Meaning(Class<?> type) {
            this.type = type;
        }

        /** What such a component is, or an Optional or a List of. */
        public Class<?> type() {
            return type;
        }
    }
}
