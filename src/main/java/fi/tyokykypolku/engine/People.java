package fi.tyokykypolku.engine;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who the caseworkers are: what the organisations' sign-in has told of those whom it has let in. */
@Component
public class People {
    /** As long as the international numbering plan lets a number be, with its spaces (ITU-T E.164, E.123). */
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9][0-9 ()-]{3,30}");

    private final JdbcClient jdbc;

    People(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A caseworker.
     *
     * @param name the user id when no name is known
     * @param phone empty when none is known
     */
    public record Person(String name, String phone) {}

    /** Those with some user ids, by id; a person whom the application has never met goes by the user id. */
    public Map<String, Person> of(Collection<String> users) {
        Map<String, Person> people = new LinkedHashMap<>();
        users.forEach(user -> people.put(user, new Person(user, "")));
        if (users.isEmpty()) {
            return people;
        }
        Map<String, String> phones = new HashMap<>();
        jdbc.sql("select user_id, phone from tkp_phone where user_id in (:users)")
                .param("users", users)
                .query(row -> {
                    phones.put(row.getString(1), row.getString(2));
                });
        jdbc.sql("select id_, first_, last_ from act_id_user where id_ in (:users)")
                .param("users", users)
                .query(row -> {
                    String id = row.getString(1);
                    String name = Stream.of(row.getString(2), row.getString(3))
                            .filter(part -> part != null && !part.isBlank())
                            .collect(Collectors.joining(" "));
                    people.put(id, new Person(name.isEmpty() ? id : name, phones.getOrDefault(id, "")));
                });
        return people;
    }

    /**
     * Notes at which number a caseworker answers.
     *
     * @param phone what is no telephone number counts as none; null for none
     */
    public void answersAt(String user, @Nullable String phone) {
        String number = phone == null || !NUMBER.matcher(phone).matches() ? "" : phone;
        String known = jdbc.sql("select phone from tkp_phone where user_id = ?")
                .param(user)
                .query(String.class)
                .optional()
                .orElse(null);
        if (number.equals(known) || known == null && number.isEmpty()) {
            return;
        }
        try {
            int unused = (known == null
                            ? jdbc.sql("insert into tkp_phone (phone, user_id) values (?, ?)")
                            : jdbc.sql("update tkp_phone set phone = ? where user_id = ?"))
                    .params(number, user)
                    .update();
        } catch (DuplicateKeyException e) {
            // Another node has met the same person at the same moment.
        }
    }
}
