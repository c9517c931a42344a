package dev.workflow.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3LinksTest {

    @TempDir
    Path folder;

    @Test
    void linkShouldOpenItsObjectOnly() throws Exception {
        try (EmbeddedS3 s3 = new EmbeddedS3(folder);
                S3ObjectStore store = new S3ObjectStore(s3.settings("links"))) {
            store.put("home/shop:git-1/tar", new ByteArrayInputStream(new byte[] {'o', 'k'}), 2);
            store.put("home/other", new ByteArrayInputStream(new byte[] {'n', 'o'}), 2);
            URI link = new S3Links(s3.settings("links")).link("home/shop:git-1/tar", Duration.ofMinutes(1));

            assertThat(get(link).body()).isEqualTo("ok");
            assertThat(get(URI.create(link.toString().replaceFirst("shop(:|%3A)git-1/tar", "other")))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(get(URI.create(link.toString().replaceFirst("\\?.*", "")))
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    private static HttpResponse<String> get(URI address) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }
}
