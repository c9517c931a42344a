package dev.workflow.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RightsTest {

    private static final Capabilities SERVER =
            new Capabilities("v1.36.2", 36, Set.of("pods/v1", "secrets/v1", "jobs.batch/v1"));

    @Test
    void whoMayDoAllLacksNothing() {
        assertThat(missing(rule("*", "*", "*"))).isEmpty();
    }

    @Test
    void whatNoRuleGivesIsNamed() {
        List<String> missing = missing(
                Map.of(
                        "verbs",
                        List.of("get", "list", "delete"),
                        "apiGroups",
                        List.of(""),
                        "resources",
                        List.of("pods")),
                rule("*", "", "secrets"),
                rule("*", "batch", "*"),
                rule("get", "", "pods/log"),
                rule("create", "", "*/exec"));

        assertThat(missing).containsExactly("watch pods", "get pods/exec");
    }

    @Test
    void aRuleForSomeNamesIsNotEnoughNorIsOneOfAnotherGroup() {
        List<String> missing = missing(
                rule("*", "apps", "*"),
                Map.of(
                        "verbs", List.of("*"),
                        "apiGroups", List.of("*"),
                        "resources", List.of("secrets"),
                        "resourceNames", List.of("one")));

        assertThat(missing).contains("get secrets", "create jobs.batch", "get pods/log");
    }

    @SafeVarargs
    private static List<String> missing(Map<String, ?>... rules) {
        return Rights.missing(
                SERVER,
                NeededRights.ALL,
                KubernetesObject.of(Map.of("status", Map.of("resourceRules", List.of(rules)))));
    }

    private static Map<String, ?> rule(String verb, String group, String resource) {
        return Map.of("verbs", List.of(verb), "apiGroups", List.of(group), "resources", List.of(resource));
    }
}
