package dev.splitbrain.node;

/** How Java names become names in scenarios and pictures. */
public final class Names {
    private static final ClassValue<String> OF_TYPES = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
            return kebab(type.getSimpleName());
        }
    };

    private Names() {}

    /** The name of a record's type: {@code BecameLeader} is {@code became-leader}. */
    public static String kebab(Class<?> type) {
        return OF_TYPES.get(type);
    }

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
