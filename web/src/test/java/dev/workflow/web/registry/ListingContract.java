package dev.workflow.web.registry;

import static dev.workflow.web.registry.RegistryClient.bytes;
import static dev.workflow.web.registry.RegistryClient.digest;
import static dev.workflow.web.registry.RegistryClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tags and referrers, page by page. */
interface ListingContract {

    RegistryClient client();

    String repository();

    @Test
    default void tagsShouldBeListedInTheOrderOfTheirBytes() {
        String repository = repository();
        for (String tag : List.of("b", "a", "B", "_1", "a-1", "a.1")) {
            client().pushImage(repository, tag, "layer");
        }

        assertThat(text(client().get("/v2/" + repository + "/tags/list")))
                .isEqualTo("{\"name\":\"" + repository + "\",\"tags\":[\"B\",\"_1\",\"a\",\"a-1\",\"a.1\",\"b\"]}");
    }

    @Test
    default void linksShouldLeadThroughAllTags() {
        String repository = repository();
        for (String tag : List.of("a", "b", "c", "d", "e")) {
            client().pushImage(repository, tag, "layer");
        }

        HttpResponse<byte[]> first = client().get("/v2/" + repository + "/tags/list?n=2");
        HttpResponse<byte[]> second = client().get(next(first));
        HttpResponse<byte[]> third = client().get(next(second));

        assertThat(text(first)).contains("[\"a\",\"b\"]");
        assertThat(text(second)).contains("[\"c\",\"d\"]");
        assertThat(text(third)).contains("[\"e\"]");
        assertThat(third.headers().firstValue("Link")).isEmpty();
        assertThat(text(client().get("/v2/" + repository + "/tags/list?last=b")))
                .contains("[\"c\",\"d\",\"e\"]");
        assertThat(text(client().get("/v2/" + repository + "/tags/list?n=0"))).contains("[]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "x", "99999999999999999999", "1.5"})
    default void nonsensicalPageSizeShouldBeRefused(String n) {
        assertThat(text(client().get("/v2/" + repository() + "/tags/list?n=" + n)))
                .contains("PAGINATION_NUMBER_INVALID");
    }

    @Test
    default void tagsOfNothingShouldBeUnknown() {
        HttpResponse<byte[]> answer = client().get("/v2/" + repository() + "/tags/list");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(text(answer)).contains("NAME_UNKNOWN");
    }

    @Test
    default void referrersShouldBeListedWithTypeAndAnnotations() {
        String repository = repository();
        String subject = client().pushImage(repository, "v1", "layer");
        String config = client().pushBlob(repository, bytes("{}"));
        String signature = about(subject, "\"artifactType\":\"x/signature\",\"annotations\":{\"who\":\"me\"},", config);
        String sbom = about(subject, "", config);

        HttpResponse<byte[]> put = client().putManifest(repository, digest(bytes(signature)), signature);
        client().putManifest(repository, digest(bytes(sbom)), sbom);

        assertThat(put.headers().firstValue("OCI-Subject")).contains(subject);
        HttpResponse<byte[]> all = client().get("/v2/" + repository + "/referrers/" + subject);
        assertThat(all.headers().firstValue("Content-Type")).contains(Images.INDEX);
        assertThat(text(all))
                .contains("\"schemaVersion\":2")
                .contains(digest(bytes(signature)))
                .contains(digest(bytes(sbom)))
                .contains("\"annotations\":{\"who\":\"me\"}")
                .contains("\"artifactType\":\"application/vnd.oci.image.config.v1+json\"")
                .contains("\"size\":" + signature.length());
        HttpResponse<byte[]> one =
                client().get("/v2/" + repository + "/referrers/" + subject + "?artifactType=x%2Fsignature");
        assertThat(one.headers().firstValue("OCI-Filters-Applied")).contains("artifactType");
        assertThat(text(one)).contains(digest(bytes(signature))).doesNotContain(digest(bytes(sbom)));
    }

    @Test
    default void subjectNeedNotExist() {
        String repository = repository();
        String subject = digest(bytes("comes later"));
        String early = about(subject, "", client().pushBlob(repository, bytes("{}")));

        assertThat(client().putManifest(repository, "early", early).statusCode())
                .isEqualTo(201);
        assertThat(text(client().get("/v2/" + repository + "/referrers/" + subject)))
                .contains(digest(bytes(early)));
    }

    @Test
    default void nothingShouldReferToAnUnknownManifest() {
        HttpResponse<byte[]> answer = client().get("/v2/" + repository() + "/referrers/" + digest(bytes("unknown")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(text(answer)).contains("\"manifests\":[]");
    }

    @Test
    default void manyReferrersShouldComeInPages() {
        String repository = repository();
        String subject = client().pushImage(repository, "v1", "layer");
        String config = client().pushBlob(repository, bytes("{}"));
        for (int number = 0; number < 101; number++) {
            String manifest = about(subject, "\"annotations\":{\"n\":\"" + number + "\"},", config);
            client().putManifest(repository, digest(bytes(manifest)), manifest);
        }

        HttpResponse<byte[]> first = client().get("/v2/" + repository + "/referrers/" + subject);
        HttpResponse<byte[]> second = client().get(next(first));

        assertThat(text(first).split("\"digest\"")).hasSize(101);
        assertThat(text(second).split("\"digest\"")).hasSize(2);
        assertThat(second.headers().firstValue("Link")).isEmpty();
    }

    private static String about(String subject, String extra, String config) {
        String member = "\"subject\":" + Images.descriptor(RegistryClient.OCI, subject) + ",";
        return Images.extended(extra + member, config);
    }

    private static String next(HttpResponse<byte[]> page) {
        Matcher link = Pattern.compile("<(/v2/[^>]+)>; rel=\"next\"")
                .matcher(page.headers().firstValue("Link").orElseThrow());
        assertThat(link.matches()).isTrue();
        return link.group(1);
    }
}
