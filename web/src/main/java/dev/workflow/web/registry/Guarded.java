package dev.workflow.web.registry;

import dev.workflow.registry.RegistryAccess.Action;
import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The method runs only for a caller who may do the action to the repository in its path. See {@link RegistryGuard}. */
@NameBinding
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Guarded {
    Action value();
}
