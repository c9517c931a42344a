package dev.workflow.dryccfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.workflow.build.Dryccfile;
import dev.workflow.build.RunEntry;
import dev.workflow.config.JsonValues;
import dev.workflow.database.TestDatabase;
import dev.workflow.problem.Problem;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is sent as a dryccfile, it is refused with a 400 or can be stored, read back and used. */
class DryccfileSchemaPropertyTest {

    private static final Jsonb JSONB = JsonbBuilder.create();

    private static TestDatabase database;

    @Provide
    Arbitrary<Map<String, Object>> files() {
        return JsonValues.object(5);
    }

    private static boolean passes(Map<String, Object> file) {
        try {
            DryccfileSchema.check(file);
            return true;
        } catch (Problem refused) {
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.getMessage()).hasSizeLessThan(2_000);
            return false;
        }
    }

    private static Map<String, Object> deploying(Map<String, Object> file) {
        Map<String, Object> more = new LinkedHashMap<>(file);
        more.put("deploy", Map.of("web", Map.of()));
        return more;
    }

    @Property(tries = 1500)
    void whatPassesCanBeUsed(@ForAll("files") Map<String, Object> file) {
        assertTimeout(Duration.ofSeconds(60), () -> {
            for (Map<String, Object> one : java.util.List.of(file, deploying(file))) {
                if (passes(one)) {
                    use(new Dryccfile(one));
                }
            }
        });
    }

    private static void use(Dryccfile file) {
        for (String type : file.types()) {
            file.command(type);
            file.args(type);
            file.image(type).ifPresent(file::ownImage);
        }
        assertThat(file.runs()).doesNotContainNull();
        assertThat(file.runs().stream().map(RunEntry::timeout).flatMap(java.util.Optional::stream))
                .allMatch(timeout -> timeout.toSeconds() > 0);
        file.literalImages();
    }

    @Property(tries = 300)
    void whatPassesCanBeStored(@ForAll("files") Map<String, Object> file) {
        Map<String, Object> whole = deploying(file);
        whole.remove("build");
        whole.remove("run");
        if (passes(whole)) {
            Object length = database()
                    .call(entities -> entities.createNativeQuery("select length(cast(cast(?1 as jsonb) as text))")
                            .setParameter(1, JSONB.toJson(whole))
                            .getSingleResult());
            assertThat(((Number) length).intValue()).isPositive();
        }
    }

    private static synchronized TestDatabase database() {
        if (database == null) {
            database = TestDatabase.empty();
        }
        return database;
    }
}
