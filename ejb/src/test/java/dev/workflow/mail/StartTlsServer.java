package dev.workflow.mail;

import dev.workflow.certificate.TestCertificate;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server that takes mail from connections it has secured, and from no others. */
final class StartTlsServer implements AutoCloseable {

    /** Lines of the mail that came over secured connections. */
    final List<String> mail = new CopyOnWriteArrayList<>();

    private final ServerSocket door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final SSLContext context;

    StartTlsServer(TestCertificate certificate) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry(
                "server", certificate.keys().getPrivate(), new char[0], new Certificate[] {certificate.certificate()});
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, new char[0]);
        context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        thread.execute(this::serve);
    }

    int port() {
        return door.getLocalPort();
    }

    private void serve() {
        while (!door.isClosed()) {
            try (Socket plain = door.accept()) {
                say(plain, "220 ready");
                talk(plain);
            } catch (IOException gone) {
                // the client went away, or the door was closed
                continue;
            }
        }
    }

    /** Until the client says goodbye or secures the connection, and then all of it again inside. */
    private void talk(Socket line) throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.UTF_8));
        boolean secured = line instanceof SSLSocket;
        for (String said = reader.readLine(); said != null; said = reader.readLine()) {
            String verb = said.split("[ :]", 2)[0];
            switch (verb) {
                case "EHLO" -> say(line, secured ? "250 at your service" : "250-at your service\r\n250 STARTTLS");
                case "STARTTLS" -> {
                    say(line, "220 go ahead");
                    talk(secured(line));
                    return;
                }
                case "DATA" -> {
                    say(line, secured ? "354 go on" : "530 STARTTLS first");
                    for (String text = reader.readLine(); !text.equals("."); text = reader.readLine()) {
                        mail.add(text);
                    }
                    say(line, "250 taken");
                }
                case "QUIT" -> {
                    say(line, "221 bye");
                    return;
                }
                default -> say(line, secured ? "250 fine" : "530 STARTTLS first");
            }
        }
    }

    private SSLSocket secured(Socket plain) throws IOException {
        SSLSocket inside = (SSLSocket) context.getSocketFactory().createSocket(plain, null, plain.getPort(), true);
        inside.setUseClientMode(false);
        inside.startHandshake();
        return inside;
    }

    private static void say(Socket line, String text) throws IOException {
        line.getOutputStream().write((text + "\r\n").getBytes(StandardCharsets.UTF_8));
        line.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        door.close();
        thread.shutdownNow();
    }
}
