package dev.workflow.engine.kubernetes.object;

import dev.workflow.app.AppName;
import dev.workflow.process.ProcessType;
import java.util.LinkedHashMap;
import java.util.Map;

/** The labels by which the platform finds its objects (kubernetes.md §1). */
public final class ObjectLabels {

    public static final String HERITAGE = "heritage";
    public static final String OURS = "drycc";
    public static final String APP = "app";
    public static final String TYPE = "type";
    public static final String VERSION = "version";
    public static final String CLASS = "class";

    /** Of a volume's claim: the volume's uuid. Another volume of that name is another volume. */
    public static final String VOLUME = "workflow/volume";

    private ObjectLabels() {}

    /** Of everything that belongs to the app. */
    public static Map<String, String> of(AppName app) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(APP, app.value());
        labels.put(HERITAGE, OURS);
        return labels;
    }

    /** Of what belongs to a process type; also what its pods are selected by. */
    public static Map<String, String> of(AppName app, ProcessType type) {
        Map<String, String> labels = of(app);
        labels.put(TYPE, type.value());
        return labels;
    }

    /** Of what belongs to a process type of a release, its pods first of all. */
    public static Map<String, String> of(AppName app, ProcessType type, int release) {
        Map<String, String> labels = of(app, type);
        labels.put(VERSION, version(release));
        return labels;
    }

    public static String version(int release) {
        return "v" + release;
    }
}
