package dev.workflow.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class DocumentTest {

    private static final Pattern REFERENCE = Pattern.compile("\"\\$ref\":\"([^\"]+)\"");
    private static final Pattern LINK = Pattern.compile("href=\"#([^\"]+)\"");
    private static final Pattern ANCHOR = Pattern.compile("\\bid=\"([^\"]+)\"");

    /** api.md §15: upstream's own tests fail on any other key. */
    @ParameterizedTest
    @CsvSource({
        "App,uuid id owner structure created updated",
        "Build,owner app image stack sha procfile dryccfile dockerfile created updated uuid",
        "Config,uuid app owner values typed_values limits lifecycle_post_start lifecycle_pre_stop tags registry"
                + " healthcheck termination_grace_period created updated",
        "Release,uuid owner created updated app build config summary version state failed conditions exception",
        "Domain,owner created updated app domain ptype",
        "Resource,uuid owner created updated app plan options data status binding name",
        "Volume,uuid owner created updated app name size path type parameters",
        "Gateway,app owner name listeners addresses",
    })
    void closedSetsAreThoseOfTheContract(String name, String fields) {
        Tree schema = ApiDocument.whole().at("#/components/schemas/" + name);
        assertThat(schema.members()).containsEntry("additionalProperties", false);
        assertThat(schema.tree("properties").members().keySet()).containsExactlyInAnyOrder(fields.split(" "));
        assertThat(schema.list("required")).containsExactlyInAnyOrder((Object[]) fields.split(" "));
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(all(REFERENCE, ApiDocument.json())).isNotEmpty().allSatisfy(reference -> assertThat(
                        ApiDocument.whole().at(reference).members())
                .isNotEmpty());
    }

    @Test
    void everyPartIsUsed() {
        String json = ApiDocument.json();
        for (String kind : List.of("schemas", "parameters", "responses")) {
            Set<String> names = new TreeSet<>(
                    ApiDocument.whole().tree("components").tree(kind).members().keySet());
            names.removeIf(name -> json.contains("\"#/components/" + kind + "/" + name + "\""));
            assertThat(names).as("unused " + kind).isEmpty();
        }
    }

    @Test
    void operationsHaveNamesOfTheirOwn() {
        List<String> ids = new ArrayList<>();
        DocumentRoutes.all().values().forEach(route -> ids.add(route.operation().text("operationId")));
        assertThat(ids).doesNotHaveDuplicates().doesNotContain("");
    }

    @Test
    void jsonAndYamlSayTheSame() {
        Map<String, Object> yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(ApiDocument.yaml());
        try (JsonReader json = Json.createReader(new StringReader(ApiDocument.json()))) {
            assertThat(json.readObject())
                    .isEqualTo(Json.createObjectBuilder(yaml).build());
        }
    }

    @Test
    void thePageShowsEveryOperationAndItsLinksWork() {
        String page = DocsPage.of(ApiDocument.whole());
        Set<String> anchors = all(ANCHOR, page);
        DocumentRoutes.all().values().forEach(route -> assertThat(anchors)
                .contains(route.operation().text("operationId")));
        assertThat(anchors).containsAll(all(LINK, page));
        assertThat(page).doesNotContain("<script", "style=", "<style", "http://", "https://", "{title}", "{sections}");
    }

    private static Set<String> all(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        pattern.matcher(text).results().forEach(match -> found.add(match.group(1)));
        return found;
    }
}
