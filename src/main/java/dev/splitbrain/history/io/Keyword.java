package dev.splitbrain.history.io;

/** An EDN keyword, without its colon. */
record Keyword(String name) {
    @Override
    public String toString() {
        return ":" + name;
    }
}
