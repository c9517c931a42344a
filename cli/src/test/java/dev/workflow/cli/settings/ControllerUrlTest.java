package dev.workflow.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControllerUrlTest {
    @ParameterizedTest
    @CsvSource({
        "drycc.example.com,http://drycc.example.com,drycc-builder.example.com,app.example.com",
        "https://drycc.example.com/,https://drycc.example.com,drycc-builder.example.com,app.example.com",
        "drycc.localhost:8000,http://drycc.localhost:8000,drycc-builder.localhost,app.localhost:8000",
        "localhost:8000,http://localhost:8000,localhost,app.localhost:8000",
        "http://10.0.0.1:8000,http://10.0.0.1:8000,10.0.0.1,app.10.0.0.1:8000",
        "paas,http://paas,paas-builder,app.paas"
    })
    void namesFollowFromTheAddress(String given, String url, String builder, String sibling) {
        URI parsed = ControllerUrl.parse(given);

        assertThat(parsed).isEqualTo(URI.create(url));
        assertThat(ControllerUrl.builderHost(parsed)).isEqualTo(builder);
        assertThat(ControllerUrl.sibling(parsed, "app")).isEqualTo(sibling);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://x", "http://", "", "http://a b", "file:///etc/passwd"})
    void whatIsNoWebAddressIsRefused(String given) {
        assertThatIllegalArgumentException().isThrownBy(() -> ControllerUrl.parse(given));
    }
}
