package io.kmsenc.benchmarks.lane;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;

/**
 * The AWS Advanced JDBC Wrapper with its KMS plugin. The data key is one that the KMS of the run decrypts; the trigger that may check
 * HMACs on the server isn't installed. It encrypts what setters bind, so literals go to the database as they are, and finds no row by
 * a secret.
 */
public final class AwsWrapper implements Subject {

    private static final String HEX_HMAC_KEY = "03".repeat(32);

    @Override
    public Connection open(Place place, Path folder) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("wrapperPlugins", "sqlParser,kmsEncryption");
        properties.setProperty("kms.region", "eu-north-1");
        String url = "jdbc:aws-wrapper:" + place.url().substring("jdbc:".length());
        return Objects.requireNonNull(new software.amazon.jdbc.Driver().connect(url, properties));
    }

    @Override
    public String secretType() {
        return "encrypted_data";
    }

    @Override
    public String[] definitions() {
        return new String[] {
            "CREATE DOMAIN encrypted_data AS bytea",
            "CREATE SCHEMA encrypt",
            "CREATE TABLE encrypt.key_storage (id SERIAL PRIMARY KEY, name VARCHAR(255) NOT NULL, "
                    + "master_key_arn VARCHAR(512) NOT NULL, encrypted_data_key TEXT NOT NULL, hmac_key BYTEA NOT NULL, "
                    + "key_spec VARCHAR(50) DEFAULT 'AES_256', created_at TIMESTAMPTZ DEFAULT CURRENT_TIMESTAMP, "
                    + "last_used_at TIMESTAMPTZ DEFAULT CURRENT_TIMESTAMP)",
            "CREATE TABLE encrypt.encryption_metadata (table_name VARCHAR(255) NOT NULL, "
                    + "column_name VARCHAR(255) NOT NULL, encryption_algorithm VARCHAR(50) NOT NULL, "
                    + "key_id INTEGER NOT NULL REFERENCES encrypt.key_storage (id), "
                    + "created_at TIMESTAMPTZ DEFAULT CURRENT_TIMESTAMP, "
                    + "updated_at TIMESTAMPTZ DEFAULT CURRENT_TIMESTAMP, PRIMARY KEY (table_name, column_name))",
            "INSERT INTO encrypt.key_storage (name, master_key_arn, encrypted_data_key, hmac_key) VALUES ('bench', "
                    + "'arn:aws:kms:eu-north-1:111122223333:key/00000000-0000-4000-8000-000000000000', 'ZW5jcnlwdGVkIGRhdGEga2V5', '\\x"
                    + HEX_HMAC_KEY + "')",
            "INSERT INTO encrypt.encryption_metadata (table_name, column_name, encryption_algorithm, key_id) VALUES "
                    + "('customers', 'ssn', 'AES-256-GCM', 1), ('arrivals', 'ssn', 'AES-256-GCM', 1), "
                    + "('accounts', 'email', 'AES-256-GCM', 1)"
        };
    }

    @Override
    public boolean encrypts() {
        return true;
    }
}
