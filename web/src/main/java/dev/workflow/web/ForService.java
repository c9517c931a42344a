package dev.workflow.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A resource for one kind of service, and for nobody who is logged in. Not {@code @RolesAllowed}: servers look at that
 * themselves and answer in their own words.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ForService {

    /** The name of a {@link ServicePrincipal}. */
    String value();

    /** Whether superusers may call it as well. */
    boolean orSuperuser() default false;
}
