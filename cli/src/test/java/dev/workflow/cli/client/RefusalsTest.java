package dev.workflow.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
            400 | {"username":["This field may not be blank."]} | Enter a valid username. This value may contain only letters, numbers and @/./+/-/_ characters.
            400 | {"username":["A user with that username already exists."]} | A user with that username already exists.
            400 | {"password":["This field may not be blank."]} | A Password is required
            400 | {"non_field_errors":["Unable to log in with provided credentials."]} | Unable to log in with provided credentials.
            400 | {"id":["App name can only contain a-z (lowercase), 0-9 and hyphens"]} | App name can only contain a-z (lowercase), 0-9 and hyphens
            400 | {"id":["x","Application with this id already exists."]} | Application with this id already exists.
            400 | {"id":["This field may not be blank."]} | An id is required
            400 | {"key":["This field may not be blank."]} | a key is required
            400 | {"key":["Public Key is already in use"]} | Public Key is already in use
            400 | {"public":["Key contains invalid base64 chars"]} | a key is required
            400 | {"certificate":["Could not load certificate: bad PEM"]} | Could not load certificate
            400 | {"name":["Can only contain a-z (lowercase), 0-9 and hyphens"]} | name can only contain a-z (lowercase), 0-9 and hyphens
            400 | {"domain":["Hostname does not look valid."]} | Hostname does not look valid.
            400 | {"domain":["Domain is already in use by another application"]} | Domain is already in use by another application
            400 | {"image":["This field may not be blank."]} | The given image is invalid
            400 | {"email":["Enter a valid email address."]} | Enter a valid email address.
            400 | {"detail":"Container type x does not exist in application"} | Pod not found in application
            400 | {"detail":"version cannot be below 0"} | The given version is invalid
            400 | {"detail":"No nodes matched the provided labels: a=b"} | No nodes matched the provided labels
            400 | {"domain":["Hostname does not look valid. Really."]} | Unknown Error (400): {"domain":["Hostname does not look valid. Really."]}
            400 | ["port can only be a numeric value"] | Unknown Error (400): ["port can only be a numeric value"]
            400 | not json | Unknown Error (400): not json
            401 | {"detail":"Invalid token."} | Unauthorized: Missing or Invalid Token
            403 | {"detail":"no"} | you do not have permission to perform this action
            404 | "No App matches the given query." | "No App matches the given query."
            405 | {"detail":"no"} | Method Not Allowed
            409 | {"detail":"port is occupied"} | Unknown Error (409): {"detail":"port is occupied"}
            409 | {"detail":"ada still has applications assigned. Delete or transfer ownership"} | failed to delete user because the user still has applications assigned. Delete or transfer ownership
            422 | {"detail":"X does not exist under values"} | Unable to process your request: X does not exist under values
            500 | {"detail":"Server Error"} | Internal Server Error
            503 | {"detail":"busy"} | Unknown Error (503): {"detail":"busy"}
            """)
    void eachRefusalHasItsText(int status, String body, String text) {
        assertThat(Refusals.of(status, body)).hasMessage(text);
    }

    @Test
    void emptyNotFoundAndLineEndsInside() {
        assertThat(Refusals.of(404, "")).hasMessage("Not Found");
        assertThat(Refusals.of(400, "{\"x\":\"a\\nb\"}")).hasMessage("Unknown Error (400): {\"x\":\"a\nb\"}");
        assertThat(Refusals.of(423, "").status()).isEqualTo(423);
    }
}
