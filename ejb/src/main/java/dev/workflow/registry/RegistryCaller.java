package dev.workflow.registry;

/** Who makes a request to the registry. Nobody is no caller: there is no anonymous access. */
public sealed interface RegistryCaller {

    /** The platform itself. */
    record Service() implements RegistryCaller {}

    /** A person with an account. */
    record Account(String username) implements RegistryCaller {}

    /** A program without an account that holds a grant. */
    record Holder(Grant grant) implements RegistryCaller {}
}
