package dev.workflow.passport.code;

import com.nimbusds.oauth2.sdk.ErrorObject;

/** What comes next for somebody whom a client has sent. */
public sealed interface Decision {

    /** They log in, also when they have done so before. */
    record LogIn() implements Decision {}

    /** They are asked whether the client may have what it asks for. */
    record Ask() implements Decision {}

    /** The client may have it. */
    record Allow() implements Decision {}

    /** The client is told why not. */
    record Refuse(ErrorObject error) implements Decision {}
}
