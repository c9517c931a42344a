package dev.workflow.rules;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/** Never a shell string from a tenant's input: processes are started in few places, which are looked at (decision 7). */
public final class Processes {

    private Processes() {}

    /** @param names the classes of the module that may start a process, each with all that is nested in it */
    public static ArchRule areStartedOnlyBy(String... names) {
        Set<String> allowed = Set.of(names);
        DescribedPredicate<JavaClass> others =
                DescribedPredicate.describe("are not " + allowed, candidate -> !allowed.contains(outermost(candidate)));
        return noClasses()
                .that(others)
                .should()
                .dependOnClassesThat(type(ProcessBuilder.class))
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("com.pty4j..")
                .orShould()
                .callMethodWhere(target(name("exec")).and(targetOwner(type(Runtime.class))))
                .allowEmptyShould(true);
    }

    private static String outermost(JavaClass candidate) {
        String name = candidate.getName();
        int nested = name.indexOf('$');
        return nested < 0 ? name : name.substring(0, nested);
    }
}
