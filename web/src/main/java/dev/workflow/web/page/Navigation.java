package dev.workflow.web.page;

import dev.workflow.persistence.identity.Caller;
import java.util.List;
import java.util.stream.Stream;

/** The places that somebody who is logged in can go to. A new account page gets its line here. */
final class Navigation {

    private static final List<Place> EVERYBODY = List.of(
            new Place("Account", "/user/", false),
            new Place("Password", "/user/password/", false),
            new Place("Second factor", "/user/factor/", false),
            new Place("Sessions", "/user/sessions/", false),
            new Place("API tokens", "/user/api-tokens/", false),
            new Place("Other logins", "/user/sso/", false),
            new Place("Applications", "/oauth/authorized_tokens/", false));

    /** @param here whether it is the page that is shown */
    record Place(String label, String path, boolean here) {

        private Place seenFrom(String shown) {
            boolean same = path.equals("/user/") ? shown.equals(path) : shown.startsWith(path);
            return new Place(label, path, same);
        }
    }

    private Navigation() {}

    /** @param shown path of the page */
    static List<Place> of(Caller person, String shown) {
        Stream<Place> staff =
                person.superuser() ? Stream.of(new Place("Outbox", "/user/outbox/", false)) : Stream.empty();
        return Stream.concat(EVERYBODY.stream(), staff)
                .map(place -> place.seenFrom(shown.endsWith("/") ? shown : shown + "/"))
                .toList();
    }
}
