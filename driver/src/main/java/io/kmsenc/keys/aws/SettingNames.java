package io.kmsenc.keys.aws;

import java.util.Set;

/**
 * The keys of an {@code awskms} section. The first five are Grafana's; the others have the names of the files that the
 * AWS SDKs share, and the timeouts those of the SDK for Java.
 */
final class SettingNames {

    static final String KEY_ID = "key_id";
    static final String REGION = "region";
    static final String ACCESS_KEY_ID = "access_key_id";
    static final String SECRET_ACCESS_KEY = "secret_access_key";
    static final String PROFILE = "profile";
    static final String SESSION_TOKEN = "session_token";
    static final String ROLE_ARN = "role_arn";
    static final String ROLE_SESSION_NAME = "role_session_name";
    static final String EXTERNAL_ID = "external_id";
    static final String WEB_IDENTITY_TOKEN_FILE = "web_identity_token_file";
    static final String ENDPOINT = "endpoint";
    static final String STS_ENDPOINT = "sts_endpoint";
    static final String USE_FIPS_ENDPOINT = "use_fips_endpoint";
    static final String USE_DUALSTACK_ENDPOINT = "use_dualstack_endpoint";
    static final String PROXY = "proxy";
    static final String NO_PROXY = "no_proxy";
    static final String CONNECTION_TIMEOUT = "connection_timeout";
    static final String API_CALL_ATTEMPT_TIMEOUT = "api_call_attempt_timeout";
    static final String API_CALL_TIMEOUT = "api_call_timeout";
    static final String RETRY_MODE = "retry_mode";
    static final String MAX_ATTEMPTS = "max_attempts";

    static final Set<String> ALL = Set.of(
            KEY_ID,
            REGION,
            ACCESS_KEY_ID,
            SECRET_ACCESS_KEY,
            PROFILE,
            SESSION_TOKEN,
            ROLE_ARN,
            ROLE_SESSION_NAME,
            EXTERNAL_ID,
            WEB_IDENTITY_TOKEN_FILE,
            ENDPOINT,
            STS_ENDPOINT,
            USE_FIPS_ENDPOINT,
            USE_DUALSTACK_ENDPOINT,
            PROXY,
            NO_PROXY,
            CONNECTION_TIMEOUT,
            API_CALL_ATTEMPT_TIMEOUT,
            API_CALL_TIMEOUT,
            RETRY_MODE,
            MAX_ATTEMPTS);

    /** What tells no secret: credentials, and what a role asks for, are left out. A URL with a password is refused. */
    static final Set<String> SHOWN = Set.of(
            KEY_ID,
            REGION,
            PROFILE,
            ROLE_ARN,
            ROLE_SESSION_NAME,
            WEB_IDENTITY_TOKEN_FILE,
            ENDPOINT,
            STS_ENDPOINT,
            USE_FIPS_ENDPOINT,
            USE_DUALSTACK_ENDPOINT,
            PROXY,
            NO_PROXY,
            CONNECTION_TIMEOUT,
            API_CALL_ATTEMPT_TIMEOUT,
            API_CALL_TIMEOUT,
            RETRY_MODE,
            MAX_ATTEMPTS);

    private SettingNames() {}
}
