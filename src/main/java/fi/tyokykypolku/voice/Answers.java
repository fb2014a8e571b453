package fi.tyokykypolku.voice;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.directory.Organisation;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Answers on a scale from one to five. None is kept with the case or the person it comes from, and none is told alone: only quarters of
 * a year that are over, and in them only what at least five have answered in one place (decision 27).
 */
@Component
public class Answers {
    /** Those who do not agree at all choose the first, those who agree fully the last. */
    static final int LOWEST = 1;

    static final int HIGHEST = 5;

    /** Fewer could tell of a person. */
    static final int FEW = 5;

    static final String SURVEY = "survey";

    private static final int MONTHS_OF_A_QUARTER = 3;

    private final JdbcClient jdbc;
    private final CaseFile caseFile;
    private final Directory directory;

    Answers(JdbcClient jdbc, CaseFile caseFile, Directory directory) {
        this.jdbc = jdbc;
        this.caseFile = caseFile;
        this.directory = directory;
    }

    /**
     * Counts what a client has answered.
     *
     * @param asked the form
     * @param scores by question
     */
    public void ofClient(CaseId id, String asked, Map<String, Integer> scores) {
        if (scores.isEmpty()) {
            return;
        }
        String area = directory
                .worklist(Organisation.EMPLOYMENT, caseFile.get(id).municipality())
                .id();
        boolean withKela = caseFile.everParties(id).contains(Organisation.KELA);
        scores.forEach((question, score) -> keep(asked, question, score, area, withKela, null));
    }

    /**
     * Counts what a professional has answered, once a year.
     *
     * @return whether this is the user's first time this year
     */
    @Transactional
    boolean ofProfessional(String user, Organisation organisation, Map<String, Integer> scores) {
        int year = caseFile.today().getYear();
        // Whoever answered in earlier years nobody needs to know.
        jdbc.sql("delete from tkp_survey where asked_in < ?").param(year).update();
        if (hasAnswered(user)) {
            return false;
        }
        jdbc.sql("insert into tkp_survey (asked_in, user_id) values (?, ?)")
                .params(year, user)
                .update();
        scores.forEach((question, score) -> keep(SURVEY, question, score, null, null, organisation));
        return true;
    }

    /** Whether a user has answered this year. */
    boolean hasAnswered(String user) {
        return jdbc.sql("select count(*) from tkp_survey where asked_in = ? and user_id = ?")
                        .params(caseFile.today().getYear(), user)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private void keep(
            String asked,
            String question,
            int score,
            @Nullable String area,
            @Nullable Boolean withKela,
            @Nullable Organisation organisation) {
        if (score < LOWEST || score > HIGHEST) {
            throw new IllegalArgumentException("An answer is from one to five: " + question);
        }
        jdbc.sql("""
                        insert into tkp_answer (quarter, asked, question, score, area, with_kela, organisation)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(quarter(caseFile.today()), asked, question, score)
                .param(area)
                .param(withKela)
                .param(organisation == null ? null : organisation.name())
                .update();
    }

    /**
     * The sums of the quarters that lie in a period and are over. What fewer than five have answered, in one quarter and area with or
     * without Kela or in one quarter and organisation, is in no sum: so no two sums differ by it.
     *
     * @param area worklist of an employment area, whose clients alone are told of; null for the country and professionals
     * @param organisation whose professionals alone are told of; null for all
     */
    public List<AnswerRow> sums(
            LocalDate from, LocalDate to, @Nullable String area, @Nullable Organisation organisation) {
        LocalDate today = caseFile.today();
        LocalDate end = quarter((to.isBefore(today) ? to : today.minusDays(1)).plusDays(1));
        return jdbc.sql("""
                        select asked, question, with_kela, organisation, sum(n) as answers, sum(total) as total
                        from (select quarter, asked, question, area, with_kela, organisation, count(*) as n, sum(score) as total
                            from tkp_answer where quarter >= :from and quarter < :end
                            group by quarter, asked, question, area, with_kela, organisation
                            having count(*) >= :few) as told
                        where (:area is null or area = :area)
                            and (:organisation is null or organisation is null or organisation = :organisation)
                        group by asked, question, with_kela, organisation
                        order by asked, question, with_kela, organisation
                        """)
                .param("from", from)
                .param("end", end)
                .param("few", FEW)
                .param("area", area, Types.VARCHAR)
                .param("organisation", organisation == null ? null : organisation.name(), Types.VARCHAR)
                .query((row, n) -> new AnswerRow(
                        row.getString("asked"),
                        row.getString("question"),
                        row.getObject("with_kela", Boolean.class),
                        row.getString("organisation"),
                        row.getLong("answers"),
                        row.getDouble("total") / row.getLong("answers")))
                .list();
    }

    /** The first day of a day's quarter. */
    private static LocalDate quarter(LocalDate day) {
        return day.withDayOfMonth(1).minusMonths((day.getMonthValue() - 1) % MONTHS_OF_A_QUARTER);
    }
}
