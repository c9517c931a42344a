package dev.workflow.factor;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.workflow.identity.PasswordLogin;
import dev.workflow.rules.OwnClasses;

/** No way around the second factor: whoever lets somebody in by password alone asks whether that is enough. */
@AnalyzeClasses(locations = OwnClasses.class)
class EntrancesTest {

    @ArchTest
    static final ArchRule PASSWORDS_ALONE_OPEN_NOTHING_UNASKED = classes()
            .that(checkPasswords())
            .should()
            .callMethod(SecondFactors.class, "requirePasswordToBeEnough", long.class);

    private static DescribedPredicate<JavaClass> checkPasswords() {
        return DescribedPredicate.describe(
                "check passwords",
                candidate -> !candidate.isAssignableTo(PasswordLogin.class)
                        && candidate.getMethodCallsFromSelf().stream()
                                .anyMatch(call ->
                                        belongToAnyOf(PasswordLogin.class).test(call.getTargetOwner())
                                                && call.getName().equals("check")));
    }
}
