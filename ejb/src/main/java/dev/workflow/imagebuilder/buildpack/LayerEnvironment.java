package dev.workflow.imagebuilder.buildpack;

import dev.workflow.imagebuilder.file.TenantFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The variables a layer brings: its env folders, and search paths for its bin, lib, include and pkgconfig folders.
 *
 * @param layers the folder of all layers on this machine
 * @param relative the layer inside it, such as acme_ruby/gems
 * @param inside the layer as the build and the app see it
 */
record LayerEnvironment(Path layers, String relative, String inside) {

    private static final int LARGEST = 64 << 10;
    private static final int MOST = 200;
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");

    List<EnvironmentChange> forBuild() throws IOException {
        List<EnvironmentChange> changes = new ArrayList<>();
        search("bin", "PATH", changes);
        search("lib", "LIBRARY_PATH", changes);
        search("lib", "LD_LIBRARY_PATH", changes);
        search("include", "CPATH", changes);
        search("pkgconfig", "PKG_CONFIG_PATH", changes);
        changes.addAll(files("env"));
        changes.addAll(files("env.build"));
        return changes;
    }

    List<EnvironmentChange> forLaunch() throws IOException {
        List<EnvironmentChange> changes = new ArrayList<>();
        search("bin", "PATH", changes);
        search("lib", "LD_LIBRARY_PATH", changes);
        changes.addAll(files("env"));
        changes.addAll(files("env.launch"));
        return changes;
    }

    /** What holds for one process alone. */
    List<EnvironmentChange> forProcess(String type) throws IOException {
        return files("env.launch/" + type);
    }

    /** Programs to run before launch, as the app sees them; type "" = before every process. */
    List<String> execD(String type) throws IOException {
        String folder = type.isEmpty() ? "exec.d" : "exec.d/" + type;
        List<String> programs = new ArrayList<>();
        for (String name : TenantFile.names(layers, relative + "/" + folder)) {
            if (!TenantFile.isFolder(layers, relative + "/" + folder + "/" + name)) {
                programs.add(inside + "/" + folder + "/" + name);
            }
        }
        return programs;
    }

    private void search(String folder, String variable, List<EnvironmentChange> changes) {
        if (TenantFile.isFolder(layers, relative + "/" + folder)) {
            changes.add(EnvironmentChange.search(variable, inside + "/" + folder));
        }
    }

    private List<EnvironmentChange> files(String folder) throws IOException {
        Map<String, String> texts = new HashMap<>();
        List<String> names = TenantFile.names(layers, relative + "/" + folder);
        for (String name : names.subList(0, Math.min(names.size(), MOST))) {
            TenantFile.text(layers, relative + "/" + folder + "/" + name, LARGEST)
                    .ifPresent(text -> texts.put(name, text));
        }
        List<EnvironmentChange> changes = new ArrayList<>();
        for (String name : names) {
            change(name, texts, changes);
        }
        return changes;
    }

    private static void change(String file, Map<String, String> texts, List<EnvironmentChange> changes) {
        int dot = file.lastIndexOf('.');
        String name = dot < 0 ? file : file.substring(0, dot);
        String suffix = dot < 0 ? "override" : file.substring(dot + 1);
        boolean known = suffix.matches("override|default|append|prepend");
        if (known && texts.containsKey(file) && NAME.matcher(name).matches()) {
            EnvironmentChange.Action action = EnvironmentChange.Action.valueOf(suffix.toUpperCase(Locale.ROOT));
            changes.add(new EnvironmentChange(name, action, texts.get(file), texts.getOrDefault(name + ".delim", "")));
        }
    }
}
