package dev.workflow.rules;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;

/** Classes of the platform that are in none of the given packages. */
public final class NotBelow extends DescribedPredicate<JavaClass> {

    private final List<String> below;

    public NotBelow(String... below) {
        super("are the platform's and not in " + String.join(", ", below));
        this.below = List.of(below);
    }

    @Override
    public boolean test(JavaClass type) {
        String name = type.getPackageName() + ".";
        return name.startsWith("dev.workflow.") && below.stream().noneMatch(prefix -> name.startsWith(prefix + "."));
    }
}
