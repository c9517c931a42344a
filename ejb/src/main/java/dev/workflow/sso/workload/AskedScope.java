package dev.workflow.sso.workload;

import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.TokenRequest;
import dev.workflow.persistence.identity.Scope;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a job asks for: {@code deploy}, or {@code deploy:shop,blog}; nothing for whatever its rules give. */
final class AskedScope {

    private static final Pattern SHAPE =
            Pattern.compile("(read|deploy)(?::([a-z0-9-]{1,63}(?:,[a-z0-9-]{1,63}){0,49}))?");

    private AskedScope() {}

    static Optional<Scope> of(TokenRequest request) throws GeneralException {
        List<String> words =
                request.getScope() == null ? List.of() : request.getScope().toStringList();
        if (words.isEmpty()) {
            return Optional.empty();
        }
        Matcher asked = SHAPE.matcher(words.get(0));
        if (words.size() > 1 || !asked.matches()) {
            throw new GeneralException(OAuth2Error.INVALID_SCOPE.setDescription(
                    "A job may ask for read or deploy, of named apps as in deploy:shop,blog."));
        }
        Scope.Level level = Scope.Level.named(asked.group(1)).orElseThrow();
        return Optional.of(Scope.of(level, Optional.ofNullable(asked.group(2)).orElse("")));
    }
}
