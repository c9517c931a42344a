package dev.workflow.storage;

import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/** Sends every body as a {@link WholeEnd}. */
record WholeEnds(SdkHttpClient client) implements SdkHttpClient {

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        HttpExecuteRequest.Builder changed = HttpExecuteRequest.builder().request(request.httpRequest());
        request.metricCollector().ifPresent(changed::metricCollector);
        request.contentStreamProvider()
                .ifPresent(body -> changed.contentStreamProvider(() -> new WholeEnd(body.newStream())));
        return client.prepareRequest(changed.build());
    }

    @Override
    public String clientName() {
        return client.clientName();
    }

    @Override
    public void close() {
        client.close();
    }
}
