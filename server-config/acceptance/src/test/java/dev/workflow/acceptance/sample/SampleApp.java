package dev.workflow.acceptance.sample;

import dev.workflow.acceptance.git.WorkTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes the sources that tests push. */
public final class SampleApp {

    private static final String ECHO =
            "java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -cp . " + Echo.class.getName();

    private SampleApp() {}

    /** A web app that answers with the page. */
    public static WorkTree web(String page) throws IOException {
        return behaving("serve").write("page.txt", page).commit();
    }

    /** An app whose web process behaves as {@link Echo} calls it; not committed. */
    public static WorkTree behaving(String how) throws IOException {
        WorkTree tree = echo(WorkTree.create());
        return tree.write("Procfile", "web: " + ECHO + " " + how + " " + mark(tree) + "\n");
    }

    /** Adds a build step of the source's own: a shell script. Not committed. */
    public static WorkTree building(WorkTree tree, String script) throws IOException {
        return tree.write("project.toml", """
                [_]
                schema-version = "0.2"
                [[io.buildpacks.group]]
                id = "acceptance/step"
                [io.buildpacks.group.script]
                api = "0.10"
                inline = '''
                #!/bin/sh
                %s
                '''
                """.formatted(script));
    }

    /** What the command lines of the app's processes have and no other command line has. */
    public static String mark(WorkTree tree) {
        return "mark-" + tree.folder().getFileName();
    }

    /** A web page and nothing else. */
    public static WorkTree site(String page) throws IOException {
        return WorkTree.create().write("index.html", "<h1>" + page + "</h1>\n").commit();
    }

    private static WorkTree echo(WorkTree tree) throws IOException {
        String file = Echo.class.getName().replace('.', '/') + ".class";
        Path target = tree.folder().resolve(file);
        Files.createDirectories(target.getParent());
        try (InputStream compiled = Echo.class.getClassLoader().getResourceAsStream(file)) {
            Files.copy(compiled, target);
        }
        return tree;
    }
}
