package fi.tyokykypolku.access;

import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.ProcessTest;
import fi.tyokykypolku.vault.Vault;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.MapSession;
import org.springframework.transaction.support.TransactionTemplate;

/** Sessions in the database, as two requests or two nodes see them. */
@ProcessTest
class SessionStoreTest {
    private static final String USER = "authenticatedUser";

    @Autowired
    private SessionStore one;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Vault vault;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private ServerProperties server;

    private SessionStore another() {
        return new SessionStore(jdbc, transaction, vault, server);
    }

    @Test
    void twoRequestsDoNotUndoEachOther() {
        MapSession made = new SessionVisit(one).createSession();
        new SessionVisit(one).save(made);
        SessionVisit first = new SessionVisit(one);
        SessionVisit second = new SessionVisit(another());
        MapSession mine = found(first, made.getId());
        MapSession theirs = found(second, made.getId());
        mine.setAttribute("mine", "1");
        theirs.setAttribute("theirs", "2");
        first.save(mine);
        second.save(theirs);
        MapSession now = found(new SessionVisit(another()), made.getId());
        assertThat(now.getAttributeNames()).contains("mine", "theirs");
    }

    @Test
    void whoHasSignedOutAtOneNodeIsSignedOutAtTheOther() {
        String id = signedIn();
        SessionVisit late = new SessionVisit(another());
        MapSession before = found(late, id);
        new SessionVisit(one).deleteById(id);
        before.setAttribute("late", "1");
        late.save(before);
        assertThat(new SessionVisit(another()).findById(id)).isNull();
        assertThat(new SessionVisit(one).findById(id)).isNull();
    }

    @Test
    void aSessionThatGetsAnotherIdHasTheOldOneNoMore() {
        String id = signedIn();
        SessionVisit visit = new SessionVisit(one);
        MapSession session = found(visit, id);
        String next = session.changeSessionId();
        visit.save(session);
        assertThat(new SessionVisit(another()).findById(id)).isNull();
        assertThat(found(new SessionVisit(another()), next).<String>getAttribute(USER))
                .isEqualTo("anna");
    }

    @Test
    void aSessionLastsAsLongAsItIsUsed() {
        String id = signedIn();
        used(29);
        SessionVisit visit = new SessionVisit(another());
        visit.save(found(visit, id));
        assertThat(another().find(id).orElseThrow().ticked()).isFalse();
        used(31);
        assertThat(another().find(id)).isEmpty();
        one.deleteUnused();
        assertThat(jdbc.sql("select count(*) from tkp_session where used_at < current_timestamp - interval '30' minute")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void contentOfAnotherSessionOpensNothing() {
        String id = signedIn();
        String other = signedIn();
        jdbc.sql("update tkp_session set content = (select max(content) from tkp_session)")
                .update();
        assertThat(another().find(id).isPresent() && another().find(other).isPresent())
                .isFalse();
        jdbc.sql("delete from tkp_session").update();
    }

    private String signedIn() {
        MapSession session = new SessionVisit(one).createSession();
        session.setAttribute(USER, "anna");
        new SessionVisit(one).save(session);
        return session.getId();
    }

    private static MapSession found(SessionVisit visit, String id) {
        MapSession session = visit.findById(id);
        assertThat(session).isNotNull();
        return Objects.requireNonNull(session);
    }

    private void used(int minutesAgo) {
        jdbc.sql("update tkp_session set used_at = current_timestamp - interval '" + minutesAgo + "' minute")
                .update();
    }
}
