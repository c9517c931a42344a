package dev.workflow.factor;

import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * The second factor: a code of the app, or a recovery code, wherever it is typed. Runs outside a transaction, so that an
 * attempt counts whatever becomes of it.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CodeCheck {

    private static final Pattern OF_APP = Pattern.compile("\\d{6}");
    private static final int LONGEST = 64;

    private AttemptLimit limit;
    private Codes codes;

    protected CodeCheck() {}

    @Inject
    public CodeCheck(AttemptLimit limit, Codes codes) {
        this.limit = limit;
        this.codes = codes;
    }

    /**
     * Uses the code up.
     *
     * @param address where the client is, for the limit
     * @return for a recovery code, how many are left
     * @throws Problem 400 for a wrong or used code, 429 after too many of them
     */
    public OptionalInt pass(long accountId, String typed, String address) {
        limit.begin(accountId, address);
        String code = typed.length() > LONGEST ? "" : typed.replaceAll("\\s", "");
        boolean ofApp = OF_APP.matcher(code).matches();
        OptionalInt left = ofApp ? OptionalInt.empty() : codes.useForRecovery(accountId, code);
        if (ofApp ? !codes.useOfApp(accountId, code) : left.isEmpty()) {
            throw Problem.badRequest("wrong-code", "That code is wrong, or was used before.")
                    .withHint(ofApp ? "Wait until the app shows the next one." : "");
        }
        limit.succeeded(accountId, address);
        return left;
    }
}
