package fi.tyokykypolku.trial;

import com.fasterxml.jackson.annotation.JsonInclude;
import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.directory.Worklist;
import io.swagger.v3.oas.annotations.media.Schema;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A trial as a designer reads it.
 *
 * @param said how far it is, in words
 * @param files names of the changed files
 * @param done how many cases have been led, with either set
 * @param cases how many there are, with both sets
 * @param differences cases that go otherwise
 * @param untried what is changed and no case came to, a line for each table and drawing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TrialView(
        String id,
        Trial.State state,
        String said,
        String author,
        Instant startedAt,
        Set<String> files,
        int done,
        int cases,
        List<Case> differences,

        @Schema(example = "[\"Määräajat: rivi 7\"]") List<String> untried) {

    /**
     * A case that goes otherwise.
     *
     * @param title its title in words
     */
    record Case(
            @Schema(example = "kelaRejects") String story,

            @Schema(example = "Asiakas, jonka hakemuksen Kela hylkää")
            String title,

            List<Told> changes) {}

    /**
     * What goes otherwise.
     *
     * @param what the kind in words
     * @param where name of the task, gateway or phase
     * @param element id of the element
     * @param before with the deployed models
     * @param after with the changed models
     */
    record Told(
            Kind kind,
            @Schema(example = "Määräpäivä") String what,
            @Schema(example = "Tarkista lähete") String where,
            @Schema(example = "checkReferral") String element,
            LocalDate day,
            String before,
            String after) {}

    /** In Finnish, Swedish or English. */
    static TrialView of(Trial trial, Locale language, Directory directory) {
        Words words = new Words(language, directory);
        return new TrialView(
                trial.id(),
                trial.state(),
                words.said(trial),
                trial.author(),
                trial.startedAt(),
                trial.files(),
                trial.done(),
                trial.cases(),
                trial.differences().stream()
                        .map(difference -> new Case(
                                difference.story(),
                                words.title(difference.story()),
                                difference.changes().stream().map(words::told).toList()))
                        .toList(),
                words.untried(trial.untried()));
    }

    private record Words(Locale language, Directory directory) {
        private static final int MOST_TOLD = 3;
        private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d.M.uuuu");
        private static final DateTimeFormatter ENGLISH_DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

        private String say(String key, Object... values) {
            return MessageFormat.format(
                    ResourceBundle.getBundle(
                                    "texts.trial",
                                    language,
                                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT))
                            .getString(key),
                    values);
        }

        String said(Trial trial) {
            String problem = trial.problem();
            String key = switch (trial.state()) {
                case FAILED -> problem == null ? "FAILED" : "REFUSED";
                case DONE ->
                    !trial.differences().isEmpty() ? "DONE" : trial.untried().isEmpty() ? "SAME" : "UNTRIED";
                case RUNNING, STOPPED -> trial.state().name();
            };
            return say(
                    "state." + key,
                    trial.done(),
                    trial.cases(),
                    trial.differences().size(),
                    trial.cases() / 2,
                    problem == null ? "" : problem,
                    summary(trial.differences()));
        }

        /** What goes otherwise, in the order of how many cases it meets. */
        private String summary(List<CaseDifference> differences) {
            Map<String, Long> cases = differences.stream()
                    .flatMap(difference -> difference.changes().stream()
                            .map(change -> say("kind." + change.kind()) + ": " + place(change))
                            .distinct())
                    .collect(Collectors.groupingBy(Function.identity(), LinkedHashMap::new, Collectors.counting()));
            String most = cases.entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                    .limit(MOST_TOLD)
                    .map(each -> say("summary.part", each.getKey(), each.getValue()))
                    .collect(Collectors.joining("; "));
            int others = cases.size() - MOST_TOLD;
            return others > 0 ? say("summary.more", most, others) : most;
        }

        List<String> untried(List<ChangedPlace> places) {
            Map<String, List<ChangedPlace>> models = places.stream()
                    .collect(Collectors.groupingBy(ChangedPlace::model, TreeMap::new, Collectors.toList()));
            return models.values().stream()
                    .map(of -> say(
                            "untried." + of.get(0).kind(),
                            of.get(0).modelName(),
                            of.stream().map(ChangedPlace::name).collect(Collectors.joining(", ")),
                            of.size()))
                    .toList();
        }

        String title(String story) {
            return story.startsWith(Story.SAMPLE)
                    ? say("story." + Story.SAMPLE, story.substring(Story.SAMPLE.length()))
                    : say("story." + story);
        }

        Told told(Change change) {
            return new Told(
                    change.kind(),
                    say("kind." + change.kind()),
                    where(change),
                    change.element(),
                    change.day(),
                    value(change.kind(), change.before()),
                    value(change.kind(), change.after()));
        }

        // A phase, or what was told to the case, has no name in a drawing.
        private String place(Change change) {
            return change.label().isEmpty() || change.label().equals(change.element())
                    ? named("at.", change.element())
                    : change.label();
        }

        private String where(Change change) {
            String place = place(change);
            return change.time() == 1 || place.isEmpty() ? place : say("again", place, change.time());
        }

        private String value(Kind kind, @Nullable String value) {
            if (value == null || value.isEmpty()) {
                return say(value == null ? "nothing." + kind : "empty");
            }
            return switch (kind) {
                case WORKLIST -> directory.worklist(value).map(this::named).orElse(value);
                case DUE, LIMIT, OVERDUE ->
                    LocalDate.parse(value).format(language.getLanguage().equals("en") ? ENGLISH_DAY : DAY);
                case KELA_ROLE -> named("role.", value);
                case STOPPED -> {
                    Stop stop = Stop.read(value);
                    yield say("stop." + stop.why(), stop.words());
                }
                case WAY, KELA_REASONS, END -> value;
            };
        }

        private String named(Worklist worklist) {
            return switch (language.getLanguage()) {
                case "sv" -> worklist.nameSv();
                case "en" -> worklist.nameEn();
                default -> worklist.nameFi();
            };
        }

        // A designer may name a phase or a role that nobody has put into words.
        private String named(String prefix, String id) {
            try {
                return say(prefix + id);
            } catch (MissingResourceException e) {
                return id;
            }
        }
    }
}
