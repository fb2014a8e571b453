package fi.tyokykypolku.deadlines;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a county has agreed on for its own in place of internal limits of {@code deadlines.dmn}; never of legal limits or an
 * authority's targets.
 */
@ConfigurationProperties("tyokykypolku.deadlines")
record CountyLimits(@DefaultValue List<Row> internal) {

    /**
     * One county's limit.
     *
     * @param county code of the wellbeing services county, such as {@code 08}
     * @param sla id of the limit
     * @param limit length, such as {@code P3D}
     * @param calendar how its days are counted
     */
    record Row(
            @Nullable String county,
            @Nullable String sla,
            @Nullable String limit,
            @Nullable String calendar) {
        boolean concerns(String someCounty, String someSla) {
            return someCounty.equals(county) && someSla.equals(sla);
        }

        /** Empty when it cannot be counted: {@link CheckLimits} has named it, and the table's limit counts. */
        Optional<Limit> countable() {
            return Limit.countable(String.valueOf(limit), String.valueOf(calendar));
        }
    }

    Optional<Limit> of(String county, String sla) {
        return internal.stream()
                .filter(row -> row.concerns(county, sla))
                .findFirst()
                .flatMap(Row::countable);
    }
}
