package io.kmsenc.it.surface;

/** What an application does with a connection. Whatever it observes it tells the stage's events, failures too. */
interface Session {

    void play(Stage stage) throws Exception;
}
