package io.kmsenc.it.applications.mybatis;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A customer of the store. */
public class Listener {
    @Nullable
    Long id;

    @Nullable
    String name;

    @Nullable
    String email;

    @Nullable
    String phone;

    @Nullable
    String cardToken;

    @Nullable
    String address;

    List<Purchase> purchases = new ArrayList<>();

    static Listener of(String name, String email, @Nullable String phone, @Nullable String cardToken) {
        Listener listener = new Listener();
        listener.name = name;
        listener.email = email;
        listener.phone = phone;
        listener.cardToken = cardToken;
        return listener;
    }

    /** An album that was bought. */
    public static class Purchase {
        @Nullable
        Long id;

        @Nullable
        Long listenerId;

        @Nullable
        String album;

        @Nullable
        String giftNote;

        static Purchase of(@Nullable Long listener, String album, @Nullable String giftNote) {
            Purchase purchase = new Purchase();
            purchase.listenerId = listener;
            purchase.album = album;
            purchase.giftNote = giftNote;
            return purchase;
        }
    }

    /** What a search form asks for; what is null isn't asked. */
    record Search(
            @Nullable String email,
            @Nullable String phone,
            @Nullable String name,
            List<String> emails) {}
}
