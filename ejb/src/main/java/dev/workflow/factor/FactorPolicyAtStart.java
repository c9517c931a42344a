package dev.workflow.factor;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Lets no server start with a policy that nobody can read: it would refuse every login instead. */
@Startup
@Singleton
public class FactorPolicyAtStart {

    @Inject
    @ConfigProperty(name = SecondFactors.POLICY, defaultValue = SecondFactors.NO_POLICY)
    String policy;

    @PostConstruct
    void check() {
        FactorPolicy.parse(policy);
    }
}
