package dev.workflow.app;

import dev.workflow.persistence.app.App;
import java.util.UUID;

/**
 * One certain app. Its name alone does not say which: after a destroy it may be given to another app, of another owner.
 */
public record AppRef(UUID uuid, AppName name) {

    public static AppRef of(App app) {
        return new AppRef(app.getUuid(), new AppName(app.getId()));
    }

    @Override
    public String toString() {
        return name.value();
    }
}
