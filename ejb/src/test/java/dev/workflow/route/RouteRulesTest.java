package dev.workflow.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.workflow.problem.Problem;
import dev.workflow.problem.Problem.Body;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteRulesTest {

    private static final Jsonb JSONB = JsonbBuilder.create();

    private static Object json(String text) {
        return ((Map<?, ?>) JSONB.fromJson("{\"rules\":" + text.replace('\'', '"') + "}", Map.class)).get("rules");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[{}]",
                "[{'backendRefs':[{'name':'shop','port':80,'weight':0,'filters':[{'type':'URLRewrite'}]}]}]",
                "[{'matches':[{'path':{'type':'PathPrefix','value':'/'},'method':'GET',"
                        + "'headers':[{'name':'a','value':'b','type':'Exact'}]}]}]",
                "[{'timeouts':{'request':'1h30m','backendRequest':'10ms'}}]",
                "[{'sessionPersistence':{'type':'Cookie','sessionName':'s','cookieConfig':{'lifetimeType':'Session'}}}]",
                "[{'unknown':{'anything':[1,null]}}]"
            })
    void whatTheGatewayApiTakesIsTaken(String rules) {
        assertThatCode(() -> RouteRules.checked(RouteKind.HTTP, json(rules))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "{}                                                ~ rules must be a list of 0 to 16 items",
                "'text'                                            ~ rules must be a list of 0 to 16 items",
                "[1]                                               ~ rules[0] must be an object",
                "[{'backendRefs':[{}]}]                            ~ rules[0].backendRefs[0] needs name",
                "[{'backendRefs':null}]                            ~ rules[0].backendRefs must be a list of 0 to 16 items",
                "[{'backendRefs':[{'name':'x','port':0}]}]         ~ rules[0].backendRefs[0].port must be an integer from 1 to 65535",
                "[{'backendRefs':[{'name':'x','port':'80'}]}]      ~ rules[0].backendRefs[0].port must be an integer from 1 to 65535",
                "[{'backendRefs':[{'name':'x','port':1.5}]}]       ~ rules[0].backendRefs[0].port must be an integer from 1 to 65535",
                "[{'backendRefs':[{'name':'x','port':1e9999999}]}] ~ rules[0].backendRefs[0].port must be an integer from 1 to 65535",
                "[{},{'filters':[{'type':'Evil'}]}]                ~ rules[1].filters[0].type must be one of RequestHeaderModifier, ResponseHeaderModifier, RequestMirror, RequestRedirect, URLRewrite, ExtensionRef",
                "[{'timeouts':{'request':'soon'}}]                 ~ rules[0].timeouts.request must match ([0-9]{1,5}(h|m|s|ms)){1,4}",
                "[{'matches':[{'method':'get'}]}]                  ~ rules[0].matches[0].method must be one of GET, HEAD, POST, PUT, DELETE, CONNECT, OPTIONS, TRACE, PATCH",
            })
    void whatItRefusesIsRefusedWithThePlace(String rules, String complaint) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> RouteRules.checked(RouteKind.HTTP, json(rules)))
                .satisfies(problem -> assertThat(problem.body())
                        .isEqualTo(new Body.Texts(List.of("could not validate the rules: " + complaint))));
    }

    @Test
    void listsAreBounded() {
        assertThatCode(() -> RouteRules.checked(RouteKind.HTTP, Collections.nCopies(16, Map.of())))
                .doesNotThrowAnyException();
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> RouteRules.checked(RouteKind.HTTP, Collections.nCopies(17, Map.of())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[{'backendRefs':[]}]"})
    void otherKindsNeedARuleWithABackend(String rules) {
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> RouteRules.checked(RouteKind.TCP, json(rules)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GRPCRoute", "httproute", "", "HTTP"})
    void otherKindsAreRefused(String kind) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> RouteKind.of(kind))
                .withMessage("the route kind only supports: ^(HTTPRoute|TCPRoute|UDPRoute|TLSRoute)$");
    }
}
