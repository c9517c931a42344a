package dev.workflow.engine.kubernetes.object;

import com.google.gson.JsonElement;
import dev.workflow.kubernetes.KubernetesObject;
import dev.workflow.kubernetes.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a live object differs from what is wanted, in sentences for people. What the cluster or others have added is no
 * difference, nor is another spelling of the same. The values of a Secret are not told.
 */
public final class Drift {

    private final Wanted wanted;

    private Drift(Wanted wanted) {
        this.wanted = wanted;
    }

    /** Empty when the live object is as wanted: then it need not be sent. */
    public static List<String> between(Wanted wanted, Optional<KubernetesObject> live) {
        Drift drift = new Drift(wanted);
        if (live.isEmpty() || live.get().deleted()) {
            return List.of(drift.subject() + " is missing");
        }
        return drift.sentences(live.get());
    }

    private List<String> sentences(KubernetesObject live) {
        Comparison comparison = new Comparison(this::ignored);
        comparison.compare("", wanted.object().json(), Optional.of(live.json()));
        boolean contentUnknown =
                wanted.resource().equals(Resource.SECRET) && live.at("data").isEmpty();
        List<String> sentences = new ArrayList<>();
        for (Comparison.Difference difference : comparison.differences()) {
            if (!contentUnknown || difference.path().startsWith("metadata")) {
                sentences.add(sentence(difference));
            }
        }
        if (sentences.isEmpty() && !wanted.sent(live)) {
            sentences.add(subject() + " has fields that are not wanted any more");
        }
        return sentences;
    }

    /** The replicas of a type that scales by itself are its autoscaler's. */
    private boolean ignored(String path) {
        boolean automatic = wanted.object().annotations().containsKey(Scale.ANNOTATION);
        return path.equals("metadata.annotations." + Fingerprint.ANNOTATION)
                || automatic && path.equals("spec.replicas");
    }

    private String sentence(Comparison.Difference difference) {
        String what = named(difference.path()) + " of " + subject();
        if (wanted.resource().equals(Resource.SECRET)) {
            return what + " is another";
        }
        String now =
                difference.live().map(Drift::shown).map(value -> "is " + value).orElse("is missing");
        return what + " " + now + ", wanted " + shown(difference.wanted());
    }

    /** Of a type, or of an object that belongs to none. */
    private String subject() {
        String type = wanted.object().label(ObjectLabels.TYPE);
        return wanted.resource().equals(Resource.DEPLOYMENT) && !type.isEmpty()
                ? type
                : wanted.object().toString();
    }

    /** The shortest path that says which field. */
    private static String named(String path) {
        return path.replaceFirst("^spec\\.template\\.spec\\.", "spec.")
                .replaceFirst("^spec\\.containers\\[[^]]*]\\.", "")
                .replaceFirst("^spec\\.", "");
    }

    private static String shown(JsonElement value) {
        String text = value.isJsonPrimitive() ? value.getAsString() : value.toString();
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }
}
