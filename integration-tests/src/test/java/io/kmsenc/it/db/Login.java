package io.kmsenc.it.db;

/** A database user and its password, made for one test. */
public record Login(String user, String password) {}
