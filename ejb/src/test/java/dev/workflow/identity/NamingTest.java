package dev.workflow.identity;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.AccountRepository;
import dev.workflow.rules.OwnClasses;
import java.util.Set;
import java.util.stream.Stream;

/** One rule for names, whoever gives them: each class that names an account asks {@link Username} whether it may. */
@AnalyzeClasses(locations = OwnClasses.class)
class NamingTest {

    private static final Set<String> NAMING = Set.of("addIfAbsent", "rename");

    @ArchTest
    static final ArchRule NAMES_ARE_GIVEN_BY_ONE_RULE =
            classes().that(nameAccounts()).should(askWhetherTheNameMayBeGiven());

    private static DescribedPredicate<JavaClass> nameAccounts() {
        return DescribedPredicate.describe(
                "name accounts",
                candidate -> candidate.getConstructorCallsFromSelf().stream()
                                .anyMatch(call -> call.getTargetOwner().isEquivalentTo(Account.class))
                        || candidate.getMethodCallsFromSelf().stream()
                                .anyMatch(call -> call.getTargetOwner().isEquivalentTo(AccountRepository.class)
                                        && NAMING.contains(call.getName())));
    }

    /** By itself, or by a value of its component that it takes the name from. */
    private static ArchCondition<JavaClass> askWhetherTheNameMayBeGiven() {
        return new ArchCondition<>("ask whether the name may be given") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean asks = Stream.concat(
                                Stream.of(type),
                                type.getMethodCallsFromSelf().stream()
                                        .map(call -> call.getTargetOwner())
                                        .filter(owner -> owner.getPackage().equals(type.getPackage())))
                        .flatMap(owner -> owner.getCodeUnits().stream())
                        .anyMatch(NamingTest::asks);
                events.add(
                        new SimpleConditionEvent(type, asks, type.getName() + " names accounts by a rule of its own"));
            }
        };
    }

    private static boolean asks(JavaCodeUnit code) {
        return code.getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getTargetOwner().isEquivalentTo(Username.class)
                        && Set.of("forAccount", "reserved").contains(call.getName()));
    }
}
