package dev.workflow.web.scim;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A resource whose refusals are written as SCIM clients read them. */
@NameBinding
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Scim {

    /** What is sent and understood (RFC 7644, §3.1). */
    String JSON = "application/scim+json";
}
