package io.kmsenc.it.kms;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature of a request under AWS Signature Version 4 (IAM User Guide, "Create a signed AWS API request"), recomputed
 * with the secret of the credential that it names. For requests without a query.
 */
final class Signature {

    private static final Pattern AUTHORIZATION =
            Pattern.compile("AWS4-HMAC-SHA256 Credential=([^/,]+)/(\\d{8})/([^/,]+)/([^/,]+)/aws4_request, ?"
                    + "SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})");
    private static final DateTimeFormatter AMZ_DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Duration MAX_SKEW = Duration.ofMinutes(5);

    private final String accessKeyId;
    private final String day;
    private final String region;
    private final String service;
    private final String signedHeaders;
    private final String signature;

    private Signature(Matcher parts) {
        accessKeyId = parts.group(1);
        day = parts.group(2);
        region = parts.group(3);
        service = parts.group(4);
        signedHeaders = parts.group(5);
        signature = parts.group(6);
    }

    /** The signature that a request carries, not checked; empty if it carries none. */
    static Optional<Signature> of(HttpExchange exchange) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        if (header == null) {
            return Optional.empty();
        }
        Matcher parts = AUTHORIZATION.matcher(header);
        return parts.matches() ? Optional.of(new Signature(parts)) : Optional.empty();
    }

    String accessKeyId() {
        return accessKeyId;
    }

    String region() {
        return region;
    }

    /**
     * Checks the signature, the session token and the time.
     *
     * @param expectedService {@code kms} or {@code sts}
     * @throws KmsFailure as the service answers
     */
    void check(HttpExchange exchange, byte[] body, AccessKey key, Instant now, String expectedService) {
        Headers headers = exchange.getRequestHeaders();
        checkScope(headers, now, expectedService);
        checkSignedHeaders(headers);
        byte[] expected = sign(exchange, body, key.secret());
        if (!MessageDigest.isEqual(expected, HexFormat.of().parseHex(signature))) {
            throw invalid("The request signature we calculated does not match the signature you provided. "
                    + "Check your AWS Secret Access Key and signing method.");
        }
        String token = headers.getFirst("X-Amz-Security-Token");
        if (!key.sessionToken().equals(Optional.ofNullable(token))) {
            throw KmsFailure.of(
                    "UnrecognizedClientException", "The security token included in the request is invalid.");
        }
        if (!now.isBefore(key.expires())) {
            throw KmsFailure.of("ExpiredTokenException", "The security token included in the request is expired");
        }
    }

    private void checkScope(Headers headers, Instant now, String expectedService) {
        if (!service.equals(expectedService)) {
            throw invalid("Credential should be scoped to correct service: '" + expectedService + "'.");
        }
        String date = String.valueOf(headers.getFirst("X-Amz-Date"));
        if (!date.startsWith(day)) {
            throw invalid("Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP");
        }
        try {
            Duration skew = Duration.between(AMZ_DATE.parse(date, Instant::from), now);
            if (skew.abs().compareTo(MAX_SKEW) > 0) {
                throw invalid("Signature expired: " + date + " is not within 5 min. of the service's time");
            }
        } catch (DateTimeException e) {
            throw invalid("Date must be in ISO-8601 'basic format'");
        }
    }

    // What the service insists on: the host and every x-amz header that is there must be under the signature.
    private void checkSignedHeaders(Headers headers) {
        List<String> signed = Arrays.asList(signedHeaders.split(";"));
        List<String> missing = headers.keySet().stream()
                .map(Signature::lower)
                .filter(name -> name.equals("host") || name.startsWith("x-amz-"))
                .filter(name -> !signed.contains(name))
                .toList();
        if (!missing.isEmpty()) {
            throw invalid("'" + missing.get(0) + "' must be a 'SignedHeader' in the AWS Authorization.");
        }
    }

    private byte[] sign(HttpExchange exchange, byte[] body, String secret) {
        Headers headers = exchange.getRequestHeaders();
        String canonicalHeaders = Arrays.stream(signedHeaders.split(";"))
                .map(name -> name + ":" + canonical(headers, name) + "\n")
                .collect(Collectors.joining());
        String path = exchange.getRequestURI().getRawPath();
        String canonicalRequest = String.join(
                "\n",
                exchange.getRequestMethod(),
                path.isEmpty() ? "/" : path,
                "",
                canonicalHeaders,
                signedHeaders,
                HexFormat.of().formatHex(sha256(body)));
        String scope = day + "/" + region + "/" + service + "/aws4_request";
        String toSign = String.join(
                "\n",
                "AWS4-HMAC-SHA256",
                headers.getFirst("X-Amz-Date"),
                scope,
                HexFormat.of().formatHex(sha256(canonicalRequest.getBytes(StandardCharsets.UTF_8))));
        byte[] signingKey = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
        for (String part : List.of(day, region, service, "aws4_request", toSign)) {
            signingKey = hmac(signingKey, part);
        }
        return signingKey;
    }

    private static String canonical(Headers headers, String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        return values.stream().map(value -> value.trim().replaceAll(" +", " ")).collect(Collectors.joining(","));
    }

    private static String lower(String name) {
        return name.toLowerCase(java.util.Locale.ROOT);
    }

    private static KmsFailure invalid(String message) {
        return KmsFailure.of("InvalidSignatureException", message);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
