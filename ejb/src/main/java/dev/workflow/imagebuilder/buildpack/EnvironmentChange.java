package dev.workflow.imagebuilder.buildpack;

import java.util.Map;

/** One file of a layer's env folder: what it does to the variable of its name. */
record EnvironmentChange(String name, Action action, String value, String delimiter) {

    enum Action {
        OVERRIDE,
        DEFAULT,
        APPEND,
        PREPEND
    }

    /** Puts a folder in front of a search path. */
    static EnvironmentChange search(String variable, String folder) {
        return new EnvironmentChange(variable, Action.PREPEND, folder, ":");
    }

    void apply(Map<String, String> environment) {
        String before = environment.getOrDefault(name, "");
        String between = before.isEmpty() ? "" : delimiter;
        switch (action) {
            case OVERRIDE -> environment.put(name, value);
            case DEFAULT -> environment.merge(name, value, (old, fresh) -> old.isEmpty() ? fresh : old);
            case APPEND -> environment.put(name, before + between + value);
            case PREPEND -> environment.put(name, value + between + before);
        }
    }
}
