package dev.workflow.web.audit;

import dev.workflow.audit.AuditLog;
import dev.workflow.persistence.audit.AuditQuery;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.problem.Problem;
import dev.workflow.web.CallerPrincipal;
import dev.workflow.web.Page;
import dev.workflow.web.Paging;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Who changed what, for administrators. Not part of the pinned contract. */
@Path("audit")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {

    private static final int DATE = 10;
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 9999;

    private final AuditLog log;
    private final Caller caller;

    @Inject
    public AuditResource(AuditLog log, Caller caller) {
        this.log = log;
        this.caller = caller;
    }

    /** Newest first. Moments are ISO 8601, with an offset; a date is its beginning in UTC. */
    @GET
    @RolesAllowed(CallerPrincipal.SUPERUSER)
    public Page<AuditWire> list(
            @QueryParam("user") @DefaultValue("") String user,
            @QueryParam("app") @DefaultValue("") String app,
            @QueryParam("since") @DefaultValue("") String since,
            @QueryParam("until") @DefaultValue("") String until,
            @BeanParam Paging paging) {
        AuditQuery query =
                new AuditQuery(text("user", user), text("app", app), moment("since", since), moment("until", until));
        return paging.page(log.list(caller, query, paging.window()).map(AuditWire::of));
    }

    private static Optional<String> text(String field, String value) {
        if (value.indexOf('\0') >= 0) {
            throw Problem.field(field, "Null characters are not allowed.");
        }
        return Optional.of(value).filter(given -> !given.isEmpty());
    }

    private static Optional<OffsetDateTime> moment(String field, String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            // A plus sign that was not escaped arrives as a blank.
            OffsetDateTime moment = text.length() == DATE
                    ? LocalDate.parse(text).atStartOfDay().atOffset(ZoneOffset.UTC)
                    : OffsetDateTime.parse(text.replace(' ', '+'));
            if (moment.getYear() >= FIRST_YEAR && moment.getYear() <= LAST_YEAR) {
                return Optional.of(moment);
            }
        } catch (DateTimeException unreadable) {
            throw wrongFormat(field);
        }
        throw wrongFormat(field);
    }

    private static Problem wrongFormat(String field) {
        return Problem.field(
                field,
                "Datetime has wrong format. Use one of these formats instead: YYYY-MM-DDThh:mm:ssZ, YYYY-MM-DD.");
    }
}
