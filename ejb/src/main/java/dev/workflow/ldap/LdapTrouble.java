package dev.workflow.ldap;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.util.Optional;

/** Why the directory cannot be asked, and what an operator can do: a line for the log, with nothing that somebody typed. */
record LdapTrouble(String why, String todo) {

    private static final int LONGEST = 120;

    static LdapTrouble of(Exception failed) {
        return failed instanceof LDAPException refused
                ? new LdapTrouble(refused.getResultCode().getName() + cause(refused), todo(refused.getResultCode()))
                : new LdapTrouble(line(failed), "look at WORKFLOW_LDAP_TRUST");
    }

    String text() {
        return "Nobody can log in by LDAP at this moment (" + why + "): " + todo + ".";
    }

    private static String todo(ResultCode code) {
        if (code.equals(ResultCode.INVALID_CREDENTIALS) || code.equals(ResultCode.INSUFFICIENT_ACCESS_RIGHTS)) {
            return "the directory refuses LDAP_BIND_DN, so look at it and at LDAP_BIND_PASSWORD";
        }
        if (code.equals(ResultCode.NO_SUCH_OBJECT)) {
            return "look at LDAP_USER_BASEDN and LDAP_GROUP_BASEDN";
        }
        return "see whether the directory runs, and look at LDAP_ENDPOINT and, with TLS, WORKFLOW_LDAP_TRUST";
    }

    /** What is behind it, such as a refused connection or an untrusted certificate. */
    private static String cause(Throwable failed) {
        Throwable deepest = failed;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return deepest instanceof LDAPException ? "" : ", " + line(deepest);
    }

    private static String line(Throwable failed) {
        String text = Optional.ofNullable(failed.getMessage())
                .flatMap(message -> message.lines().findFirst())
                .orElse(failed.getClass().getSimpleName());
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
