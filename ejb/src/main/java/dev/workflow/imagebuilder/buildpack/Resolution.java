package dev.workflow.imagebuilder.buildpack;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides whether the plans of a group fit together: everything required is provided by the buildpack itself or an
 * earlier one, everything provided is required by itself or a later one. Optional buildpacks that do not fit leave.
 */
final class Resolution {

    /** Alternatives multiply; a group that has not fitted after so many combinations does not fit. */
    private static final int MOST_ATTEMPTS = 10_000;

    private final List<Groups.Member> members;
    private final List<BuildPlan> plans;
    private int attempts;

    private Resolution(List<Groups.Member> members, List<BuildPlan> plans) {
        this.members = members;
        this.plans = plans;
    }

    /** A buildpack that detected, with one alternative of its plan. */
    record Candidate(Groups.Member member, BuildPlan.Option plan) {}

    /** The first combination of alternatives that fits; earlier buildpacks' first alternatives count most. */
    static Optional<List<Candidate>> resolve(List<Groups.Member> members, List<BuildPlan> plans) {
        return new Resolution(members, plans).combine(new ArrayList<>());
    }

    private Optional<List<Candidate>> combine(List<Candidate> chosen) {
        int next = chosen.size();
        if (next == members.size() || attempts > MOST_ATTEMPTS) {
            return attempts++ > MOST_ATTEMPTS ? Optional.empty() : fit(new ArrayList<>(chosen));
        }
        for (BuildPlan.Option option : plans.get(next).alternatives()) {
            chosen.add(new Candidate(members.get(next), option));
            Optional<List<Candidate>> fitting = combine(chosen);
            chosen.remove(next);
            if (fitting.isPresent()) {
                return fitting;
            }
        }
        return Optional.empty();
    }

    private static Optional<List<Candidate>> fit(List<Candidate> group) {
        Optional<Candidate> misfit = misfit(group);
        while (misfit.isPresent()) {
            if (!misfit.get().member().optional()) {
                return Optional.empty();
            }
            group.remove(misfit.get());
            misfit = misfit(group);
        }
        return group.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(group));
    }

    private static Optional<Candidate> misfit(List<Candidate> group) {
        Set<String> provided = new HashSet<>();
        for (Candidate one : group) {
            provided.addAll(one.plan().provides());
            if (!one.plan().requires().stream().allMatch(require -> provided.contains(require.name()))) {
                return Optional.of(one);
            }
        }
        Set<String> required = new HashSet<>();
        for (int i = group.size() - 1; i >= 0; i--) {
            group.get(i).plan().requires().forEach(require -> required.add(require.name()));
            if (!required.containsAll(group.get(i).plan().provides())) {
                return Optional.of(group.get(i));
            }
        }
        return Optional.empty();
    }
}
