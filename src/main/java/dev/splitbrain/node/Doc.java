package dev.splitbrain.node;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a component of a settings record means, in a sentence: editors, reference tables and {@code list} show it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Doc {
    String value();

    /** Whether 0s means "never", for a time that is not zero by default; else a time of zero is refused. */
    boolean zeroIsNever() default false;
}
