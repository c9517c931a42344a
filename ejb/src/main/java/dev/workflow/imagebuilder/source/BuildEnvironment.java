package dev.workflow.imagebuilder.source;

import dev.workflow.imagebuilder.ImageBuilder.BuildFailed;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** .build-env: KEY=VALUE lines for the build alone; blank lines and lines that start with # do not count. */
public final class BuildEnvironment {

    private static final String FILE = ".build-env";
    private static final int LARGEST = 64 << 10;
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");

    private BuildEnvironment() {}

    public static Map<String, String> of(SourceTree source) throws IOException, BuildFailed {
        return parse(source.text(FILE, LARGEST).orElse(""));
    }

    static Map<String, String> parse(String file) throws BuildFailed {
        Map<String, String> values = new TreeMap<>();
        for (String line : file.split("\r?\n")) {
            String text = line.strip();
            if (!text.isEmpty() && !text.startsWith("#")) {
                int equals = text.indexOf('=');
                if (equals < 0) {
                    throw new BuildFailed(FILE + " is malformed (a line is not KEY=VALUE)", "");
                }
                values.put(name(text.substring(0, equals), FILE), text.substring(equals + 1));
            }
        }
        return values;
    }

    /** The name, when it can be a variable's. */
    static String name(String name, String file) throws BuildFailed {
        if (!NAME.matcher(name).matches()) {
            throw new BuildFailed(
                    file + " is malformed (\"" + SourceArchive.shown(name) + "\" cannot be the name of a variable)",
                    "");
        }
        return name;
    }
}
