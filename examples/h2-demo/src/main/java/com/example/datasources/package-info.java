/**
 * The application: a small registry of data sources over plain JDBC, and the reader of its provisioning file. It knows
 * its URL and nothing of encryption.
 */
@NullMarked
package com.example.datasources;

import org.jspecify.annotations.NullMarked;
