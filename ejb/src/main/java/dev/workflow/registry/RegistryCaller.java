package dev.workflow.registry;

import dev.workflow.persistence.identity.Caller;
import java.util.Optional;

/** Who makes a request to the registry. Nobody is no caller: there is no anonymous access. */
public sealed interface RegistryCaller {

    /** The platform itself. */
    record Service() implements RegistryCaller {}

    /** A person with an account, and the rights that the credential carries. */
    record Account(Caller caller) implements RegistryCaller {}

    /** A program without an account that holds a grant. */
    record Holder(Grant grant) implements RegistryCaller {}

    /** One of the others, with a pass that narrows what it may do. */
    record Visitor(RegistryCaller holder, Pass pass) implements RegistryCaller {}

    /** The account behind it; empty when there is none. */
    default Optional<Caller> account() {
        if (this instanceof Visitor visitor) {
            return visitor.holder().account();
        }
        return this instanceof Account known ? Optional.of(known.caller()) : Optional.empty();
    }
}
