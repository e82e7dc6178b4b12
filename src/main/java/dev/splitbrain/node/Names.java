package dev.splitbrain.node;

/** How Java names become names in scenarios and pictures. */
public final class Names {
    private Names() {}

    /** {@code RequestVote} becomes {@code request-vote}. */
    public static String kebab(String camelCase) {
        StringBuilder out = new StringBuilder(camelCase.length() + 4);
        for (int i = 0; i < camelCase.length(); i++) {
            char c = camelCase.charAt(i);
            if (Character.isUpperCase(c) && i > 0) out.append('-');
            out.append(Character.toLowerCase(c));
        }
        return out.toString();
    }
}
