package dev.splitbrain.cli;

import dev.splitbrain.report.draw.ChartsUnavailable;
import dev.splitbrain.report.draw.Typeface;
import dev.splitbrain.scenario.SelfTest;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code splitbrain doctor}. */
@Command(
        name = "doctor",
        description = "Check this machine: Java, fonts, charts, and that runs come out as everywhere else.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
    private static final int OLDEST_JAVA = 17;

    @Spec
    private CommandSpec spec;

    private boolean healthy = true;

    @Override
    public Integer call() {
        int feature = Runtime.version().feature();
        tell(feature >= OLDEST_JAVA, "Java " + Runtime.version(), "install Java " + OLDEST_JAVA + " or newer");
        charts();
        String fingerprint = SelfTest.fingerprint();
        tell(
                fingerprint.equals(SelfTest.PUBLISHED),
                "determinism self-test: fingerprint " + fingerprint + ", published " + SelfTest.PUBLISHED,
                "please report this with the output of `splitbrain version`");
        return healthy ? ExitCode.AS_EXPECTED : ExitCode.VIOLATED;
    }

    private void charts() {
        try {
            Typeface.load();
            tell(true, "charts: bundled font Inter, no system fonts needed", "");
        } catch (ChartsUnavailable e) {
            tell(false, "charts: " + e.getMessage(), e.remedy());
        }
    }

    private void tell(boolean ok, String what, String fix) {
        PrintWriter out = spec.commandLine().getOut();
        out.println((ok ? "ok     " : "FAIL   ") + what);
        if (!ok) out.println("       fix: " + fix);
        healthy &= ok;
    }
}
