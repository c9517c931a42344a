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
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.handlers.proxy.LoadBalancingProxyClient;
import io.undertow.server.handlers.proxy.ProxyHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Jib as a client, through a proxy as in production: pushes an image, and pulls it as the base of another. Jib tries https
 * first, and gives up on a server that does not answer a TLS greeting at all, as Grizzly and the JDK's do.
 */
class JibTest {

    private static final String PROPERTY = "sendCredentialsOverHttp";

    private static RegistryServer server;
    private static Undertow proxy;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws IOException {
        System.setProperty(PROPERTY, "true");
        server = new RegistryServer();
        LoadBalancingProxyClient behind = new LoadBalancingProxyClient().addHost(URI.create("http://" + server.host()));
        proxy = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, -1L)
                .setHandler(ProxyHandler.builder().setProxyClient(behind).build())
                .build();
        proxy.start();
    }

    @AfterAll
    static void stop() {
        System.clearProperty(PROPERTY);
        proxy.stop();
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
        InetSocketAddress address =
                (InetSocketAddress) proxy.getListenerInfo().get(0).getAddress();
        return RegistryImage.named(ImageReference.parse("127.0.0.1:" + address.getPort() + "/" + name))
                .addCredential("ann", "nna");
    }
}
