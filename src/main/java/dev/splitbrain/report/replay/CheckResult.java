package dev.splitbrain.report.replay;

import dev.splitbrain.check.Verdict;

/** What a check found, and whether the scenario expected it. */
public record CheckResult(String name, Verdict verdict, boolean asExpected) {}
