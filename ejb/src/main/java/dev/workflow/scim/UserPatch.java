package dev.workflow.scim;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Changes a user, one attribute after the other. */
record UserPatch(String id) {

    /** Attributes of the standard that are not kept here: clients send them whether we want them or not. */
    private static final Set<String> IGNORED = Set.of(
            "",
            "schemas",
            "displayname",
            "nickname",
            "profileurl",
            "title",
            "usertype",
            "preferredlanguage",
            "locale",
            "timezone",
            "password",
            "phonenumbers",
            "ims",
            "photos",
            "addresses",
            "entitlements",
            "roles",
            "x509certificates");

    UserDraft apply(UserDraft user, List<PatchOperation> operations) {
        UserDraft changed = user;
        for (PatchOperation operation : operations) {
            changed = apply(changed, operation);
        }
        return changed;
    }

    private UserDraft apply(UserDraft user, PatchOperation operation) {
        return switch (operation.path().attribute()) {
            case "username" ->
                user.withUserName(text(operation, "userName", UserDraft.LONGEST_NAME)
                        .orElseThrow(() -> ScimProblem.invalidValue("userName is required.")));
            case "externalid" -> user.withExternalId(text(operation, "externalId", UserDraft.LONGEST_ID));
            case "active" -> user.withActive(ScimObject.flag(required(operation, "active"), "active"));
            case "name" -> name(user, operation);
            case "emails" -> email(user, operation);
            case "id" -> same(user, operation);
            case "groups", "meta" ->
                throw ScimProblem.mutability(operation.path().attribute() + " cannot be changed here.");
            default -> ignored(user, operation);
        };
    }

    private static UserDraft name(UserDraft user, PatchOperation operation) {
        Optional<String> sub = operation.path().sub();
        if (sub.isEmpty()) {
            ScimObject name =
                    operation.removes() ? new ScimObject(Map.of()) : ScimObject.of(required(operation, "name"), "name");
            boolean kept = operation.verb() == PatchOperation.Verb.ADD;
            return user.withName(
                    name.text("givenName", UserDraft.LONGEST_NAME).orElse(kept ? user.givenName() : ""),
                    name.text("familyName", UserDraft.LONGEST_NAME).orElse(kept ? user.familyName() : ""));
        }
        String text = text(operation, "name", UserDraft.LONGEST_NAME).orElse("");
        return switch (sub.get()) {
            case "givenname" -> user.withName(text, user.familyName());
            case "familyname" -> user.withName(user.givenName(), text);
            default -> user;
        };
    }

    /** One address is kept: that of work, or the one there is. */
    private static UserDraft email(UserDraft user, PatchOperation operation) {
        ScimPath path = operation.path();
        boolean other = path.filtered("type")
                        .map(type -> !type.equalsIgnoreCase("work"))
                        .orElse(false)
                || path.filtered("value")
                        .map(value -> !value.equalsIgnoreCase(user.email()))
                        .orElse(false)
                || path.filtered("primary").map("false"::equals).orElse(false);
        boolean part = path.sub().map(sub -> !sub.equals("value")).orElse(false);
        if ((other && !user.email().isEmpty()) || part) {
            return user;
        }
        if (operation.removes()) {
            return user.withEmail("");
        }
        Object value = required(operation, "emails");
        return user.withEmail(
                path.sub().isPresent() ? UserDraft.email(value) : UserDraft.email(ScimObject.listed(value)));
    }

    private UserDraft same(UserDraft user, PatchOperation operation) {
        if (operation.removes() || !id.equals(required(operation, "id"))) {
            throw ScimProblem.mutability("id cannot be changed.");
        }
        return user;
    }

    private static UserDraft ignored(UserDraft user, PatchOperation operation) {
        if (!IGNORED.contains(operation.path().attribute())) {
            throw ScimProblem.invalidPath(
                    "A user has no attribute " + operation.path().attribute() + ".");
        }
        return user;
    }

    private static Optional<String> text(PatchOperation operation, String name, int longest) {
        return operation.removes()
                ? Optional.empty()
                : operation
                        .value()
                        .map(value -> ScimObject.text(value, name, longest))
                        .filter(text -> !text.isEmpty());
    }

    private static Object required(PatchOperation operation, String name) {
        return operation
                .value()
                .filter(value -> !operation.removes())
                .orElseThrow(() -> ScimProblem.invalidValue(name + " must have a value."));
    }
}
