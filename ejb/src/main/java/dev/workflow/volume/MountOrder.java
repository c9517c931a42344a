package dev.workflow.volume;

import dev.workflow.operation.OperationView;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a mount operation is to do, as the ledger keeps it.
 *
 * @param volume its name
 */
public record MountOrder(String volume, PathChange change) {

    static final String VOLUME = "volume";
    static final String PATHS = "path";

    public static MountOrder of(OperationView operation) {
        Map<String, String> paths = new LinkedHashMap<>();
        if (operation.payload().get(PATHS) instanceof Map<?, ?> stored) {
            stored.forEach((type, path) -> paths.put(String.valueOf(type), String.valueOf(path)));
        }
        return new MountOrder(operation.text(VOLUME), new PathChange(paths));
    }
}
