package fi.tyokykypolku.delays;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What must be said wherever the data of this database are shown, such as that they are simulated. */
@Component
public class DataLabel {
    private final JdbcClient jdbc;

    DataLabel(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The label in Finnish; empty where the cases are real. */
    public Optional<String> text() {
        return jdbc.sql("select text from tkp_label").query(String.class).optional();
    }

    /** Labels the data, in place of an earlier label. */
    @Transactional
    public void set(String text) {
        jdbc.sql("delete from tkp_label").update();
        jdbc.sql("insert into tkp_label (one, text) values (1, ?)").param(text).update();
    }
}
