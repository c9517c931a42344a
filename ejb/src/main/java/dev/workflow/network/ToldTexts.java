package dev.workflow.network;

import dev.workflow.app.AppName;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers what was told to an app last, so that what lasts is not told again at every look. */
@ApplicationScoped
public class ToldTexts {

    private final Map<AppName, Set<String>> told = new ConcurrentHashMap<>();

    /** Those that were not among the texts of the time before. */
    List<String> fresh(AppName app, List<String> texts) {
        Set<String> before = texts.isEmpty() ? told.remove(app) : told.put(app, Set.copyOf(texts));
        return texts.stream()
                .filter(text -> before == null || !before.contains(text))
                .distinct()
                .toList();
    }

    /** Whether anything was told the last time. */
    boolean any(AppName app) {
        return told.containsKey(app);
    }

    void forget(AppName app) {
        told.remove(app);
    }
}
