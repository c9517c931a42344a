package dev.workflow.acceptance.client;

import dev.workflow.acceptance.platform.Platform;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Makes further accounts, and does to accounts and tokens in the database what no call does. */
public final class Accounts {

    private static final String SALT = "acceptance";
    private static final int ROUNDS = 1000;

    private static final Map<URI, Person> ADMINISTRATORS = new ConcurrentHashMap<>();

    private Accounts() {}

    /** An ordinary account, logged in. */
    public static Person create(Platform platform, String name) throws Exception {
        return create(platform, name, false);
    }

    /** One of the platform's staff, logged in. */
    public static Person createStaff(Platform platform, String name) throws Exception {
        return create(platform, name, true);
    }

    /** Logs such an account in once more, with a token of its own. */
    public static Person again(Platform platform, Person person) {
        return Person.login(platform, person.name(), password(person.name()));
    }

    /** Gives an account that has no password one, and logs it in. */
    public static Person letIn(Platform platform, String name) throws Exception {
        try (Connection database = connect(platform);
                PreparedStatement update =
                        database.prepareStatement("update account set password_hash = ? where username = ?")) {
            update.setString(1, hash(password(name)));
            update.setString(2, name);
            update.executeUpdate();
        }
        return Person.login(platform, name, password(name));
    }

    /** Lets a token's time be over. */
    public static void expire(Platform platform, String token) throws Exception {
        try (Connection database = connect(platform);
                PreparedStatement update =
                        database.prepareStatement("update api_token set expires = now() where uuid = ?::uuid")) {
            update.setString(1, token);
            update.executeUpdate();
        }
    }

    /** An ordinary account, logged in, where no administrator can log in yet. */
    public static Person insert(Platform platform, String name) throws Exception {
        try (Connection database = connect(platform);
                PreparedStatement insert = database.prepareStatement(
                        "insert into account(username, password_hash, date_joined) values (?, ?, now())")) {
            insert.setString(1, name);
            insert.setString(2, hash(password(name)));
            insert.executeUpdate();
        }
        return Person.login(platform, name, password(name));
    }

    private static Person create(Platform platform, String name, boolean staff) throws Exception {
        ADMINISTRATORS
                .computeIfAbsent(platform.api(), unused -> Person.login(platform, "admin", platform.adminPassword()))
                .api()
                .post("/v2/users/", Map.of("username", name, "is_staff", staff, "password_hash", hash(password(name))))
                .is(201);
        return Person.login(platform, name, password(name));
    }

    /** The password of an account that was made here. */
    public static String password(String name) {
        return "secret of " + name;
    }

    private static Connection connect(Platform platform) throws IOException, SQLException {
        Path data = platform.data().orElseThrow();
        Properties remembered = new Properties();
        try (var file = Files.newBufferedReader(data.resolve("settings.properties"))) {
            remembered.load(file);
        }
        String password =
                Files.readString(data.resolve("secrets/database-password")).strip();
        String port = remembered.getProperty("database-port");
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/workflow", "workflow", password);
    }

    /** In Django's format, which the platform accepts from accounts that were moved to it. */
    private static String hash(String password) throws GeneralSecurityException {
        byte[] salt = SALT.getBytes(StandardCharsets.UTF_8);
        byte[] digest = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(new PBEKeySpec(password.toCharArray(), salt, ROUNDS, 256))
                .getEncoded();
        return "pbkdf2_sha256$" + ROUNDS + "$" + SALT + "$"
                + Base64.getEncoder().encodeToString(digest);
    }
}
