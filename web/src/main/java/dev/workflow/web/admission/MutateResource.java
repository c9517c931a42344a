package dev.workflow.web.admission;

import dev.workflow.admission.StructureNews;
import dev.workflow.identity.ServiceKey;
import dev.workflow.identity.ServiceKeys;
import dev.workflow.web.JsonBody;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A cluster's admission calls, which prove themselves with the key in their path. It only listens: with the right key
 * everything is allowed. Without a configured key there is nothing at this address.
 */
@Path("mutate/{key: .+}")
@Dependent
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class MutateResource {

    private final ServiceKey key;
    private final StructureNews structure;

    @Inject
    public MutateResource(ServiceKeys keys, StructureNews structure) {
        this.key = keys.admission();
        this.structure = structure;
    }

    /** @param given one slash at its end is not part of it */
    @POST
    public Map<String, Object> review(@PathParam("key") String given, JsonBody body) {
        if (!key.isConfigured()) {
            throw new NotFoundException();
        }
        AdmissionReview review = AdmissionReview.of(body);
        boolean allowed = key.matches(given.replaceFirst("/$", ""));
        if (allowed) {
            note(review);
        }
        return answer(review.uid(), allowed);
    }

    private void note(AdmissionReview review) {
        switch (review.subject()) {
            case "apps deployments/scale" ->
                review.replicas().ifPresent(replicas -> review.selectedType()
                        .ifPresent(type -> structure.scaled(review.app(), type, replicas)));
            case "batch jobs/status" -> noteJob(review);
            default -> {
                // somebody else's business
            }
        }
    }

    /** The status of a job is sent again and again; what counts is when it changes. */
    private void noteJob(AdmissionReview review) {
        if (review.becameSome("succeeded") || review.becameSome("failed")) {
            structure.ended(review.app(), review.labelledType());
        } else if (review.becameSome("active")) {
            structure.began(review.app(), review.labelledType());
        }
    }

    private static Map<String, Object> answer(String uid, boolean allowed) {
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("uid", uid);
        response.put("allowed", allowed);
        Map<String, Object> review = new LinkedHashMap<>();
        review.put("apiVersion", "admission.k8s.io/v1");
        review.put("kind", "AdmissionReview");
        review.put("response", response);
        return review;
    }
}
