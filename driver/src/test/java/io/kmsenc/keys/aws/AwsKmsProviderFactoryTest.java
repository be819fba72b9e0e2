package io.kmsenc.keys.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.kmsenc.provider.ProviderFactory;
import io.kmsenc.provider.ProviderSettings;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class AwsKmsProviderFactoryTest {

    private final AwsKmsProviderFactory factory = new AwsKmsProviderFactory();

    private static ProviderSettings settings(String text) {
        Map<String, String> values = Arrays.stream(text.split(","))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        return new ProviderSettings("awskms", "main", "kmsenc.ini [security.encryption.awskms.main]", values);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "settings.csv", numLinesToSkip = 1, delimiter = ';', quoteCharacter = '\'')
    void findsTheProblemOfASection(String text, String key, String problem) {
        ProviderSettings settings = settings(text);
        assertThat(factory.check(settings)).singleElement().satisfies(found -> {
            assertThat(found.place()).isEqualTo("kmsenc.ini [security.encryption.awskms.main] " + key);
            assertThat(found.what()).contains(problem).doesNotContain("hush");
        });
        assertThatIllegalArgumentException().isThrownBy(() -> factory.create(settings));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "key_id=1234abcd-12ab-34cd-56ef-1234567890ab,region=eu-north-1",
                "key_id=mrk-1234abcd12ab34cd56ef1234567890ab,region=us-gov-west-1",
                "key_id=alias/a/b_c-D,region=eu-north-1,profile=p",
                "key_id=arn:aws:kms:eu-north-1:111122223333:key/mrk-1234abcd12ab34cd56ef1234567890ab",
                "key_id=arn:aws-us-gov:kms:us-gov-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
                "key_id=arn:aws-cn:kms:cn-north-1:111122223333:alias/a,region=cn-north-1",
                "key_id=alias/a,region=eu-north-1,access_key_id=A,secret_access_key=B,session_token=C",
                "key_id=alias/a,region=eu-north-1,role_arn=arn:aws:iam::111122223333:role/p/r,external_id=e1",
                "key_id=alias/a,region=us-gov-west-1,role_arn=arn:aws-us-gov:iam::111122223333:role/r,profile=p",
                "key_id=alias/a,region=eu-north-1,role_arn=arn:aws:iam::111122223333:role/r,web_identity_token_file=/t",
                "key_id=alias/a,region=eu-north-1,use_fips_endpoint=true,use_dualstack_endpoint=false",
                "key_id=alias/a,region=eu-north-1,use_fips_endpoint=false,endpoint=https://kms.local",
                "key_id=alias/a,region=eu-north-1,proxy=http://proxy.local:3128,no_proxy=kms.local",
                "key_id=alias/a,region=eu-north-1,connection_timeout=500ms,api_call_attempt_timeout=2s,api_call_timeout=2s",
                "key_id=alias/a,region=eu-north-1,api_call_timeout=1s,retry_mode=adaptive,max_attempts=1",
                "key_id=alias/a,region=eu-north-1,api_call_attempt_timeout=2m,retry_mode=legacy,max_attempts=20",
                "key_id=alias/a,region=eu-north-1,endpoint=https://vpce-1.kms.eu-north-1.vpce.amazonaws.com",
                "key_id=alias/a,region=eu-north-1,endpoint=http://localhost:4566",
                "key_id=alias/a,region=eu-north-1,endpoint=https://kms-fips.eu-north-1.amazonaws.com"
            })
    void acceptsASection(String text) {
        assertThat(factory.check(settings(text))).isEmpty();
        factory.create(settings(text)).close();
    }

    @Test
    void reportsAllProblemsAtOnce() {
        assertThat(factory.check(settings("access_key_id=A,external_id=e1,endpoint=x,use_fips_endpoint=true,"
                        + "max_attempts=0,api_call_timeout=soon,no_proxy=a")))
                .hasSize(8);
    }

    /** Gives our own classes anew, and of the SDK none. */
    private static final class WithoutSdk extends URLClassLoader {

        WithoutSdk(URL[] urls) {
            super(urls, ProviderFactory.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("software.amazon.")) {
                throw new ClassNotFoundException(name);
            }
            synchronized (getClassLoadingLock(name)) {
                if (!name.startsWith("io.kmsenc.keys.aws.")) {
                    return super.loadClass(name, resolve);
                }
                Class<?> loaded = findLoadedClass(name);
                return loaded != null ? loaded : findClass(name);
            }
        }
    }

    @Test
    void loadsNoClassOfTheSdkWhereNoProviderIsUsed() throws Exception {
        URL ours = AwsKmsProviderFactory.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation();
        try (WithoutSdk loader = new WithoutSdk(new URL[] {ours})) {
            ProviderFactory found = ServiceLoader.load(ProviderFactory.class, loader).stream()
                    .filter(service -> service.type().getClassLoader() == loader)
                    .map(ServiceLoader.Provider::get)
                    .findFirst()
                    .orElseThrow();
            assertThat(found.kind()).isEqualTo("awskms");
            assertThat(found.check(settings("key_id=alias/a"))).hasSize(1);
        }
    }
}
