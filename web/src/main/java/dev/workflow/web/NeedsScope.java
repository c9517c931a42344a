package dev.workflow.web;

import dev.workflow.persistence.identity.Scope;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The least level of a restricted credential that may call this. Below {@code apps/{id}} a method without it asks for
 * what its permission asks for: reading, deploying, or all. Everywhere else a method without it is closed to restricted
 * credentials. The table is in docs/passport.md; {@code x-scope} of the API's document says the same.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface NeedsScope {

    Scope.Level value();
}
