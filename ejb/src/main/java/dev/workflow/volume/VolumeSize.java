package dev.workflow.volume;

import dev.workflow.problem.Problem;
import java.util.regex.Pattern;

/** How large a volume may become, in GiB, 1 to 16384. Written {@code 10G}. */
public record VolumeSize(int gibibytes) implements Comparable<VolumeSize> {

    private static final Pattern SHAPE = Pattern.compile("[1-9][0-9]{0,4}[gG]");
    private static final int LARGEST = 16_384;

    public VolumeSize {
        if (gibibytes < 1 || gibibytes > LARGEST) {
            throw invalid();
        }
    }

    /** @throws Problem 400 on the field {@code size} */
    public static VolumeSize parse(String text) {
        if (!SHAPE.matcher(text).matches()) {
            throw invalid();
        }
        return new VolumeSize(Integer.parseInt(text.substring(0, text.length() - 1)));
    }

    private static Problem invalid() {
        return Problem.field(
                "size",
                "Volume size limit format: <number><unit> or <number><unit>/<number><unit>, where unit = G, range: "
                        + LARGEST + "G~1G");
    }

    public long bytes() {
        return (long) gibibytes << 30;
    }

    @Override
    public int compareTo(VolumeSize other) {
        return Integer.compare(gibibytes, other.gibibytes);
    }

    @Override
    public String toString() {
        return gibibytes + "G";
    }
}
