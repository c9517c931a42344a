package dev.workflow.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeEndTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2047, 2048, 4095, 4096, 4097, 8191, 8192, 8193, 12_288, 12_289, 100_000})
    void everythingComesAndTheEndInOnePiece(int size) throws IOException {
        byte[] body = new byte[size];
        new Random(size).nextBytes(body);
        ByteArrayOutputStream seen = new ByteArrayOutputStream();
        int last = 0;
        try (InputStream in = new WholeEnd(new Dribble(body))) {
            byte[] buffer = new byte[WholeEnd.PIECE];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                seen.write(buffer, 0, read);
                last = read;
            }
        }
        assertThat(seen.toByteArray()).isEqualTo(body);
        assertThat(last).isGreaterThanOrEqualTo(Math.min(size, WholeEnd.LEAST));
    }

    /** Gives a few bytes a read, as the signer does. */
    private static final class Dribble extends FilterInputStream {
        Dribble(byte[] body) {
            super(new ByteArrayInputStream(body));
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return super.read(target, offset, Math.min(length, 7));
        }
    }
}
