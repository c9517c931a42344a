package dev.workflow.web.openapi;

import java.util.Locale;

/** A method and a path, whatever its parameters are called and whether it ends with a slash. */
record Route(String method, String path) implements Comparable<Route> {

    Route {
        method = method.toUpperCase(Locale.ROOT);
        path = withoutNames(("/" + path).replaceAll("/+", "/").replaceFirst("(?<=.)/$", ""));
    }

    static Route of(String line) {
        String[] words = line.split(" ");
        return new Route(words[0], words[1]);
    }

    /** {@code {id: [0-9]{1,9}}} becomes {@code {}}. */
    private static String withoutNames(String path) {
        StringBuilder plain = new StringBuilder();
        int depth = 0;
        for (char c : path.toCharArray()) {
            depth -= c == '}' ? 1 : 0;
            if (depth == 0) {
                plain.append(c);
            }
            depth += c == '{' ? 1 : 0;
        }
        return plain.toString();
    }

    @Override
    public int compareTo(Route other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
