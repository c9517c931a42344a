package dev.workflow.sso.login;

import dev.workflow.sso.ExternalIdentity;

/** What an issuer says after a login. @param secondFactor whether it says that there was one */
record Vouched(ExternalIdentity who, boolean secondFactor) {}
