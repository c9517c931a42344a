package dev.workflow.kubernetes.fake;

import com.google.gson.JsonObject;

/** Who may do what: the one account may do everything but what a test forbids. */
final class Access {

    static final String USER = "fake";

    private Access() {}

    static JsonObject review(JsonObject review, Faults faults) {
        JsonObject asked = Tree.object(review, "spec", "resourceAttributes");
        String group = Tree.text(asked, "group");
        String subresource = Tree.text(asked, "subresource");
        String resource = Tree.text(asked, "resource")
                + (group.isEmpty() ? "" : "." + group)
                + (subresource.isEmpty() ? "" : "/" + subresource);
        JsonObject answer = Answers.kind("SelfSubjectAccessReview", "authorization.k8s.io/v1");
        answer.add("metadata", new JsonObject());
        answer.add("spec", Tree.object(review, "spec"));
        Tree.set(answer, !faults.forbidden(Tree.text(asked, "verb"), resource), "status", "allowed");
        return answer;
    }

    static Refusal forbidden(String verb, Address address) {
        String plural =
                address.resource().plural() + (address.subresource().isEmpty() ? "" : "/" + address.subresource());
        String where = address.namespace().isEmpty()
                ? "at the cluster scope"
                : "in the namespace \"" + address.namespace() + "\"";
        String why = "User \"" + USER + "\" cannot " + verb + " resource \"" + plural + "\" in API group \""
                + address.resource().group() + "\" " + where;
        JsonObject details = Answers.details(address.resource(), address.name());
        String named = address.name().isEmpty() ? "" : " \"" + address.name() + "\"";
        if (address.name().isEmpty()) {
            details.remove("name");
        }
        return Refusal.of(403, "Forbidden", address.resource() + named + " is forbidden: " + why, details);
    }
}
