package dev.workflow.settings;

import dev.workflow.persistence.app.AppSettings;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Settings of an app as others see them. */
public record SettingsView(
        UUID uuid,
        String owner,
        boolean routable,
        boolean autodeploy,
        boolean autorollback,
        Map<String, Object> autoscale,
        Map<String, Object> label,
        Instant created,
        Instant updated) {

    static SettingsView of(AppSettings settings) {
        return new SettingsView(
                settings.getUuid(),
                settings.getOwner().getUsername(),
                settings.isRoutable(),
                settings.isAutodeploy(),
                settings.isAutorollback(),
                settings.getAutoscale(),
                settings.getLabel(),
                settings.getCreated().toInstant(),
                settings.getUpdated().toInstant());
    }
}
