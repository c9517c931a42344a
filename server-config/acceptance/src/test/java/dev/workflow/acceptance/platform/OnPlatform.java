package dev.workflow.acceptance.platform;

import dev.workflow.acceptance.client.Person;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one running {@link Platform} and its administrator, a {@link Person}. */
public final class OnPlatform implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(OnPlatform.class);

    private static final Map<Class<?>, Function<ExtensionContext.Store, Object>> GIVEN =
            Map.of(Platform.class, OnPlatform::platform, Person.class, OnPlatform::administrator);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return GIVEN.containsKey(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return GIVEN.get(parameter.getParameter().getType())
                .apply(context.getRoot().getStore(NAMESPACE));
    }

    private static Platform platform(ExtensionContext.Store unused) {
        return Platform.given().orElseGet(SharedPlatform::get);
    }

    private static Person administrator(ExtensionContext.Store store) {
        Platform platform = platform(store);
        return store.getOrComputeIfAbsent(
                Person.class, key -> Person.login(platform, "admin", platform.adminPassword()), Person.class);
    }
}
