package dev.workflow.dryccfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.workflow.problem.Problem;
import jakarta.json.bind.JsonbBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** model.md §4 and the texts of api.md §4. */
class DryccfileSchemaTest {

    @SuppressWarnings("unchecked")
    private static Map<String, Object> json(String text) {
        return JsonbBuilder.create().fromJson(text.replace('\'', '"'), LinkedHashMap.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'deploy':{'web':{}}}",
                "{'deploy':{'web':{'image':'web','command':['a'],'args':[],'more':1}},'more':{'x':[1]}}",
                "{'deploy':{'web':{}},'build':{'docker':{'web':'Dockerfile'},'config':{'A':1},'more':2}}",
                "{'deploy':{'web':{}},'run':[]}",
                "{'deploy':{'web':{}},'run':[{'image':'web','command':['a'],'args':['b'],'timeout':60,"
                        + "'when':{'ptypes':['web','other'],'more':1},'more':1}]}"
            })
    void whatTheSchemaKnowsShouldPass(String file) {
        DryccfileSchema.check(json(file));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{'build':{}}|could not validate {'build': {}}: 'deploy' is a required property",
                "{'deploy':{}}|could not validate {'deploy': {}}: {} should be non-empty",
                "{'deploy':[]}|could not validate {'deploy': []}: [] is not of type 'object'",
                "{'deploy':{'web':1}}|could not validate {'deploy': {'web': 1}}: 1 is not of type 'object'",
                "{'deploy':{'web':{'image':true}}}|True is not of type 'string'",
                "{'deploy':{'web':{'command':'a b'}}}|'a b' is not of type 'array'",
                "{'deploy':{'web':{'args':['-p',8000]}}}|8000 is not of type 'string'",
                "{'deploy':{'web':{}},'run':{}}|{} is not of type 'array'",
                "{'deploy':{'web':{}},'run':['x']}|'x' is not of type 'object'",
                "{'deploy':{'web':{}},'run':[{'timeout':'60'}]}|'60' is not of type 'integer'",
                "{'deploy':{'web':{}},'run':[{'timeout':1.5}]}|1.5 is not of type 'integer'",
                "{'deploy':{'web':{}},'run':[{'timeout':true}]}|True is not of type 'integer'",
                "{'deploy':{'web':{}},'run':[{'timeout':0}]}|0 is less than the minimum of 1",
                "{'deploy':{'web':{}},'run':[{'timeout':86401}]}|86401 is greater than the maximum of 86400",
                "{'deploy':{'web':{}},'run':[{'when':[]}]}|[] is not of type 'object'",
                "{'deploy':{'web':{}},'run':[{'when':{'ptypes':'web'}}]}|'web' is not of type 'array'",
                "{'deploy':{'web':{}},'build':'x'}|'x' is not of type 'object'",
                "{'deploy':{'web':{}},'build':{'docker':{'web':{}}}}|{} is not of type 'string'",
                "{'deploy':{'web':{}},'build':{'config':[]}}|[] is not of type 'object'",
                "{'deploy':{'Web':{}}}|Process types can only supports: ^(?P<type>[a-z0-9]+(\\-[a-z0-9]+)*)$",
                "{'deploy':{'we':{}}}|The length of ptype must be between 3 and 63",
                "{'deploy':{'web':{}},'build':{'docker':{'a_b':'x'}}}|Process types can only supports",
                "{'deploy':{'web':{}},'more':1e999}|A number may have 100 digits at most.",
            })
    void whatItRefusesShouldSayWhy(String file, String text) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> DryccfileSchema.check(json(file)))
                .withMessageStartingWith("{dryccfile=[")
                .withMessageContaining(text);
    }

    @Test
    void nothingShouldBeNoObject() {
        Map<String, Object> nothing = new LinkedHashMap<>();
        nothing.put("web", null);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> DryccfileSchema.check(Map.of("deploy", nothing)))
                .withMessageContaining("could not validate {'deploy': {'web': None}}: None is not of type 'object'");
    }

    @Test
    void aLongFileShouldNotComeBackWhole() {
        Map<String, Object> file = Map.of("deploy", Map.of("web", List.of("x".repeat(100_000))));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> DryccfileSchema.check(file))
                .satisfies(problem -> assertThat(problem.getMessage()).hasSizeLessThan(1_000));
    }
}
