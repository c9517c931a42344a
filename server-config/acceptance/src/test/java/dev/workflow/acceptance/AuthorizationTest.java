package dev.workflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.acceptance.client.Answer;
import dev.workflow.acceptance.client.Handshake;
import dev.workflow.acceptance.client.Person;
import dev.workflow.acceptance.client.Routes;
import dev.workflow.acceptance.contract.Cast;
import dev.workflow.acceptance.contract.Description;
import dev.workflow.acceptance.contract.Kind;
import dev.workflow.acceptance.contract.Operation;
import dev.workflow.acceptance.contract.Promises;
import dev.workflow.acceptance.contract.Scene;
import dev.workflow.acceptance.contract.Target;
import dev.workflow.acceptance.contract.Verdict;
import dev.workflow.acceptance.platform.OnPlatform;
import dev.workflow.acceptance.platform.Platform;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every operation of the OpenAPI document, called by every kind of caller, for an app that is shared with some of them,
 * for a foreign one and for one that does not exist. What must come of it follows from {@code x-permission} ({@link
 * Verdict}); besides, every answer must be one that the document promises.
 */
@ExtendWith(OnPlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorizationTest {

    /** Everything that is refused comes before anything that may change what the others are about. */
    private record Call(Kind kind, Target target, Verdict verdict) {}

    private static final Set<String> STREAMS = Set.of("text/event-stream");

    private final Platform platform;
    private final Person administrator;
    private final Description description;
    private final Promises promises;
    private Cast cast;
    private Scene scene;
    private int requests;

    AuthorizationTest(Platform platform, Person administrator) {
        this.platform = platform;
        this.administrator = administrator;
        this.description = Description.of(platform);
        this.promises = new Promises(description);
    }

    @BeforeAll
    void prepare() throws Exception {
        cast = Cast.on(platform, administrator);
        scene = Scene.with(platform, cast);
    }

    @AfterAll
    void size(TestReporter reporter) {
        reporter.publishEntry("requests of the authorization matrix", Integer.toString(requests));
        assertThat(requests).isGreaterThan(600);
    }

    @Test
    void everyRouteIsInTheTable() throws IOException {
        Set<String> described =
                description.operations().stream().map(Operation::route).collect(Collectors.toCollection(TreeSet::new));
        assertThat(Routes.all(Platform.root().resolve("web/src/main/java")).stream()
                        .map(route -> route.replaceAll("\\{\\w+}|\\*", "{}")))
                .isSubsetOf(described);
    }

    @TestFactory
    Stream<DynamicTest> everyOperation() {
        return description.operations().stream()
                .map(operation -> DynamicTest.dynamicTest(
                        operation + " is for " + operation.permission(), () -> everyCaller(operation)));
    }

    @TestFactory
    Stream<DynamicTest> everyPathNamesItsMethods() {
        Map<String, Set<String>> methods = description.operations().stream()
                .filter(operation -> operation.path().startsWith("/v2/"))
                .filter(operation -> !operation.socket() && !operation.registry())
                .collect(Collectors.groupingBy(
                        operation -> operation.path(),
                        Collectors.mapping(
                                operation -> operation.method().toUpperCase(Locale.ROOT), Collectors.toSet())));
        return methods.entrySet().stream()
                .map(path -> DynamicTest.dynamicTest(path.getKey(), () -> options(path.getKey(), path.getValue())));
    }

    private void everyCaller(Operation operation) {
        List<String> wrong = new ArrayList<>();
        calls(operation)
                .sorted(Comparator.comparing(call -> call.verdict() == Verdict.ALLOWED))
                .forEach(call -> wrong.addAll(wrongWith(operation, call)));
        assertThat(wrong).isEmpty();
    }

    private static Stream<Call> calls(Operation operation) {
        boolean ofNobody = Set.of("anonymous", "user", "builder", "manager").contains(operation.permission());
        Stream<Target> targets = ofNobody || !operation.names()
                ? Stream.of(Target.OWN)
                : Set.of("own", "superuser").contains(operation.permission())
                        ? Stream.of(Target.OWN, Target.MISSING)
                        : Stream.of(Target.values());
        return targets.flatMap(target ->
                Stream.of(Kind.values()).map(kind -> new Call(kind, target, Verdict.of(operation, kind, target))));
    }

    private List<String> wrongWith(Operation operation, Call call) {
        Answer answer = send(operation, operation.method().toUpperCase(Locale.ROOT), call);
        List<String> wrong = new ArrayList<>();
        if (!call.verdict().is(answer)) {
            wrong.add(call + ": " + answer.request() + " answered " + answer.status() + " " + answer.body());
        } else if (!operation.socket()) {
            wrong.add(promises.broken(operation, answer));
        }
        if (operation.method().equals("get") && !operation.socket() && !streams(operation)) {
            Answer head = send(operation, "HEAD", call);
            if (head.status() != answer.status() || !head.body().isEmpty()) {
                wrong.add(call + ": HEAD answered " + head.status() + ", GET " + answer.status());
            }
        }
        wrong.removeIf(String::isEmpty);
        return wrong;
    }

    private Answer send(Operation operation, String method, Call call) {
        requests++;
        boolean destroys = operation.toString().equals("DELETE /v2/apps/{id}/") && call.verdict() == Verdict.ALLOWED;
        String path = destroys ? scene.pathOfAnother(operation, call.target()) : scene.path(operation, call.target());
        if (operation.socket()) {
            int status = Handshake.status(platform.api(), path, cast.token(call.kind()));
            return new Answer("SOCKET " + path, status, HttpHeaders.of(Map.of(), (name, value) -> true), "");
        }
        return cast.api(call.kind()).send(method, path, operation.body());
    }

    /** Following an operation that goes on would not end. */
    private static boolean streams(Operation operation) {
        return STREAMS.stream()
                .anyMatch(type -> operation.answer(200).path("content").has(type));
    }

    private void options(String path, Set<String> methods) {
        Operation any = description.operations().stream()
                .filter(operation -> operation.path().equals(path))
                .findFirst()
                .orElseThrow();
        String real = scene.path(any, Target.OWN);
        cast.api(Kind.ANONYMOUS).send("OPTIONS", real, "").is(401);
        cast.api(Kind.INVALID_TOKEN).send("OPTIONS", real, "").is(401);
        Answer answer = cast.api(Kind.STRANGER).send("OPTIONS", real, "").is(200);
        Set<String> allowed =
                Set.of(answer.headers().firstValue("Allow").orElse("").split(", ?"));
        assertThat(allowed).containsAll(methods).contains("OPTIONS");
        if (methods.contains("GET")) {
            assertThat(allowed).contains("HEAD");
        }
        Set<String> others = new TreeSet<>(Set.of("POST", "PUT", "PATCH", "DELETE"));
        others.removeAll(methods);
        for (String other : others) {
            assertThat(allowed).doesNotContain(other);
            cast.api(Kind.SUPERUSER).send(other, real, "").is(405);
        }
        requests += 3 + others.size();
    }
}
