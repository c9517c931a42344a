package dev.workflow.certificate;

import dev.workflow.problem.Problem;
import java.util.regex.Pattern;

/** What a user calls a certificate (model.md §2). */
public record CertificateName(String value) {

    private static final Pattern SHAPE = Pattern.compile("[a-z0-9-]+");
    private static final int LONGEST = 253;

    public CertificateName {
        if (!SHAPE.matcher(value).matches()) {
            throw Problem.field("name", "Can only contain a-z (lowercase), 0-9 and hyphens");
        }
        if (value.length() > LONGEST) {
            throw Problem.field("name", "Ensure this field has no more than 253 characters.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
