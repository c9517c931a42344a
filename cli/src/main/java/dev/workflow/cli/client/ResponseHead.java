package dev.workflow.cli.client;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Status line and headers of an HTTP/1.1 response. */
record ResponseHead(int status, Map<String, String> headers) {
    private static final int LONGEST = 64 * 1024;

    /** Reads up to and including the empty line, byte by byte beyond nothing: what follows stays in the stream. */
    static ResponseHead read(InputStream in) throws IOException {
        ResponseHead head = readOne(in);
        while (head.status / 100 == 1 && head.status != 101) {
            head = readOne(in);
        }
        return head;
    }

    private static ResponseHead readOne(InputStream in) throws IOException {
        String[] status = line(in).split(" ", 3);
        if (status.length < 2 || !status[0].startsWith("HTTP/1.") || !status[1].matches("[1-5]\\d\\d")) {
            throw new IOException("the answer is not HTTP");
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        int size = 0;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            size += line.length();
            if (size > LONGEST) {
                throw new IOException("the answer's headers are too long");
            }
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip());
            }
        }
        return new ResponseHead(Integer.parseInt(status[1]), headers);
    }

    /** One line without its end; the same rule serves the sizes between chunks. */
    static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the connection was closed in the middle of an answer");
            }
            if (line.size() > LONGEST) {
                throw new IOException("the answer's headers are too long");
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The body as the headers frame it; for a stream that is closed after one exchange. */
    InputStream body(InputStream in) throws IOException {
        if (status == 204 || status == 304) {
            return InputStream.nullInputStream();
        }
        if (header("Transfer-Encoding").orElse("").equalsIgnoreCase("chunked")) {
            return new ChunkedBody(in);
        }
        Optional<String> length = header("Content-Length");
        try {
            return length.isPresent() ? new SizedBody(in, Long.parseLong(length.get())) : in;
        } catch (NumberFormatException e) {
            throw new IOException("the answer has no valid length", e);
        }
    }
}
