package dev.workflow.web;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.annotation.HandlesTypes;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** All resources and providers of the WAR, as the container finds them, for the applications to share out by package. */
@HandlesTypes({Path.class, Provider.class})
public final class ResourceClasses implements ServletContainerInitializer {

    private static volatile Set<Class<?>> found = Set.of();

    @Override
    public void onStartup(Set<Class<?>> classes, ServletContext context) {
        found = classes == null ? Set.of() : Set.copyOf(classes);
    }

    /** Those in packages, given by their full names, that are wanted. */
    public static Set<Class<?>> in(Predicate<String> packages) {
        return found.stream()
                .filter(type -> type.isAnnotationPresent(Path.class) || type.isAnnotationPresent(Provider.class))
                .filter(type -> packages.test(type.getPackageName()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
