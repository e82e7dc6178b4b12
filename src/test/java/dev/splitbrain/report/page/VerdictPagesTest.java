package dev.splitbrain.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class VerdictPagesTest {
    private final VerdictPages.Page stale = ViolatedHistories.staleRead();
    private final VerdictPages.Page fork = ViolatedHistories.longFork();

    @Test
    void theBadPartIsABarForEachOperationAndTheReadThatFitsNowhereIsCrossed() {
        assertEquals(1, count(stale, "class=\"bar ok blocked\""), "the read");
        assertEquals(1, count(stale, "class=\"bar ok\""), "the write that it misses");
        assertEquals(1, count(stale, "class=\"bar source\""), "the write that it returns");
        assertEquals(1, count(stale, "class=\"cross\""));
        assertTrue(stale.html().contains(">process 0</text>") && stale.html().contains(">read = 1</text>"));
    }

    @Test
    void theLongestOrderIsToldStepByStepWithTheStateItLeadsTo() {
        String order = between(stale.html(), "The longest order that can be built", "The operations");
        assertTrue(order.contains("<li>write &lt;b&gt;2&lt;/b&gt; by process 1: now &lt;b&gt;2&lt;/b&gt;</li>"), order);
        assertTrue(
                order.contains(
                        "Now read by process 0 would be answered &lt;b&gt;2&lt;/b&gt;, but its client was told 1."),
                order);
    }

    @Test
    void barsStandInTheOrderOfTheirTimes() {
        Matcher bar = Pattern.compile("class=\"bar [a-z ]+\" x=\"([0-9.]+)\" y=\"[0-9.]+\" width=\"([0-9.]+)\"")
                .matcher(stale.html());
        double end = 0;
        while (bar.find()) {
            double from = Double.parseDouble(bar.group(1));
            assertTrue(from > end, "each of these began after the one before had ended");
            end = from + Double.parseDouble(bar.group(2));
        }
        assertTrue(end > 0);
    }

    @Test
    void theFaultIsABandFromItsBeginning() {
        assertEquals(1, count(stale, "class=\"band\""));
        assertTrue(stale.html().contains("fault 1: partition [[n1], rest] (n1 | n2)"));
    }

    /** A read of many elements needs all of them; what contradicts it is one. */
    @Test
    void anElementThatIsMissingIsShownByTwoOperationsHoweverManyWereSeen() {
        VerdictPages.Page page = ViolatedHistories.lostElement();
        assertTrue(page.html().contains("misses 42, known since add 42 by process 0"), page.html());
        assertEquals(2, count(page, "class=\"bar "));
        assertTrue(page.html().contains("<h1>Not linearizable</h1>"));
    }

    @Test
    void theAnomalyIsACircleOfTransactionsWithAReasonForEachArrow() {
        assertEquals(4, count(fork, "class=\"transaction\""));
        assertEquals(2, count(fork, "class=\"link wr\""));
        assertEquals(2, count(fork, "class=\"link rw\""));
        assertEquals(4, count(fork, "class=\"head\""));
        assertTrue(fork.html().contains("<li>T1 read y as nothing, without 1 of T2 (rw)</li>"));
        assertTrue(fork.html().contains("So each of them comes before itself"));
    }

    @Test
    void transactionsOfAStoreAreShownByTheirReadsAndWrites() {
        VerdictPages.Page skew = ViolatedHistories.writeSkewOfAStore();
        assertEquals("anomaly-G2-item.html", skew.name());
        assertTrue(skew.html().contains(">r x = nothing</text>") && skew.html().contains(">w y 1</text>"));
    }

    @Test
    void aPageNeedsNothingElseAndTakesNoMarkupFromAHistory() {
        for (VerdictPages.Page page : new VerdictPages.Page[] {stale, fork}) {
            assertFalse(page.html().matches("(?s).*(src=|href=|url\\(|@import|<script|https?:).*"), page.name());
            assertFalse(page.html().contains("<b>"), page.name());
        }
        assertEquals("violation-k_1.html", stale.name());
        assertEquals("anomaly-long_fork.html", fork.name());
    }

    private static int count(VerdictPages.Page page, String text) {
        return page.html().split(Pattern.quote(text), -1).length - 1;
    }

    private static String between(String text, String from, String to) {
        int start = text.indexOf(from);
        return text.substring(start, text.indexOf(to, start));
    }
}
