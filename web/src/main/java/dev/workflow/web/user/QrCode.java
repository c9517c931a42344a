package dev.workflow.web.user;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.Map;

/**
 * A text that phones read with their camera, as SVG to be put into a page: dark on a white ground in both schemes, or
 * cameras do not see it, and without a style, which the policy of pages forbids.
 */
final class QrCode {

    /** Modules around it that must stay white. */
    private static final int QUIET = 4;

    private static final int PIXELS = 232;

    private final ByteMatrix modules;

    private QrCode(ByteMatrix modules) {
        this.modules = modules;
    }

    /** @param text some 2000 characters at most */
    static QrCode of(String text) {
        try {
            return new QrCode(
                    Encoder.encode(text, ErrorCorrectionLevel.M, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"))
                            .getMatrix());
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException(tooLong);
        }
    }

    /** @param label for people who do not see it; no markup */
    String svg(String label) {
        int size = modules.getWidth() + 2 * QUIET;
        return "<svg role=\"img\" aria-label=\"" + label + "\" width=\"" + PIXELS + "\" height=\"" + PIXELS
                + "\" viewBox=\"0 0 " + size + " " + size + "\" shape-rendering=\"crispEdges\"><rect width=\"" + size
                + "\" height=\"" + size + "\" fill=\"#fff\"/><path fill=\"#000\" d=\"" + path() + "\"/></svg>";
    }

    /** One flat box for each run of dark modules in a row. */
    private String path() {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < modules.getHeight(); y++) {
            int x = 0;
            while (x < modules.getWidth()) {
                int end = x;
                while (end < modules.getWidth() && modules.get(end, y) == 1) {
                    end++;
                }
                if (end > x) {
                    path.append('M').append(x + QUIET).append(' ').append(y + QUIET);
                    path.append('h')
                            .append(end - x)
                            .append("v1h")
                            .append(x - end)
                            .append('z');
                }
                x = end + 1;
            }
        }
        return path.toString();
    }
}
