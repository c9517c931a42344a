package dev.workflow.web;

import jakarta.json.bind.adapter.JsonbAdapter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** A moment as {@code YYYY-MM-DDTHH:MM:SSZ}: UTC, whole seconds (api.md §1). */
final class WireTime implements JsonbAdapter<Instant, String> {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    @Override
    public String adaptToJson(Instant moment) {
        return moment == null ? null : FORMAT.format(moment);
    }

    @Override
    public Instant adaptFromJson(String text) {
        return text == null ? null : Instant.parse(text);
    }
}
