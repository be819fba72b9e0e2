package io.kmsenc.sql;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What DISTINCT or GROUP BY tells rows apart by. Where the primary key of a table is among it, values that agree in the
 * key are of one row, and so agree in every other column of that table: these needn't be compared.
 */
final class RowKeys {

    private final Tables tables;
    private final List<Place> places;

    RowKeys(Tables tables, List<Optional<Place>> places) {
        this.tables = tables;
        this.places = places.stream().flatMap(Optional::stream).toList();
    }

    /** Whether the value there hangs on a key. */
    boolean tell(Optional<Place> place) {
        return place.filter(p -> holdKeyOf(p.source())).isPresent();
    }

    private boolean holdKeyOf(Source source) {
        Set<String> key = tables.key(source);
        return !key.isEmpty() && key.stream().allMatch(column -> holdPlain(new Place(source, Identifier.kept(column))));
    }

    // the values of a secret column may be equal where their ciphertexts aren't
    private boolean holdPlain(Place place) {
        return places.contains(place)
                && place.source().columns().stream()
                        .filter(column -> column.name().equals(place.column()))
                        .noneMatch(column -> column.origin().isSecret());
    }
}
