package dev.workflow.registry;

import dev.workflow.persistence.identity.Caller;

/** Who makes a request to the registry. Nobody is no caller: there is no anonymous access. */
public sealed interface RegistryCaller {

    /** The platform itself. */
    record Service() implements RegistryCaller {}

    /** A person with an account, and the rights that the credential carries. */
    record Account(Caller caller) implements RegistryCaller {}

    /** A program without an account that holds a grant. */
    record Holder(Grant grant) implements RegistryCaller {}
}
