package dev.splitbrain.scenario.bind;

import java.math.BigDecimal;

/** A unit as scenarios write it, and how many of the quantity's own unit it is. */
public record Unit(String symbol, BigDecimal factor) {
    /** One of it, as people write it. */
    public String smallest() {
        return "1" + symbol;
    }

    static Unit of(String symbol, String factor) {
        return new Unit(symbol, new BigDecimal(factor));
    }
}
