package fi.tyokykypolku.reports;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A report on delays.
 *
 * @param label what must be said with the figures, such as that the cases are simulated
 * @param groupBy what the rows are drawn by, where it can be chosen
 * @param total how many rows there are, where not all are told
 * @param table the rows as a table for use elsewhere; null where there is none
 */
record DelaysView<R>(
        LocalDate from,
        LocalDate to,

        @Schema(example = "SIMULOITU – ei Kelan aineistoa") @Nullable
        String label,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String groupBy,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long total,
        List<R> rows,
        @JsonIgnore @Nullable Supplier<String> table) {}
