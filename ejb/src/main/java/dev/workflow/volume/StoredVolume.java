package dev.workflow.volume;

import dev.workflow.app.AppName;
import java.util.UUID;

/** A volume whose files are to be seen or changed, by somebody who may. */
public record StoredVolume(UUID uuid, AppName app, String name, VolumeSize size) {}
