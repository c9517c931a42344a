package dev.workflow.imagebuilder.buildpack;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Pieces of the launch scripts.
 *
 * @param moved folders of the build that are elsewhere in the image; empty when a sandbox showed them in their places
 */
record LaunchScript(Map<String, String> moved) {

    /** Runs a program of exec.d: it writes TOML, NAME = "value" lines, to descriptor 3. */
    static final String EXEC_D = """
            exec_d() {
                output=$("$1" 3>&1 >&2) || exit $?
                while IFS= read -r line; do
                    name=${line%%=*}
                    name=${name%"${name##*[! ]}"}
                    value=${line#*=}
                    value=${value#"${value%%[! ]*}"}
                    case $name in '' | [!A-Za-z_]* | *[!A-Za-z0-9_]*) continue ;; esac
                    case $value in
                        \\"*\\") value=${value#\\"} value=$(printf '%b' "$(printf '%s' "${value%\\"}" | sed 's/\\\\"/"/g')") ;;
                        \\'*\\') value=${value#\\'} value=${value%\\'} ;;
                        *) continue ;;
                    esac
                    export "$name=$value"
                done <<END
            $output
            END
            }
            """;

    String changes(List<EnvironmentChange> changes) {
        return changes.stream().map(this::change).collect(Collectors.joining());
    }

    private String change(EnvironmentChange change) {
        String name = change.name();
        String value = word(change.value());
        String between = word(change.delimiter());
        String assignment =
                switch (change.action()) {
                    case OVERRIDE -> name + "=" + value;
                    case DEFAULT -> "[ -n \"${" + name + ":-}\" ] || " + name + "=" + value;
                    case APPEND -> name + "=${" + name + ":+$" + name + between + "}" + value;
                    case PREPEND -> name + "=" + value + "${" + name + ":+" + between + "$" + name + "}";
                };
        return assignment + "\nexport " + name + "\n";
    }

    String execD(List<String> programs) {
        return programs.stream()
                .map(program -> "exec_d " + word(program) + "\n")
                .collect(Collectors.joining());
    }

    /** @param folder absolute, relative to the app, or "" for the app's own */
    String changeFolder(String folder) {
        String target = folder.startsWith("/")
                ? word(folder)
                : "\"$root/workspace\"" + (folder.isEmpty() ? "" : "/" + word(folder));
        return "cd " + target + " || exit 1\n";
    }

    String words(Collection<String> words) {
        return words.stream().map(this::word).collect(Collectors.joining(" "));
    }

    /** The word quoted, with folders of the build replaced by where the image has them. */
    String word(String word) {
        String quoted = ShellText.quote(word);
        for (Map.Entry<String, String> folder : moved.entrySet()) {
            quoted = quoted.replace(folder.getKey(), "'\"$root\"'" + folder.getValue());
        }
        return quoted;
    }
}
