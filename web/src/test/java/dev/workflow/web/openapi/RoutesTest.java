package dev.workflow.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.persistence.identity.Scope;
import dev.workflow.web.JsonAny;
import dev.workflow.web.JsonBody;
import dev.workflow.web.ScopeGate;
import dev.workflow.web.openapi.DocumentRoutes.Described;
import jakarta.annotation.security.PermitAll;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The document describes the code: all of its routes and, but for what is planned, nothing else. */
class RoutesTest {

    private static final Set<String> PERMISSIONS =
            Set.of("anonymous", "user", "own", "view", "change", "delete", "owner", "superuser", "builder", "manager");
    private static final Set<String> OF_NOBODY = Set.of("anonymous", "builder", "manager");

    /** What of a restricted token goes with a permission on an app. */
    private static final Map<String, Scope.Level> LEVELS = Map.of(
            "view", Scope.Level.READ,
            "change", Scope.Level.DEPLOY,
            "delete", Scope.Level.ADMIN,
            "owner", Scope.Level.ADMIN);

    private static final Map<Route, Method> CODE = CodeRoutes.all();
    private static final Map<Route, Described> DOCUMENT = DocumentRoutes.all();
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    @Test
    void everyRouteIsDescribed() {
        assertThat(without(CODE.keySet(), DOCUMENT.keySet())).isEmpty();
    }

    @Test
    void everyDescribedRouteExists() throws IOException {
        Set<Route> missing = without(DOCUMENT.keySet(), CODE.keySet());
        missing.removeAll(DocumentRoutes.planned());
        assertThat(missing).isEmpty();
    }

    @Test
    void whatIsPlannedIsDescribedAndNotThereYet() throws IOException {
        assertThat(DOCUMENT.keySet()).containsAll(DocumentRoutes.planned());
        assertThat(DocumentRoutes.planned())
                .as("take these out of planned-routes.txt: they exist")
                .doesNotContainAnyElementsOf(CODE.keySet());
    }

    static Collection<Described> operations() {
        return DOCUMENT.values();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void isDescribedFully(Described route) {
        Tree operation = route.operation();
        assertThat(operation.text("summary")).isNotBlank().doesNotEndWith(".");
        assertThat(operation.text("x-permission")).isIn(PERMISSIONS);
        assertThat(operation.list("tags")).hasSize(1).doesNotContain("");
        Set<String> statuses = operation.tree("responses").members().keySet();
        assertThat(statuses).allMatch(status -> status.matches("[1-5][0-9][0-9]"));
        assertThat(statuses).anyMatch(status -> status.compareTo("400") < 0);
        assertThat(statuses).anyMatch(status -> status.compareTo("400") >= 0);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void declaresTheParametersOfItsPath(Described route) {
        Set<String> inPath = PARAMETER
                .matcher(route.path())
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(route.parameters().stream()
                        .filter(parameter -> parameter.text("in").equals("path"))
                        .map(parameter -> parameter.text("name")))
                .containsExactlyInAnyOrderElementsOf(inPath);
        assertThat(route.parameters()).allSatisfy(parameter -> {
            assertThat(parameter.text("description")).isNotBlank();
            assertThat(parameter.has("schema")).isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("operations")
    void describesTheBodyThatIsRead(Described route) {
        Method method = CODE.get(new Route(route.method(), route.path()));
        if (method != null && route.path().startsWith("/v2/")) {
            boolean reads = Arrays.stream(method.getParameterTypes())
                    .anyMatch(type -> type == JsonBody.class || type == JsonAny.class || type == InputStream.class);
            assertThat(route.operation().has("requestBody"))
                    .as("%s %s has a body", route.method(), route.path())
                    .isEqualTo(reads);
        }
        Tree contents = route.operation().tree("requestBody").tree("content");
        assertThat(contents.members().keySet())
                .allSatisfy(
                        type -> assertThat(contents.tree(type).has("schema")).isTrue());
    }

    /** Whoever forgets to close a route, or to open one, has written something else into the document. */
    @ParameterizedTest
    @MethodSource("operations")
    void isOpenOnlyWhenTheDocumentSaysSo(Described route) {
        Method method = CODE.get(new Route(route.method(), route.path()));
        boolean guardsItself = route.path().startsWith("/v2/{name}/")
                || Set.of("/v2/", "/v2/auth/registry/token").contains(route.path());
        if (method == null || guardsItself || !route.path().startsWith("/v2/")) {
            return;
        }
        boolean open = method.isAnnotationPresent(PermitAll.class)
                || method.getDeclaringClass().isAnnotationPresent(PermitAll.class);
        String permission = route.operation().text("x-permission");
        assertThat(open).isEqualTo(permission.equals("anonymous"));
    }

    /** What a restricted token may do stands in the document as the code decides it. */
    @ParameterizedTest
    @MethodSource("operations")
    void saysWhatTheCodeAsksOfARestrictedToken(Described route) {
        Method method = CODE.get(new Route(route.method(), route.path()));
        Optional<Scope.Level> ofPermission =
                Optional.ofNullable(LEVELS.get(route.operation().text("x-permission")));
        boolean guardsItself = method == null || method.getDeclaringClass().isAnnotationPresent(PermitAll.class);
        if (guardsItself) {
            return;
        }
        String expected = Stream.concat(
                        ofPermission.stream(), ScopeGate.needed(method, method.getDeclaringClass()).stream())
                .max(Comparator.naturalOrder())
                .map(Scope.Level::text)
                .orElse("full");
        boolean ofNobody = OF_NOBODY.contains(route.operation().text("x-permission"));
        assertThat(route.operation().text("x-scope")).isEqualTo(ofNobody ? "" : expected);
    }

    private static Set<Route> without(Set<Route> some, Set<Route> others) {
        Set<Route> left = new TreeSet<>(some);
        left.removeAll(others);
        return left;
    }
}
