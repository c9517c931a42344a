package dev.workflow.web.user;

import dev.workflow.identity.Username;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Locale;

/**
 * A picture for a user name: its first letter on a colour. It is drawn from the name alone, so it tells neither whether
 * there is such an account, nor anybody else who looks at it.
 */
@Path("avatar/{username}")
@Dependent
@PermitAll
public class AvatarResource {

    /** Dark enough for white letters. */
    private static final String[] COLOURS = {
        "#0b57d0", "#7a2e8e", "#14622d", "#8a4b00", "#a4180f", "#00616b", "#4b3fb5", "#5b5f00"
    };

    private static final int SMALLEST = 16;
    private static final int LARGEST = 512;

    @GET
    public Response picture(@PathParam("username") String username, @QueryParam("s") @DefaultValue("80") String size) {
        String name = new Username(username).value();
        return Response.ok(picture(name, pixels(size)), "image/svg+xml")
                .header("Cache-Control", "public, max-age=86400")
                .header("Content-Security-Policy", "default-src 'none'")
                .build();
    }

    private static String picture(String name, int pixels) {
        String letter = name.substring(0, 1).toUpperCase(Locale.ROOT);
        String colour = COLOURS[Math.floorMod(name.hashCode(), COLOURS.length)];
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%1$d" viewBox="0 0 80 80">\
                <rect width="80" height="80" rx="12" fill="%2$s"/>\
                <text x="40" y="54" fill="#fff" font-family="sans-serif" font-size="40" text-anchor="middle">%3$s</text>\
                </svg>""".formatted(pixels, colour, letter);
    }

    private static int pixels(String size) {
        try {
            return Math.max(SMALLEST, Math.min(LARGEST, Integer.parseInt(size)));
        } catch (NumberFormatException notANumber) {
            return 80;
        }
    }
}
