package dev.splitbrain.scenario.language;

import dev.splitbrain.random.Rng;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Settings drawn by chance, each between two values.
 *
 * @param latin whether the draws are a Latin hypercube: each setting's range is cut into {@code count} slices, and each slice
 *     is drawn from once (McKay, Beckman and Conover 1979)
 */
public record SettingSample(int count, boolean latin, Map<String, Range> ranges) {
    private static final MathContext DIGITS = new MathContext(4);

    /** From where to where, in this unit; whole where both ends are and there is no unit. */
    public record Range(BigDecimal low, BigDecimal high, String unit) {
        private String at(double share) {
            BigDecimal value = low.add(high.subtract(low).multiply(BigDecimal.valueOf(share)));
            boolean whole = unit.isEmpty() && low.scale() <= 0 && high.scale() <= 0;
            BigDecimal shown = whole ? value.setScale(0, java.math.RoundingMode.HALF_UP) : value.round(DIGITS);
            return shown.stripTrailingZeros().toPlainString() + unit;
        }
    }

    /** The settings, as overrides of the loader. */
    List<Map<String, String>> draw(Rng chance) {
        List<Map<String, String>> draws = new ArrayList<>();
        for (int i = 0; i < count; i++) draws.add(new LinkedHashMap<>());
        ranges.forEach((path, range) -> {
            Rng own = chance.stream(path);
            List<Integer> slices = shuffled(own);
            for (int i = 0; i < count; i++) {
                double share = latin ? (slices.get(i) + own.nextDouble()) / count : own.nextDouble();
                draws.get(i).put(path, range.at(share));
            }
        });
        return draws;
    }

    private List<Integer> shuffled(Rng own) {
        List<Integer> slices = new ArrayList<>();
        for (int i = 0; i < count; i++) slices.add(own.nextInt(i + 1), i);
        return slices;
    }
}
