package io.kmsenc.keys.aws;

import io.kmsenc.provider.ProviderException;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLPeerUnverifiedException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What a failure of the SDK means to an operator, and whether it passes by itself. Messages of AWS are not repeated in
 * ours; they stay in the cause where AWS quotes no part of the request in them.
 */
final class KmsFailure {

    /** Errors that pass, some of which have a status below 500. */
    private static final Set<String> PASSING =
            Set.of("KeyUnavailableException", "DependencyTimeoutException", "IDPCommunicationError");

    private static final Set<String> EXPIRED = Set.of("ExpiredTokenException", "ExpiredToken", "RequestExpired");

    /** Answers whose message says which principal may not do what, and quotes nothing that was sent as a secret. */
    private static final Set<String> QUOTING_NO_SECRET = Set.of(
            "AccessDeniedException",
            "AccessDenied",
            "NotFoundException",
            "DisabledException",
            "KMSInvalidStateException",
            "IncorrectKeyException",
            "InvalidKeyUsageException",
            "KMSInternalException",
            "KeyUnavailableException",
            "DependencyTimeoutException",
            "ThrottlingException",
            "RegionDisabledException");

    private KmsFailure() {}

    static ProviderException of(String provider, String action, SdkException e) {
        Optional<CredentialsException> credentials = chain(e).filter(CredentialsException.class::isInstance)
                .map(CredentialsException.class::cast)
                .findFirst();
        String asked = credentials.map(CredentialsException::action).orElse(action);
        return chain(e).filter(AwsServiceException.class::isInstance)
                .map(AwsServiceException.class::cast)
                .filter(answer -> answer.awsErrorDetails() != null)
                .findFirst()
                .map(answer -> refused(provider, asked, answer))
                .orElseGet(() -> unanswered(provider, asked, e, credentials.isPresent()));
    }

    /** Whether KMS refused the credentials because their time is over. */
    static boolean expired(SdkException e) {
        return e instanceof AwsServiceException answer && EXPIRED.contains(code(answer));
    }

    /** Whether KMS refused the caller or doesn't know the key, so that another caller may succeed. */
    static boolean notAllowed(SdkException e) {
        return e instanceof AwsServiceException answer
                && Set.of("AccessDeniedException", "NotFoundException").contains(code(answer));
    }

    private static String code(AwsServiceException e) {
        return e.awsErrorDetails() == null
                ? ""
                : String.valueOf(e.awsErrorDetails().errorCode());
    }

    private static ProviderException refused(String provider, String action, AwsServiceException e) {
        String code = code(e);
        boolean retryable = e.isThrottlingException() || e.statusCode() >= 500 || PASSING.contains(code);
        String remedy = retryable
                ? "try again later"
                : Remedies.of(code, action)
                        .orElse("see what the API Reference of " + (action.startsWith("kms:") ? "AWS KMS" : "AWS STS")
                                + " says of it");
        Throwable cause = QUOTING_NO_SECRET.contains(code)
                ? e
                : new IllegalStateException(code + ", status " + e.statusCode() + ", request " + e.requestId());
        return new ProviderException(
                place(provider) + action + " was answered by " + code + " (request " + e.requestId() + "): " + remedy,
                retryable,
                cause);
    }

    private static ProviderException unanswered(
            String provider, String action, SdkException e, boolean forCredentials) {
        if (is(e, ApiCallTimeoutException.class) || is(e, ApiCallAttemptTimeoutException.class)) {
            return new ProviderException(
                    place(provider) + action + " got no answer in time; see that the endpoint can be reached, and"
                            + " api_call_timeout and api_call_attempt_timeout, and try again",
                    true,
                    e);
        }
        if (is(e, CertificateException.class) || is(e, SSLPeerUnverifiedException.class)) {
            return new ProviderException(
                    place(provider) + action
                            + " was not sent, as the endpoint's certificate is not trusted; see endpoint,"
                            + " proxy and the trust store of the JVM",
                    false,
                    e);
        }
        if (is(e, AbortedException.class) || is(e, IOException.class)) {
            return new ProviderException(
                    place(provider) + action
                            + " got no answer; see that the endpoint can be reached, directly or by proxy, and try again",
                    true,
                    e);
        }
        String problem = forCredentials
                ? action + " gave no credentials; see the cause, and which credentials the section names"
                : action + " could not be sent; see the cause";
        return new ProviderException(place(provider) + problem, false, e);
    }

    private static boolean is(Throwable e, Class<? extends Throwable> type) {
        return chain(e).anyMatch(type::isInstance);
    }

    private static Stream<Throwable> chain(Throwable e) {
        return Stream.iterate(e, t -> t != null, Throwable::getCause);
    }

    static ProviderException foreignKey(String provider, KmsKeyReference expected, String keyArn) {
        String difference =
                expected.alias() ? "a key of another account than the alias in key_id" : "not the key in key_id";
        return new ProviderException(
                place(provider) + "the data key was encrypted under \"" + keyArn + "\", " + difference
                        + "; restore the row from a backup",
                false,
                new SecurityException("a KMS key that key_id does not stand for"));
    }

    private static String place(String provider) {
        return "provider \"" + provider + "\": ";
    }
}
