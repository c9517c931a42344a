package dev.workflow.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.bind.annotation.JsonbProperty;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WireFormatTest {

    /** In an order that no sorting and no hashing gives. */
    public record View(
            String zulu,
            UUID uuid,
            @JsonbProperty("public") String line,
            Map<String, Object> typedValues,
            boolean isActive,
            Instant created,
            String alphaBetaGamma,
            List<Part> parts,
            int count) {}

    public record Part(String name, Part inner, Instant startedAt) {}

    @Test
    void keepsOrderNamesNullsAndTimes() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("camelCase", 1);
        values.put("NONE", null);
        Instant moment = Instant.parse("2024-10-01T08:05:10.987654Z");
        View view = new View(
                "z",
                UUID.fromString("1f0c0000-0000-4000-8000-00000000000a"),
                "ssh",
                values,
                true,
                moment,
                null,
                Arrays.asList(new Part("p", new Part("q", null, moment), null), null),
                3);
        assertThat(write(view))
                .isEqualTo("{\"zulu\":\"z\",\"uuid\":\"1f0c0000-0000-4000-8000-00000000000a\",\"public\":\"ssh\","
                        + "\"typed_values\":{\"camelCase\":1,\"NONE\":null},\"is_active\":true,"
                        + "\"created\":\"2024-10-01T08:05:10Z\",\"alpha_beta_gamma\":null,"
                        + "\"parts\":[{\"name\":\"p\",\"inner\":{\"name\":\"q\",\"inner\":null,"
                        + "\"started_at\":\"2024-10-01T08:05:10Z\"},\"started_at\":null},null],\"count\":3}");
    }

    @Test
    void pagesHoldViews() {
        assertThat(write(new Page<>(1, null, null, List.of(new Part("p", null, null)))))
                .isEqualTo("{\"count\":1,\"next\":null,\"previous\":null,"
                        + "\"results\":[{\"name\":\"p\",\"inner\":null,\"started_at\":null}]}");
        assertThat(write(Results.of(List.of("a")))).isEqualTo("{\"results\":[\"a\"],\"count\":1}");
    }

    private static String write(Object view) {
        return new WireFormat().getContext(view.getClass()).toJson(view);
    }
}
