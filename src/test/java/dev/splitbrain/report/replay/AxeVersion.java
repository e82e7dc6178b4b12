package dev.splitbrain.report.replay;

/** The version of axe-core in the test class path; its resources lie in a folder of that name. */
final class AxeVersion {
    static final String NUMBER = "4.6.3";

    private AxeVersion() {}
}
