package dev.workflow.web.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Jib as a client: pushes an image, and pulls it as the base of another. */
class JibTest {

    private static final String PROPERTY = "sendCredentialsOverHttp";

    private static RegistryServer server;
    private static FrontProxy proxy;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws IOException {
        System.setProperty(PROPERTY, "true");
        server = new RegistryServer();
        proxy = new FrontProxy(server);
    }

    @AfterAll
    static void stop() {
        System.clearProperty(PROPERTY);
        proxy.close();
        server.close();
    }

    @ParameterizedTest
    @EnumSource(ImageFormat.class)
    void imageShouldSurviveThePushAndThePull(ImageFormat format) throws Exception {
        Path file = Files.writeString(folder.resolve("hello.txt"), "hello from " + format);
        JibContainer pushed = Jib.fromScratch()
                .setFormat(format)
                .addLayer(List.of(file), AbsoluteUnixPath.get("/app"))
                .setEntrypoint("/app/run")
                .containerize(to("shop/" + format.name().toLowerCase(Locale.ROOT) + ":v1")
                        .withAdditionalTag("latest"));

        Path tar = folder.resolve("pulled.tar");
        Jib.from(image("shop/" + format.name().toLowerCase(Locale.ROOT) + "@" + pushed.getDigest()))
                .containerize(offline(Containerizer.to(TarImage.at(tar).named("pulled"))));

        assertThat(Files.size(tar)).isPositive();
        assertThat(server.service()
                        .head("/v2/" + pushed.getTargetImage().getRepository() + "/manifests/latest")
                        .headers()
                        .firstValue("Docker-Content-Digest"))
                .contains(pushed.getDigest().toString());
    }

    private Containerizer to(String name) throws Exception {
        return offline(Containerizer.to(image(name)));
    }

    private Containerizer offline(Containerizer containerizer) {
        return containerizer
                .setAllowInsecureRegistries(true)
                .setBaseImageLayersCache(folder.resolve("base"))
                .setApplicationLayersCache(folder.resolve("layers"));
    }

    private static RegistryImage image(String name) throws Exception {
        return RegistryImage.named(ImageReference.parse(proxy.host() + "/" + name))
                .addCredential("ann", "nna");
    }
}
