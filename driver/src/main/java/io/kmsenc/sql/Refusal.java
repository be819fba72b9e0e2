package io.kmsenc.sql;

/**
 * Why a statement is not sent.
 *
 * @param code stable, for a program to match: lower case words with hyphens
 * @param message place, problem and remedy; names the column where one is at stake, never a value
 */
public record Refusal(String code, String message) {}
