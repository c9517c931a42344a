package dev.workflow.acceptance.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads from the sources which routes the platform has, so that no new one escapes the tests. */
public final class Routes {

    private static final Pattern CLASS_PATH = Pattern.compile("(?m)^@(?:Path|ServerEndpoint)\\((.*)\\)$");
    private static final Pattern METHOD =
            Pattern.compile("(?m)^    @(GET|POST|PUT|PATCH|DELETE|HEAD)\\b((?:\\R    @.*)*)");
    private static final Pattern BEFORE = Pattern.compile("(?:^    @.*\\R)+\\z", Pattern.MULTILINE);
    private static final Pattern METHOD_PATH = Pattern.compile("@Path\\(\"(.*?)\"\\)");

    private Routes() {}

    /** Pages and OAuth: they know their caller by a cookie or a client's secret, and have tests of their own. */
    private static final Set<String> NOT_THE_API = Set.of("user", "oauth");

    /** As {@code GET apps/{id}/pods}; WebSockets as {@code SOCKET …}. */
    public static Set<String> all(Path sources) throws IOException {
        Set<String> routes = new TreeSet<>();
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                    .filter(Routes::ofTheApi)
                    .toList()) {
                collect(Files.readString(file), routes);
            }
        }
        return routes;
    }

    /** Where pages and programs send what they ask for below {@code /user/} and {@code /oauth/}, as {@code /user/login}. */
    public static Set<String> forms(Path sources) throws IOException {
        Set<String> forms = new TreeSet<>();
        for (String root : NOT_THE_API) {
            Set<String> routes = new TreeSet<>();
            try (Stream<Path> files =
                    Files.list(sources.resolve("dev/workflow/web").resolve(root))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    collect(Files.readString(file), routes);
                }
            }
            routes.stream()
                    .filter(route -> route.startsWith("POST "))
                    .forEach(route -> forms.add(route.replace("POST ", "/" + root + "/")));
        }
        return forms;
    }

    private static boolean ofTheApi(Path file) {
        return !NOT_THE_API.contains(file.getParent().getFileName().toString());
    }

    private static void collect(String source, Set<String> routes) {
        Matcher top = CLASS_PATH.matcher(source);
        if (!top.find()) {
            return;
        }
        String path = top.group(1).replace("RegistryPaths.NAME + ", "{name}").replaceAll("\" \\+ .* \\+ \"", "*");
        path = path.replace("\"", "").replaceFirst("^/v2/", "");
        if (top.group().startsWith("@ServerEndpoint")) {
            routes.add("SOCKET " + path);
            return;
        }
        Matcher method = METHOD.matcher(source);
        while (method.find()) {
            Matcher before = BEFORE.matcher(source.substring(0, method.start()));
            String annotations = (before.find() ? before.group() : "") + method.group(2);
            Matcher below = METHOD_PATH.matcher(annotations);
            String whole = below.find() ? path + "/" + below.group(1) : path;
            routes.add(method.group(1) + " " + whole.replaceAll("\\{(\\w+):.*?\\}(?=/|$)", "{$1}"));
        }
    }
}
