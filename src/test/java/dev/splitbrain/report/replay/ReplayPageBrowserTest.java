package dev.splitbrain.report.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** Opens the page of a real run in a real browser and uses it as a reader would. Skipped where there is no Chromium. */
class ReplayPageBrowserTest {
    @TempDir
    static Path folder;

    private static Chromium browser;
    private static String page;

    @BeforeAll
    static void openBrowser() throws Exception {
        Optional<Path> program = Chromium.find();
        assumeTrue(program.isPresent(), "no Chromium is installed, so the replay page was not opened");
        Path file = folder.resolve("replay.html");
        ReplayPage.write(file, ReplayRuns.leaderCrash(), ReplayPage.Packing.COMPRESSED);
        page = file.toUri().toString();
        browser = new Chromium(program.get(), 1600, 900);
    }

    @AfterAll
    static void closeBrowser() throws Exception {
        if (browser != null) browser.close();
    }

    @BeforeEach
    void openPage() {
        open("?questions=off");
    }

    private static void open(String options) {
        browser.open(page + options, "document.documentElement.dataset.ready === 'details'");
    }

    private static long moment() {
        return (long) browser.number("replay.moment");
    }

    private static String heading() {
        return browser.text("document.querySelector('.what').textContent");
    }

    @Test
    void opensPausedAtTheFirstFaultWithAWindowThatCanBeRead() {
        assertTrue(heading().startsWith("Fault 1 begins: crash leader"), heading());
        assertFalse(browser.evaluate("!!replay.playing").asBoolean());
        double messages = browser.number("replay.stage.seen.length");
        assertTrue(messages >= 20 && messages <= 60, messages + " messages");
    }

    @Test
    void withoutFaultsItOpensWhereAllNodesHaveStartedAndTheirStartsAreNoChangesOfRole() throws Exception {
        openRun(Map.of("faults", "[]"));
        assertEquals(0, browser.number("replay.stage.cursor"));
        String chips = "[...document.querySelectorAll('.card .chip')].map((chip) => chip.textContent).join()";
        assertEquals(String.join(",", Collections.nCopies(5, "follower, term 0")), browser.text(chips));
        long start = moment();
        browser.press("Shift+R");
        assertEquals(0, moment());
        browser.press("r");
        assertTrue(moment() > start, "a start is no change of role");
    }

    @Test
    void stepsForwardAndBackByEventAndSaysEachStep() {
        long start = moment();
        browser.press("ArrowRight");
        assertEquals(start + 1, moment());
        String said = browser.text("document.getElementById('live').textContent");
        assertTrue(said.matches("\\d+\\.\\d{6} s: .+"), said);
        browser.press("ArrowLeft");
        assertEquals(start, moment());
        browser.press("Home");
        assertEquals(0, moment());
    }

    @Test
    void stepsByChangeOfStateAndShowsWhatChanged() {
        browser.press("Shift+ArrowRight");
        assertTrue(browser.number("document.querySelectorAll('.state .changed').length") > 0);
        long changed = moment();
        browser.press("Shift+ArrowRight");
        browser.press("Shift+ArrowLeft");
        assertEquals(changed, moment());
    }

    @Test
    void byEventAFaultBeginsAtTheCursorOfItsMoment() {
        browser.press("x");
        assertEquals("events", browser.text("replay.stage.axis.mode"));
        browser.waitFor("replay.stage.seen.length > 0");
        assertEquals(
                browser.number("replay.stage.cursorX()"),
                browser.number("replay.stage.faultSpan(replay.model.faults[0])[0]"));
    }

    @Test
    void noTimeBeforeTheStartIsWrittenAtTheAxis() {
        String first = "replay.stage.axis.ticks(-1e9, 5e9, 800)[0].text";
        assertEquals("0 s", browser.text(first));
    }

    @Test
    void longNamesOfNodesHaveRoomBesideTheirLanes() throws Exception {
        double usual = browser.number("replay.stage.gutter");
        Path file = folder.resolve("names.html");
        ReplayData continents = ScenarioPage.run(
                Path.of("scenarios/consensus/continents.yaml"), 1, Map.of("duration", "2s"), "continents.yaml");
        ReplayPage.write(file, continents, ReplayPage.Packing.COMPRESSED);
        browser.open(file.toUri() + "?questions=off", "document.documentElement.dataset.ready === 'details'");
        assertTrue(browser.number("replay.stage.gutter") > usual);
        assertEquals(browser.number("replay.stage.left"), browser.number("replay.overview.left"));
    }

    @Test
    void followsAMessageToItsCauseAndBack() {
        browser.press("r"); // the candidate after the crash
        browser.press("r"); // who heard of it
        long effect = moment();
        assertTrue(heading().contains(" receives RequestVote from "), heading());
        browser.press("[");
        assertTrue(moment() < effect);
        assertTrue(
                browser.text("document.getElementById('event').textContent").contains("sends RequestVote to"),
                "the cause of a vote is its sending");
        browser.press("]");
        assertEquals(effect, moment());
    }

    @Test
    void aCrashTakesVolatileStateAndLeavesTheDisk() {
        String card = browser.text("document.querySelector('.card.here').textContent");
        assertTrue(card.contains("gone with the crash"), card);
        assertTrue(card.contains("Disk survives"), card);
        assertTrue(card.contains("term and vote"), card);
    }

    @Test
    void aNodesOwnFieldsComeFirstAndWhatRestsIsFoldedAway() {
        browser.press("r"); // the candidate
        String fields = "[...document.querySelectorAll('.card.here > .state th')].map((th) => th.textContent)";
        String shown = browser.text(fields + ".join()");
        assertTrue(shown.startsWith("role,leader,commitIndex,lastApplied,"), shown);
        assertTrue(shown.contains(",elections,"), shown);
        assertFalse(shown.contains("configurations"), shown);
        browser.evaluate("document.querySelector('.card.here .rest summary').click()");
        browser.press("ArrowRight");
        browser.press("ArrowLeft");
        assertTrue(browser.evaluate("document.querySelector('.card.here .rest').open")
                .asBoolean());
        assertTrue(browser.text("document.querySelector('.card.here .rest').textContent")
                .contains("configurations"));
    }

    @Test
    void ofALongValueOnlyTheNewElementsAreMarked() {
        browser.press("Home");
        browser.waitFor("(replay.step(1, 'state'), document.querySelectorAll('.card.here .item.new').length > 0"
                + " && document.querySelectorAll('.card.here .changed .item:not(.new)').length > 1)");
        assertEquals(1, browser.number("document.querySelectorAll('.card.here .changed .item.new').length"));
    }

    @Test
    void ofAShortenedListOnlyWhatWasAddedIsMarkedAndWhatWasRemovedIsTold() {
        String log = "12, the last: [Append(9), Append(10), Append(11), Append(12)]";
        changes(log, "13, the last: [Append(10), Append(11), Append(12), Append(13)]", "+Append(13)");
        changes(log, "10, the last: [Append(7), Append(8), Append(9), Append(10)]", "-Append(11) -Append(12)");
        changes(
                log,
                "6, the last: [Append(3), Append(4), Append(5), Append(6)]",
                "-Append(9) -Append(10) -Append(11) -Append(12)");
        changes(log, "12, the last: [Append(9), Append(10), Append(11), Other(12)]", "-Append(12) +Other(12)");
        changes(
                log.replace("12)", "11)"),
                "13, the last: [Append(10), Append(11), Append(11), Append(11)]",
                "+Append(11)");
        String map = "{k1=1, k2=1, k3=1, k4=1, k5=1, k6=1, k7=1, k8=1, … 20 in all}";
        changes(map, map.replace("k5=1", "k5=2"), "-k5=1 +k5=2");
        changes(map, "{k1=1, k2=1, k22=1, k3=1, k4=1, k5=1, k6=1, k7=1, … 21 in all}", "+k22=1");
        changes(map, "{k1=1, k2=1, k4=1, k5=1, k6=1, k7=1, k8=1, k9=1, … 19 in all}", "-k3=1");
        changes("[client1, client2]", "[client1, client2, client3, client4, client5]", "+client3 +client4 +client5");
    }

    /** What is marked as new or gone in the words of a value that was another one. */
    private static void changes(String before, String value, String marked) {
        browser.evaluate("(window.cell = document.createElement('table')).innerHTML = replay.panel.states.row("
                + "{ name: 'log', changed: true, value: '" + value + "', before: '" + before + "' }, '')");
        String found = browser.text("[...cell.querySelectorAll('.item del, .item.new')]"
                + ".map((each) => (each.matches('del') ? '-' : '+') + each.textContent.replace(/, $/, '')).join(' ')");
        assertEquals(marked, found, before + " became " + value);
    }

    @Test
    void theChapterIsToldAboveTheEvent() {
        String told = browser.text("document.getElementById('story').textContent");
        assertTrue(told.contains("Fault 1: crash leader"), told);
        browser.press("PageDown");
        assertFalse(browser.text("document.getElementById('story').textContent").contains("Fault 1: crash leader"));
    }

    @Test
    void aLinkLeadsToItsMoment() {
        browser.press("r");
        String link = browser.text("replay.link()");
        long there = moment();
        browser.open(page + "?questions=off&again" + link, "document.documentElement.dataset.ready === 'details'");
        assertEquals(there, moment());
        assertEquals(link, browser.text("replay.link()"));
    }

    @Test
    void aQuestionWaitsBehindACurtainAndThenTells() {
        open("");
        browser.press("ArrowRight");
        assertTrue(browser.text("document.getElementById('quiz').textContent").contains("Who becomes leader next?"));
        assertTrue(browser.evaluate("replay.stage.curtain").asBoolean());
        int answer = browser.evaluate("replay.quiz.question.answer").asInt();
        browser.evaluate("document.querySelector('[data-choice=\"" + answer + "\"]').click()");
        String told = browser.text("document.querySelector('.told').textContent");
        assertTrue(told.startsWith("Right. n"), told);
        browser.evaluate("document.querySelector('[data-after=show]').click()");
        assertFalse(browser.evaluate("replay.stage.curtain").asBoolean());
        assertTrue(browser.text("document.querySelector('.did').textContent").contains("becomes leader"));
    }

    @Test
    void anOpenQuestionSaysThatItWaitsAndGoesWithTheReaderWhoStepsBack() {
        String toast = "document.getElementById('toast').textContent";
        String isOpen = "replay.quiz.isOpen";
        open("");
        browser.press("ArrowRight");
        long asked = moment();
        for (String key : new String[] {"r", "PageDown", "Shift+ArrowRight", "k"}) {
            browser.evaluate("document.getElementById('toast').textContent = ''");
            browser.press(key);
            assertEquals("Answer the question first, or press q to go on without.", browser.text(toast), key);
            assertEquals(asked, moment(), key);
        }
        browser.press("Home");
        assertEquals(0, moment());
        assertFalse(browser.evaluate(isOpen).asBoolean());
        assertFalse(browser.evaluate("replay.stage.curtain").asBoolean());
        browser.press("ArrowRight"); // who leads first, asked at the start
        assertTrue(browser.evaluate(isOpen).asBoolean());
        browser.evaluate("document.querySelector('[data-after=skip]').click()");
        browser.press("ArrowRight");
        assertTrue(moment() > 0 && !browser.evaluate(isOpen).asBoolean());
        browser.evaluate("replay.forward(" + (asked + 50) + ")");
        assertEquals(asked, moment());
        assertTrue(browser.evaluate(isOpen).asBoolean());
        browser.press("q");
        browser.press("r");
        assertTrue(moment() > asked);
    }

    @Test
    void whatWouldAnswerAQuestionToComeIsHiddenFromTheStart() {
        open("");
        double reveal = browser.number("replay.model.questions.find((q) => q.at === replay.stage.cursor).reveal");
        assertFalse(browser.evaluate("replay.quiz.isOpen").asBoolean());
        double hidden = browser.number("replay.stage.hiddenFrom");
        assertTrue(hidden > browser.number("replay.stage.cursor") && hidden < reveal, hidden + " of " + reveal);
        double chapters = browser.number("document.querySelectorAll('#chapters button').length");
        search("becomes leader");
        assertEquals(1, browser.number("replay.search.results.length"));
        browser.press("Escape");
        browser.evaluate("document.getElementById('canvas').focus()");
        browser.press("q");
        assertTrue(browser.evaluate("replay.quiz.hiddenFrom === Infinity").asBoolean());
        assertTrue(browser.number("document.querySelectorAll('#chapters button').length") > chapters);
    }

    @Test
    void aClickOnASpikeOfLatencyLandsOnItsOperation() {
        browser.press("0");
        browser.waitFor("replay.stage.marks.length > 100");
        String spike = "replay.stage.marks.reduce((a, b) => a.y < b.y ? a : b)";
        String name = browser.text(spike + ".operation.name");
        double x = browser.number(spike + ".x + document.getElementById('canvas').getBoundingClientRect().x");
        double y = browser.number(spike + ".y + document.getElementById('canvas').getBoundingClientRect().y");
        browser.click(x, y);
        assertEquals(name, browser.text("replay.stage.operation.name"));
        assertTrue(heading().contains(name), heading());
    }

    @Test
    void searchFindsAMessageByItsWords() {
        search("votereply n2");
        assertTrue(browser.number("replay.search.results.length") > 0);
        browser.evaluate("document.querySelector('[data-found]').click()");
        assertTrue(
                browser.text("document.getElementById('event').textContent").contains("VoteReply"),
                "the event is one with a vote");
    }

    @Test
    void searchFindsWhatItsOwnListSaysAndSaysThatFirst() {
        String found = "[...document.querySelectorAll('[data-found]')].map((each) => each.textContent)";
        search("becomes leader");
        assertEquals(2, browser.number("replay.search.results.length"));
        assertTrue(browser.text(found + ".every((text) => text.includes('becomes leader')) + ''")
                .equals("true"));
        search("n1 crashes");
        assertTrue(browser.text(found + "[0]").endsWith("n1 crashes"), browser.text(found + "[0]"));
        search("n1’s write is durable");
        assertTrue(browser.text(found + "[0]").contains(" write is durable"), browser.text(found + "[0]"));
        search("leader");
        assertTrue(browser.number("replay.search.said") < browser.number("replay.search.results.length"));
        assertTrue(browser.text(found + "[0]").contains("becomes leader"), browser.text(found + "[0]"));
    }

    @Test
    void searchTellsNumbersAndAnswersApart() {
        search("client3#7");
        String held = "replay.search.results.flatMap((moment) => replay.model.rowsOf(moment))"
                + ".map((row) => replay.words.content(replay.model.content[row])).join()";
        assertTrue(browser.number("replay.search.results.length") > 1);
        assertFalse(browser.text(held).contains("client3#70"));
        search("votereply granted");
        double granted = browser.number("replay.search.results.length");
        search("votereply not granted");
        double refused = browser.number("replay.search.results.length");
        search("votereply");
        assertTrue(granted > 0 && granted + refused <= browser.number("replay.search.results.length"));
    }

    private static void search(String words) {
        if (browser.evaluate("document.getElementById('search').hidden").asBoolean()) browser.press("/");
        browser.evaluate("(() => { const find = document.getElementById('find'); find.value = '" + words
                + "'; find.dispatchEvent(new Event('input')); })()");
    }

    @Test
    void hidingHeartbeatsHidesTheirMessages() {
        double before = browser.number("replay.stage.density.all.times.length");
        browser.press("h");
        assertTrue(browser.number("replay.stage.density.all.times.length") < before);
    }

    @Test
    void embeddedItHidesWhatIsNotThePicture() {
        open("?embed&theme=dark");
        assertEquals("none", browser.text("getComputedStyle(document.querySelector('header')).display"));
        assertEquals("none", browser.text("getComputedStyle(document.getElementById('panel')).display"));
        double footer = browser.number("document.querySelector('footer').getBoundingClientRect().bottom");
        double picture = browser.number("document.getElementById('canvas').getBoundingClientRect().height");
        assertTrue(footer <= browser.number("innerHeight") && picture > 700, picture + " px high, footer at " + footer);
    }

    @Test
    void thePlainPageOpensToo() throws Exception {
        Path file = folder.resolve("plain.html");
        ReplayPage.write(file, ReplayRuns.leaderCrash(), ReplayPage.Packing.PLAIN);
        browser.open(file.toUri().toString(), "document.documentElement.dataset.ready === 'details'");
        assertTrue(heading().startsWith("Fault 1 begins: crash leader"), heading());
    }

    @Test
    void withReducedMotionPlayingIsStepping() {
        browser.prefer("prefers-reduced-motion", "reduce");
        open("?questions=off");
        long start = moment();
        browser.press("k");
        browser.waitFor("replay.moment > " + start);
        assertEquals(
                browser.number("replay.model.momentTime[replay.moment]"), browser.number("replay.stage.cursor"), 0);
        browser.press("k");
        browser.prefer("prefers-reduced-motion", "no-preference");
    }

    @Test
    void aMessageThatWaitsAtAPausedNodeIsFollowedFromItsSendingOverItsWaitToItsHandling() throws Exception {
        openRun(Map.of("faults", "[{at: 2s, pause: leader, for: 300ms}]"));
        browser.evaluate("replay.go(replay.model.momentOf[replay.model.arrows.queuedRow.find((row) => row >= 0)])");
        assertTrue(heading().endsWith(", and waits there"), heading());
        long waits = moment();
        browser.press("]");
        assertTrue(heading().contains(" receives "), heading());
        String way = browser.text("document.querySelector('.way').textContent");
        assertTrue(way.matches("sent at .* on the way, then waited .* to be handled"), way);
        browser.press("[");
        assertEquals(waits, moment());
        browser.press("[");
        assertTrue(moment() < waits);
    }

    @Test
    void onlyADroppedMessageIsLostAtOnce() {
        String ended = "replay.model.arrows.endRow.find((row, arrow) => replay.model.arrows.ended[arrow]"
                + " === replay.model.arrows.sent[arrow] && replay.model.arrows.status[arrow] === ";
        String way = "(replay.go(replay.model.momentOf[%s]), replay.panel.way(%s))";
        for (String[] status : new String[][] {{"0)", ", there at once"}, {"1)", ", lost at once"}}) {
            String told = browser.text(way.replace("%s", ended + status[0]));
            assertTrue(told.contains(status[1]), told);
        }
    }

    @Test
    void aClockThatDriftsIsShownAsFarOffAsItIsAtTheMoment() throws Exception {
        openRun(Map.of("clocks", "{skew: {n2: 5ms}, drift: {n2: -1000ppm}}"));
        browser.evaluate("replay.go(replay.model.momentAt(3e9))");
        assertEquals(
                "clock +2 ms",
                browser.text("document.querySelectorAll('.card')[1].querySelector('.chip + small').textContent"));
        assertEquals(
                "[false,true,false,false,false]",
                browser.text(
                        "JSON.stringify(replay.model.nodes.map((_, node) => replay.model.clocks.ahead(node, 3e9) !== null))"));
    }

    @Test
    void aSampleOfTheMessagesSaysSo() throws Exception {
        openRun(Map.of("record", "{messages: 10%}"));
        String counts = browser.text("document.getElementById('counts').textContent");
        assertTrue(counts.contains(" messages (10 % of all, by chance)"), counts);
    }

    @Test
    void aVerdictThatAQuestionIsAboutIsHiddenUntilItIsAnswered() throws Exception {
        openRun(Map.of("lesson", "{questions: [{at: 3s, ask: \"Does it hold?\", check: linearizable}]}"), "");
        String verdict = "document.querySelector('#checks .verdict').textContent";
        assertEquals("?", browser.text(verdict));
        assertTrue(browser.evaluate("document.getElementById('verdict').hidden").asBoolean());
        browser.press("v");
        assertEquals(
                "A question about a check comes first: answer it, or press q to go on without.",
                browser.text("document.getElementById('toast').textContent"));
        browser.evaluate("replay.forward(replay.model.momentAt(4e9))");
        browser.evaluate("document.querySelector('[data-choice=\"0\"]').click()");
        assertEquals("PASS", browser.text(verdict));
        assertTrue(browser.text("document.querySelector('.told').textContent").startsWith("Right. linearizable: "));
    }

    private void openRun(Map<String, String> values) throws Exception {
        openRun(values, "?questions=off");
    }

    private void openRun(Map<String, String> values, String options) throws Exception {
        Path file = folder.resolve("other.html");
        ReplayPage.write(file, ReplayRuns.leaderCrash(42, values), ReplayPage.Packing.COMPRESSED);
        browser.open(file.toUri() + options, "document.documentElement.dataset.ready === 'details'");
    }

    @Test
    void asksNothingOfTheNetwork() {
        assertEquals(0, browser.number("performance.getEntriesByType('resource').length"));
    }

    @Test
    void axeFindsNoViolationInLightAndDarkAndInAQuestion() throws Exception {
        String axe = Axe.script();
        for (String theme : new String[] {"light", "dark"}) {
            open("?theme=" + theme);
            browser.evaluate(axe);
            browser.evaluate("(document.getElementById('table').open = true, replay.panel.table())");
            assertEquals("", violations());
            browser.press("ArrowRight"); // opens a question
            assertEquals("", violations());
        }
    }

    @Test
    void newsReachNodesAndAxeFindsNothingThere() throws Exception {
        Path file = folder.resolve("gossip.html");
        Path scenario = Path.of("scenarios/gossip/chaos.yaml");
        ReplayData gossip = ScenarioPage.run(scenario, 1, Map.of(), "chaos.yaml");
        ReplayPage.write(file, gossip, ReplayPage.Packing.COMPRESSED);
        for (String theme : new String[] {"light", "dark"}) {
            browser.open(file.toUri() + "?theme=" + theme, "document.documentElement.dataset.ready === 'details'");
            browser.evaluate("replay.go(0)");
            assertEquals("susceptible", browser.text("document.querySelector('.card .chip').textContent"));
            browser.evaluate("replay.go(replay.model.moments - 1)");
            String last = browser.text("document.querySelector('.card .chip').textContent");
            assertTrue(last.matches("informed of \\d+|removed"), last);
            browser.evaluate(Axe.script());
            assertEquals("", violations());
        }
    }

    @Test
    void aLinkLeadsToItsMomentAndNotToTheOneBefore() {
        open("");
        long one = (long)
                browser.number(
                        "replay.model.momentTime.findIndex((t, i, all) => t > all[i - 1] && t - all[i - 1] < 1000 && t < all[i + 1])");
        long nanos = (long) browser.number("replay.model.momentTime[" + one + "]");
        open(Times.link(nanos));
        assertEquals(one, moment());
    }

    @Test
    void ofManyNodesThePanelShowsThoseThatHaveALaneInTheWindow() throws Exception {
        Path file = folder.resolve("many.html");
        Path scenario = Path.of("scenarios/gossip/chaos.yaml");
        ReplayData gossip = ScenarioPage.run(scenario, 1, Map.of("nodes", "30"), "chaos.yaml");
        ReplayPage.write(file, gossip, ReplayPage.Packing.COMPRESSED);
        browser.open(file.toUri() + "?questions=off", "document.documentElement.dataset.ready === 'details'");
        browser.press("i");
        String cards = "[...document.querySelectorAll('.card b')].map((name) => name.textContent).join()";
        String lanes = "replay.stage.lanes.rows.filter((lane) => lane.kind === 'node')"
                + ".map((lane) => replay.stage.lanes.name(lane)).join()";
        for (int seconds : new int[] {2, 8}) {
            browser.evaluate("replay.setWindow(" + seconds + "e9, " + seconds + ".02e9)");
            assertEquals(browser.text(lanes), browser.text(cards));
        }
    }

    @Test
    void faultsThatFindNoRowOfTheirOwnShareTheLast() {
        open("");
        String rows = "replay.stage.constructor.stackFaults("
                + "[1, 2, 3, 4, 5, 12].map((begin) => ({ begin, end: begin + 9 })), 3).join()";
        assertEquals("0,1,2,3,3,0", browser.text(rows)); // rows are counted from 0: the fourth is the shared one
    }

    @Test
    void suspicionAndDeathGoRoundAGroup() throws Exception {
        Path file = folder.resolve("swim.html");
        Path scenario = Path.of("scenarios/swim/a-member-dies.yaml");
        ReplayData swim = ScenarioPage.run(scenario, 1, Map.of(), "a-member-dies.yaml");
        ReplayPage.write(file, swim, ReplayPage.Packing.COMPRESSED);
        browser.open(file.toUri() + "", "document.documentElement.dataset.ready === 'details'");
        String words = "replay.model.roles.segments[0].map((each) => each.standing).join()";
        assertEquals("trusts all,suspects n5,n5 dead", browser.text(words));
        browser.evaluate("replay.go(replay.model.moments - 1)");
        assertEquals("n5 dead", browser.text("document.querySelector('.card .chip').textContent"));
        browser.evaluate(Axe.script());
        assertEquals("", violations());
    }

    private static String violations() {
        browser.waitFor("document.getAnimations().every((a) => a.playState !== 'running')");
        return browser.text(Axe.VIOLATIONS);
    }

    /** Of what a busy machine delays, the fastest opening and the median frame count. */
    @Test
    void aHundredThousandMessagesOpenWithinASecondAndPanAtThirtyFrames(TestReporter reporter) throws Exception {
        Path file = folder.resolve("large.html");
        ReplayPage.write(file, ReplayRuns.hundredThousandMessages(), ReplayPage.Packing.COMPRESSED);
        assertTrue(Files.size(file) < 8_000_000, Files.size(file) + " bytes");
        double opening = Double.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            browser.open(file.toUri() + "?questions=off&" + i, "document.documentElement.dataset.ready === 'details'");
            opening = Math.min(opening, browser.number("performance.getEntriesByName('picture')[0].startTime"));
        }
        reporter.publishEntry("ms until the picture is there", String.valueOf(opening));
        assertTrue(opening < 1000, "the picture is there after " + opening + " ms");
        assertTrue(browser.number("replay.model.arrows.count") >= 100_000);
        for (double share : new double[] {1, 0.2, 0.02, 0.002}) {
            browser.evaluate("replay.setWindow(0, replay.model.end * " + share + ")");
            double frame = browser.number("new Promise((done) => { const times = []; let last;"
                    + " const next = (now) => { if (last) times.push(now - last); last = now; replay.pan(8);"
                    + " if (times.length < 40) requestAnimationFrame(next);"
                    + " else done(times.sort((a, b) => a - b)[20]); }; requestAnimationFrame(next); })");
            reporter.publishEntry("ms from frame to frame at " + share + " of the run", String.valueOf(frame));
            assertTrue(frame <= 34, "panning over " + share + " of the run, a frame takes " + frame + " ms");
        }
    }
}
