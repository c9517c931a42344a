package dev.workflow.rules;

import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.LocationProvider;
import java.nio.file.Path;
import java.util.Set;

/** The classes of the module under test, without those it is built on or that an earlier packaging has added to it. */
public final class OwnClasses implements LocationProvider {

    @Override
    public Set<Location> get(Class<?> test) {
        return Set.of(Location.of(Path.of("target", "classes", "dev", "workflow")));
    }
}
