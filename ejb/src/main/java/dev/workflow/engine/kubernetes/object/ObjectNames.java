package dev.workflow.engine.kubernetes.object;

import dev.workflow.app.AppName;
import dev.workflow.digest.Sha256;
import dev.workflow.process.ProcessType;
import java.util.HexFormat;

/** The names of an app's objects (kubernetes.md §1). Names that would be too long end in a hash of what they stand for. */
public final class ObjectNames {

    /** Of the credentials by which nodes get images. */
    public static final String PULL = "private-registry";

    /** Of an app's ResourceQuota, LimitRange and NetworkPolicy. */
    public static final String GUARD = "workflow";

    private static final int LONGEST = 63;
    private static final int HASH = 8;

    private ObjectNames() {}

    /** Of the type's Deployment, its container and its autoscaler. */
    public static String of(AppName app, ProcessType type) {
        return fitting(app + "-" + type, LONGEST);
    }

    /** Of the Secret with the type's environment. */
    public static String environment(AppName app, ProcessType type, int release) {
        return of(app, type) + "-" + ObjectLabels.version(release) + "-env";
    }

    /** @param suffix five of a-z and 0-9, of this one job */
    public static String job(AppName app, String suffix) {
        String end = "-" + ProcessType.RUN + "-" + suffix;
        return fitting(app.value(), LONGEST - end.length()) + end;
    }

    private static String fitting(String name, int most) {
        if (name.length() <= most) {
            return name;
        }
        String start = name.substring(0, most - HASH - 1).replaceAll("-+$", "");
        return start + "-" + hash(name);
    }

    private static String hash(String text) {
        byte[] whole = Sha256.of(text);
        return HexFormat.of().formatHex(whole, 0, HASH / 2);
    }
}
