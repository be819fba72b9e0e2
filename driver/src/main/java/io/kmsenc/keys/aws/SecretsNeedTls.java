package io.kmsenc.keys.aws;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Stops a request that would leave this machine without TLS. The check of the configuration has seen to its own settings,
 * but the SDK takes endpoints from the environment and from profiles too.
 */
final class SecretsNeedTls implements ExecutionInterceptor {

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        String scheme = context.httpRequest().protocol();
        String host = context.httpRequest().host();
        if (!Loopback.mayBeReached(scheme, host)) {
            throw SdkClientException.create("the endpoint of \"" + host
                    + "\" is http, which would send data keys or credentials in the clear; use https");
        }
    }
}
