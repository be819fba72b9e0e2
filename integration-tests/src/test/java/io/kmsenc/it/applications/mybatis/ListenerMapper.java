package io.kmsenc.it.applications.mybatis;

import io.kmsenc.it.applications.mybatis.Listener.Purchase;
import io.kmsenc.it.applications.mybatis.Listener.Search;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.InsertProvider;
import org.apache.ibatis.annotations.MapKey;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.SelectKey;
import org.apache.ibatis.annotations.SelectProvider;
import org.apache.ibatis.annotations.Update;
import org.apache.ibatis.jdbc.SQL;
import org.apache.ibatis.session.RowBounds;
import org.jspecify.annotations.Nullable;

/** Statements by annotations; those with tags are in the XML file beside it. */
public interface ListenerMapper {

    @Insert("INSERT INTO listeners (name, email, phone, card_token, address)"
            + " VALUES (#{name}, #{email}, #{phone}, #{cardToken}, #{address})")
    @Options(useGeneratedKeys = true, keyProperty = "id")
    int insert(Listener listener);

    @Insert("INSERT INTO invoices (id, listener_email, card_number) VALUES (#{id}, #{email}, #{card})")
    @SelectKey(
            statement = "SELECT COALESCE(MAX(id), 0) + 1 FROM invoices",
            keyProperty = "id",
            before = true,
            resultType = long.class)
    int insertInvoice(Map<String, Object> invoice);

    @Select("SELECT id, name, email, phone, card_token, address FROM listeners WHERE id = #{id}")
    @Nullable
    Listener byId(long id);

    @Select("SELECT * FROM listeners WHERE email = #{email}")
    @Nullable
    Listener byEmail(String email);

    @Select("SELECT COUNT(*) FROM listeners WHERE email = #{email}")
    long countByEmail(String email);

    @Select("SELECT EXISTS (SELECT 1 FROM listeners WHERE email = #{email})")
    boolean exists(String email);

    @Select("SELECT * FROM listeners ORDER BY id")
    List<Listener> page(RowBounds bounds);

    @Select("SELECT * FROM listeners ORDER BY id LIMIT #{size} OFFSET #{from}")
    List<Listener> window(@Param("from") int from, @Param("size") int size);

    @MapKey("email")
    @Select("SELECT email, card_token FROM listeners")
    Map<String, Listener> tokens();

    @Select(
            "SELECT i.card_number FROM invoices i JOIN listeners l ON l.email = i.listener_email WHERE l.phone = #{phone}")
    List<String> cardsByPhone(String phone);

    @Update("UPDATE listeners SET phone = #{phone} WHERE email = #{email}")
    int changePhone(@Param("email") String email, @Param("phone") @Nullable String phone);

    @Delete("DELETE FROM listeners WHERE email = #{email}")
    int deleteByEmail(String email);

    @SelectProvider(type = Provided.class, method = "search")
    List<Listener> provided(Search search);

    @InsertProvider(type = Provided.class, method = "purchase")
    int insertPurchase(Purchase purchase);

    // in the XML file

    int insertAll(@Param("listeners") List<Listener> listeners);

    int update(Listener listener);

    List<Listener> search(Search search);

    List<Listener> withPurchases(@Param("email") String email);

    List<Listener> nested(@Param("emails") List<String> emails);

    List<Purchase> purchasesOf(long listenerId);

    int deleteAll(@Param("emails") List<String> emails);

    int upsert(Listener listener);

    @Nullable
    Listener lock(@Param("email") String email);

    /** Statements that are put together by a builder. */
    final class Provided {

        private Provided() {}

        public static String search(Search search) {
            SQL sql = new SQL().SELECT("l.id", "l.email", "l.address").FROM("listeners l");
            if (search.email() != null) {
                sql.WHERE("l.email = #{email}");
            }
            if (search.phone() != null) {
                sql.OR().WHERE("l.phone = #{phone}");
            }
            return sql.ORDER_BY("l.id").toString();
        }

        public static String purchase() {
            return new SQL()
                    .INSERT_INTO("purchases")
                    .VALUES("listener_id", "#{listenerId}")
                    .VALUES("album", "#{album}")
                    .VALUES("gift_note", "#{giftNote}")
                    .toString();
        }
    }
}
