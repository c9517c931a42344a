package dev.workflow.scim;

import dev.workflow.problem.Problem;
import jakarta.ejb.ApplicationException;

/** A refusal with the word that RFC 7644, §3.12 has for it. */
@ApplicationException(rollback = true)
public final class ScimProblem extends Problem {

    private static final long serialVersionUID = 1L;

    private final String scimType;

    private ScimProblem(int status, String scimType, String detail) {
        super(status, "scim-" + scimType, new Body.Detail(detail), "", null);
        this.scimType = scimType;
    }

    /** {@code invalidFilter} and its like. */
    public String scimType() {
        return scimType;
    }

    static ScimProblem invalidFilter(String detail) {
        return new ScimProblem(400, "invalidFilter", detail);
    }

    static ScimProblem invalidSyntax(String detail) {
        return new ScimProblem(400, "invalidSyntax", detail);
    }

    static ScimProblem invalidPath(String detail) {
        return new ScimProblem(400, "invalidPath", detail);
    }

    static ScimProblem invalidValue(String detail) {
        return new ScimProblem(400, "invalidValue", detail);
    }

    static ScimProblem mutability(String detail) {
        return new ScimProblem(400, "mutability", detail);
    }

    static ScimProblem uniqueness(String detail) {
        return new ScimProblem(409, "uniqueness", detail);
    }
}
