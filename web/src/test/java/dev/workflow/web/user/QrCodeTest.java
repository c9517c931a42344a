package dev.workflow.web.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QrCodeTest {

    private static final int SCALE = 4;
    private static final Pattern SIZE = Pattern.compile("viewBox=\"0 0 (\\d+) \\1\"");
    private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\3z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "otpauth://totp/Workflow%20example.com:ada?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Workflow",
                "naïve ☃"
            })
    void aCameraReadsWhatWasWritten(String text) throws Exception {
        assertThat(read(QrCode.of(text).svg("code"))).isEqualTo(text);
    }

    @Test
    void longNamesFit() throws Exception {
        String text = "otpauth://totp/" + "%C3%A4".repeat(150) + "?secret=" + "A".repeat(32);
        assertThat(read(QrCode.of(text).svg("code"))).isEqualTo(text);
    }

    @Test
    void needsNoStyle() {
        assertThat(QrCode.of("x").svg("a code")).doesNotContain("style").contains("role=\"img\" aria-label=\"a code\"");
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> QrCode.of("x".repeat(5000)));
    }

    /** Paints the path and reads the picture. */
    private static String read(String svg) throws Exception {
        Matcher size = SIZE.matcher(svg);
        assertThat(size.find()).isTrue();
        int width = SCALE * Integer.parseInt(size.group(1));
        int[] pixels = new int[width * width];
        Arrays.fill(pixels, 0xffffff);
        Matcher run = RUN.matcher(svg);
        while (run.find()) {
            int from = SCALE * Integer.parseInt(run.group(1));
            int to = from + SCALE * Integer.parseInt(run.group(3));
            int top = SCALE * Integer.parseInt(run.group(2));
            for (int y = top; y < top + SCALE; y++) {
                Arrays.fill(pixels, y * width + from, y * width + to, 0);
            }
        }
        RGBLuminanceSource source = new RGBLuminanceSource(width, width, pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)))
                .getText();
    }
}
