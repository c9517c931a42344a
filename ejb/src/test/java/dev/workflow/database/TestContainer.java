package dev.workflow.database;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;

/**
 * As much of the container as transactions need: beans with their injected fields or constructors filled, on a real database; a call is
 * a transaction that commits, or rolls back with the exception; events count once their transaction has committed. It
 * does not look at transaction attributes: a call of one bean by another joins.
 */
public final class TestContainer {

    private final TestDatabase database = TestDatabase.empty();
    private final Map<Class<?>, Object> provided = new HashMap<>();
    private final Map<Class<?>, Class<?>> beans = new HashMap<>();
    private final List<Object> fired = new ArrayList<>();

    /** The one instance that is injected for the type, in place of a new one for each call. */
    public <T> TestContainer provide(Class<T> type, T instance) {
        provided.put(type, instance);
        return this;
    }

    /** The bean that is injected for an interface. */
    public <T> TestContainer use(Class<T> type, Class<? extends T> bean) {
        beans.put(type, bean);
        return this;
    }

    public TestDatabase database() {
        return database;
    }

    /** Calls a bean in a transaction. */
    public <B, R> R call(Class<B> bean, Function<B, R> work) {
        List<Object> events = new ArrayList<>();
        R result = database.call(entities -> work.apply(bean.cast(new Beans(entities, events).get(bean))));
        synchronized (fired) {
            fired.addAll(events);
        }
        return result;
    }

    public <B> void run(Class<B> bean, Consumer<B> work) {
        call(bean, instance -> {
            work.accept(instance);
            return null;
        });
    }

    /** What was fired by transactions that committed. */
    public <E> List<E> fired(Class<E> type) {
        synchronized (fired) {
            return fired.stream().filter(type::isInstance).map(type::cast).toList();
        }
    }

    /** The beans of one transaction. */
    private final class Beans {

        private final Map<Class<?>, Object> known = new HashMap<>(provided);
        private final List<Object> events;

        Beans(EntityManager entities, List<Object> events) {
            this.events = events;
            known.put(EntityManager.class, entities);
        }

        Object get(Class<?> type) {
            Class<?> bean = beans.getOrDefault(type, type);
            Object instance = known.get(bean);
            return instance == null ? create(bean) : instance;
        }

        private Object create(Class<?> type) {
            try {
                Constructor<?> constructor = constructor(type);
                constructor.setAccessible(true);
                Object[] arguments = new Object[constructor.getParameterCount()];
                for (int i = 0; i < arguments.length; i++) {
                    arguments[i] = injected(constructor.getGenericParameterTypes()[i]);
                }
                Object bean = constructor.newInstance(arguments);
                known.put(type, bean);
                fill(bean);
                return bean;
            } catch (ReflectiveOperationException unfit) {
                throw new IllegalStateException("no bean of " + type, unfit);
            }
        }

        /**
         * A repository is made on its entity manager, a bean with what it asks for; one that asks for the configuration as
         * a whole is made without any.
         */
        private static Constructor<?> constructor(Class<?> type) throws NoSuchMethodException {
            for (Constructor<?> constructor : type.getDeclaredConstructors()) {
                boolean configured = List.of(constructor.getParameterTypes()).contains(Config.class);
                if (constructor.isAnnotationPresent(Inject.class) && !configured) {
                    return constructor;
                }
            }
            try {
                return type.getDeclaredConstructor(EntityManager.class);
            } catch (NoSuchMethodException bean) {
                return type.getDeclaredConstructor();
            }
        }

        private Object injected(Type type) {
            return type instanceof ParameterizedType generic && generic.getRawType() == Event.class
                    ? event(generic)
                    : get((Class<?>) type);
        }

        private void fill(Object bean) throws IllegalAccessException {
            for (Field field : bean.getClass().getDeclaredFields()) {
                if (field.isAnnotationPresent(Inject.class) || field.isAnnotationPresent(PersistenceContext.class)) {
                    field.setAccessible(true);
                    field.set(bean, injected(field.getGenericType()));
                }
            }
        }

        private Event<?> event(ParameterizedType type) {
            Class<?> payload = (Class<?>) type.getActualTypeArguments()[0];
            return new CollectedEvent<>(payload, events::add);
        }
    }
}
