package dev.splitbrain.report.chart;

import dev.splitbrain.report.draw.Numbers;
import dev.splitbrain.trace.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * Values to places on a picture: {@code low} is drawn at {@code start}, {@code high} at {@code end}.
 *
 * @param logarithmic equal factors take equal room; the bounds must be positive
 */
public record Scale(double low, double high, double start, double end, boolean logarithmic) {
    public static Scale linear(double low, double high, double start, double end) {
        return new Scale(low, high > low ? high : low + 1, start, end, false);
    }

    public static Scale log(double low, double high, double start, double end) {
        return new Scale(low, high > low ? high : low * 10, start, end, true);
    }

    public double at(double value) {
        double share =
                logarithmic ? StrictMath.log(value / low) / StrictMath.log(high / low) : (value - low) / (high - low);
        return start + share * (end - start);
    }

    /** The same for what is counted: whole values only. */
    public List<Tick> wholeTicks(double count) {
        return stepped(Math.max(1, roundUp((high - low) / Math.max(1, count))), Scale::plain);
    }

    /** Round values in steps of 1, 2 or 5 times a power of ten, about {@code count} of them. */
    public List<Tick> ticks(double count, DoubleFunction<String> label) {
        return logarithmic ? logTicks(count, label) : linearTicks(count, label);
    }

    private List<Tick> linearTicks(double count, DoubleFunction<String> label) {
        return stepped(roundUp((high - low) / Math.max(1, count)), label);
    }

    private List<Tick> stepped(double step, DoubleFunction<String> label) {
        List<Tick> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++)
            ticks.add(new Tick(i * step, label.apply(i * step)));
        return ticks;
    }

    /** 1, 2, 5, 10, 20 …; where that is too many, powers of ten only, with 2 and 5 as small ticks. */
    private List<Tick> logTicks(double count, DoubleFunction<String> label) {
        List<Tick> all = new ArrayList<>();
        for (double power = StrictMath.pow(10, Math.floor(StrictMath.log10(low))); power <= high * 1.001; power *= 10)
            for (double factor : new double[] {1, 2, 5}) {
                double value = power * factor;
                if (value < low * 0.999 || value > high * 1.001) continue;
                all.add(new Tick(value, label.apply(value)));
            }
        if (all.size() <= count) return all;
        List<Tick> thinned = new ArrayList<>();
        for (Tick tick : all) {
            double exponent = StrictMath.log10(tick.value());
            boolean power = Math.abs(exponent - Math.rint(exponent)) < 1e-6;
            thinned.add(power ? tick : new Tick(tick.value(), ""));
        }
        return thinned;
    }

    /** The smallest of 1, 2, 5, 10 … times a power of ten that is not below a value. */
    public static double roundUp(double value) {
        double power = StrictMath.pow(10, Math.floor(StrictMath.log10(value)));
        for (double factor : new double[] {1, 2, 5}) if (power * factor >= value * (1 - 1e-9)) return power * factor;
        return power * 10;
    }

    /** The largest of … 1, 2, 5 times a power of ten that is not above a value. */
    public static double roundDown(double value) {
        double power = StrictMath.pow(10, Math.floor(StrictMath.log10(value)));
        for (double factor : new double[] {5, 2}) if (power * factor <= value * (1 + 1e-9)) return power * factor;
        return power;
    }

    /** Labels such as {@code 0.5}, {@code 20}, {@code 12 000}. */
    public static String plain(double value) {
        return Math.abs(value) >= 10_000 ? Quantity.count(Math.round(value)) : Numbers.decimal(value, 6);
    }
}
