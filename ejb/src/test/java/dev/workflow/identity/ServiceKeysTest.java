package dev.workflow.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceKeysTest {

    /** What Python's {@code base64.b85encode} makes of all bytes from 0 to 255. */
    private static final String ALL_BYTES =
            "009C61O)~M2nh-c3=Iws5D^j+6crX17#SKH9337XAR!_nBqb&%C@Cr{EG;fCFflSSG&MFiI5|2yJUu=?KtV!7L`6nNNJ&adOifNtP*GA-"
                    + "R8>}2SXo+ITwPvYU}0ioWMyV&XlZI|Y;A6DaB*^Tbai%jczJqze0_d@fPsR8goTEOh>41ejE#<ukdcy;l$Dm3n3<ZJoSmMZprN9p"
                    + "q@|{(sHv)}tgWuEu(7hUw6(UkxVgH!yuH4^z`?@9#Kp$P$jQpf%+1cv(9zP<)YaD4*xB0K+}+;a;Njxq<mKk)=;`X~?CtLF@bU8V"
                    + "^!4`l`1$(#{Qds_";

    @ParameterizedTest
    @CsvSource({"'', ''", "a, VE"})
    void shortTextsAreEncodedWithoutPadding(String text, String encoded) {
        assertThat(Base85.encode(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(encoded);
    }

    @Test
    void everyByteIsEncodedAsPythonDoes() {
        byte[] all = new byte[256];
        IntStream.range(0, 256).forEach(i -> all[i] = (byte) i);
        assertThat(Base85.encode(all)).isEqualTo(ALL_BYTES);
        assertThat(ServiceKeys.managerToken("access", "secret")).isEqualTo("VPj)ub8|X#Wn*$>bN");
    }

    @Test
    void aKeyMatchesItselfOnly() {
        ServiceKey key = ServiceKey.of("secret");
        assertThat(key.matches("secret")).isTrue();
        for (String wrong : new String[] {"", "Secret", "secret ", "secre", "secrets"}) {
            assertThat(key.matches(wrong)).as(wrong).isFalse();
        }
    }

    @Test
    void withoutAKeyNothingMatches() {
        ServiceKeys none = new ServiceKeys();
        for (String guess : new String[] {"", "null", "secret"}) {
            assertThat(none.builder().matches(guess)).isFalse();
            assertThat(none.manager().matches(guess)).isFalse();
            assertThat(none.admission().matches(guess)).isFalse();
        }
        assertThat(none.admission().isConfigured()).isFalse();
    }
}
