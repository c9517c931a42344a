package dev.workflow.web.admission;

import dev.workflow.web.JsonBody;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the API server of a cluster asks about: the object, and how it was before (admission.k8s.io/v1). */
record AdmissionReview(Map<String, Object> request) {

    private static final Pattern TYPE = Pattern.compile("(?:^|,)type=([^,]+)(?:,|$)");
    private static final int MOST = 1_000_000;

    static AdmissionReview of(JsonBody body) {
        return new AdmissionReview(body.object("request"));
    }

    String uid() {
        return text(request, "uid");
    }

    /** As {@code apps deployments/scale}. */
    String subject() {
        Map<?, ?> resource = map(request, "resource");
        String below = text(request, "subResource");
        return text(resource, "group") + " " + text(resource, "resource") + (below.isEmpty() ? "" : "/" + below);
    }

    /** The app: each has a namespace of its name. */
    String app() {
        return text(request, "namespace");
    }

    /** The process type a scaled deployment selects by; empty when it selects by none. */
    Optional<String> selectedType() {
        Matcher type = TYPE.matcher(text(map(map(request, "object"), "status"), "selector"));
        return type.find() ? Optional.of(type.group(1)) : Optional.empty();
    }

    /** The process type in the object's labels. */
    String labelledType() {
        return text(map(map(map(request, "object"), "metadata"), "labels"), "type");
    }

    OptionalInt replicas() {
        return number(map(map(request, "object"), "spec"), "replicas");
    }

    /** A number of the object's status that was 0 or absent before and is not now. */
    boolean becameSome(String field) {
        return number(map(map(request, "object"), "status"), field).orElse(0) > 0
                && number(map(map(request, "oldObject"), "status"), field).orElse(0) == 0;
    }

    private static Map<?, ?> map(Map<?, ?> from, String key) {
        return from.get(key) instanceof Map<?, ?> map ? map : Map.of();
    }

    private static String text(Map<?, ?> from, String key) {
        return from.get(key) instanceof String text ? text : "";
    }

    private static OptionalInt number(Map<?, ?> from, String key) {
        boolean whole = from.get(key) instanceof BigDecimal number
                && number.signum() >= 0
                && number.compareTo(BigDecimal.valueOf(MOST)) <= 0;
        return whole ? OptionalInt.of(((BigDecimal) from.get(key)).intValue()) : OptionalInt.empty();
    }
}
