package dev.workflow.kubernetes;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Compares what the platform's account may do with what the platform does. One call. */
final class Rights {

    private static final Logger LOG = System.getLogger(Rights.class.getName());

    private static final Resource REVIEW =
            new Resource("authorization.k8s.io", "v1", "SelfSubjectRulesReview", "selfsubjectrulesreviews", false);

    private final Calls calls;
    private final Connection connection;

    Rights(Calls calls, Connection connection) {
        this.calls = calls;
        this.connection = connection;
    }

    /** Verb and resource of each right that is needed and lacking; empty also when the server cannot tell. */
    List<String> missing(Capabilities server, List<NeededRights.Need> needs) {
        KubernetesObject answer;
        try {
            answer = calls.object(ApiCall.with(
                    "POST",
                    new Paths(connection).all(REVIEW, "").build(),
                    ApiCall.JSON,
                    "{\"apiVersion\":\"authorization.k8s.io/v1\",\"kind\":\"SelfSubjectRulesReview\","
                            + "\"spec\":{\"namespace\":\"default\"}}",
                    ApiCall.Repeat.ANYTIME));
        } catch (ClusterProblem unknown) {
            LOG.log(Level.INFO, "The cluster does not tell the rights of the platform: {0}", unknown.getMessage());
            return List.of();
        }
        return answer.flag("status", "incomplete") ? List.of() : missing(server, needs, answer);
    }

    /** @param answer a SelfSubjectRulesReview */
    static List<String> missing(Capabilities server, List<NeededRights.Need> needs, KubernetesObject answer) {
        List<KubernetesObject> rules = answer.parts("status", "resourceRules");
        List<String> missing = new ArrayList<>();
        for (NeededRights.Need need : needs) {
            if (need.resource().map(server::serves).orElse(true)) {
                need.verbs().stream()
                        .filter(verb -> rules.stream().noneMatch(rule -> allows(rule, need, verb)))
                        .forEach(verb -> missing.add(verb + " " + need.name()));
            }
        }
        return missing;
    }

    private static boolean allows(KubernetesObject rule, NeededRights.Need need, String verb) {
        return rule.words("resourceNames").isEmpty()
                && has(rule, "verbs", Set.of("*", verb))
                && has(rule, "apiGroups", Set.of("*", need.group()))
                && has(rule, "resources", need.plurals());
    }

    private static boolean has(KubernetesObject rule, String field, Set<String> any) {
        JsonArray words = rule.at(field)
                .filter(JsonElement::isJsonArray)
                .map(JsonElement::getAsJsonArray)
                .orElseGet(JsonArray::new);
        for (JsonElement word : words) {
            if (any.contains(word.getAsString())) {
                return true;
            }
        }
        return false;
    }
}
