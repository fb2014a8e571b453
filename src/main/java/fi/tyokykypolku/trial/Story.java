package fi.tyokykypolku.trial;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/**
 * What becomes of an invented client: how the referral and every form is answered, how long the work takes and what happens beside it.
 *
 * @param id names its title in the texts
 * @param birth the client's day of birth
 * @param referral what the referral says
 * @param answers by task; {@code task#2} is the second time in the case, and takes the place of the other
 * @param days how many days a task lies before it is done, by task; {@code *} is every other one
 * @param leaves tasks nobody does: the story is over when nothing else is left; none for a story that is told to its end
 */
record Story(
        String id,
        LocalDate birth,
        Map<String, Object> referral,
        Map<String, Map<String, Object>> answers,
        Map<String, Integer> days,
        List<Event> events,
        Set<String> leaves) {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final int USUAL_DAYS = 2;
    private static final LocalDate FIRST_BIRTH = LocalDate.of(1984, 3, 1);

    /** The start of the ids of the demonstration's sample cases, before their number. */
    static final String SAMPLE = "sample";

    /** The stage of a sample that is told to its end. */
    private static final String CLOSED = "closed";

    /**
     * Something that happens beside the tasks, once.
     *
     * @param after task whose completion it follows
     * @param days how many days later
     * @param tells a notice of the form for it, {@code KELA_DECISION}, or {@code REFERRAL} for another referral of the same client
     */
    record Event(String after, int days, String tells, Map<String, Object> values) {}

    /** The stories' file. */
    private record File(
            Map<String, Object> referral,
            Map<String, Map<String, Object>> answers,
            Map<String, Map<String, Map<String, Object>>> traits,
            List<Told> stories) {}

    private record Told(
            String id,
            @Nullable String birth,
            @Nullable List<String> traits,
            @Nullable Map<String, Object> referral,
            @Nullable Map<String, Map<String, Object>> answers,
            @Nullable Map<String, Integer> days,
            @Nullable List<Event> events,
            @Nullable Set<String> leaves) {}

    /** The demonstration's file. */
    private record Samples(Map<String, Map<String, Object>> answers, List<Sample> cases) {}

    private record Sample(
            List<String> stages, int daysAgo, Map<String, Object> referral, Map<String, Map<String, Object>> answers) {}

    /** The project's stories, and after them the demonstration's sample cases. */
    static List<Story> all() {
        try {
            File file = JSON.readValue(new ClassPathResource("trial/stories.json").getInputStream(), File.class);
            Samples samples =
                    JSON.readValue(new ClassPathResource("simulation/samples.json").getInputStream(), Samples.class);
            List<Story> all = new ArrayList<>();
            file.stories().forEach(told -> all.add(story(file, told, all.size())));
            samples.cases()
                    .forEach(sample -> all.add(story(
                            file, samples, sample, all.size() - file.stories().size())));
            return List.copyOf(all);
        } catch (IOException e) {
            throw new UncheckedIOException("The stories cannot be read", e);
        }
    }

    private static Story story(File file, Told told, int place) {
        Map<String, Map<String, Object>> answers = merged(file.answers(), Map.of());
        for (String trait : Objects.requireNonNullElse(told.traits(), List.<String>of())) {
            answers = merged(answers, Objects.requireNonNull(file.traits().get(trait), trait));
        }
        Map<String, Object> referral = new HashMap<>(file.referral());
        referral.putAll(Objects.requireNonNullElse(told.referral(), Map.of()));
        return new Story(
                told.id(),
                told.birth() == null ? FIRST_BIRTH.plus(place, ChronoUnit.DAYS) : LocalDate.parse(told.birth()),
                Map.copyOf(referral),
                merged(answers, Objects.requireNonNullElse(told.answers(), Map.of())),
                Objects.requireNonNullElse(told.days(), Map.of()),
                Objects.requireNonNullElse(told.events(), List.of()),
                Objects.requireNonNullElse(told.leaves(), Set.of()));
    }

    // Of a sample only what was told of its client: nobody's name, and not the point at which the demonstration leaves
    // it.
    private static Story story(File file, Samples samples, Sample sample, int place) {
        Map<String, Object> referral = new HashMap<>(file.referral());
        referral.putAll(sample.referral());
        referral.keySet().removeAll(List.of("personId", "phone"));
        referral.put("firstNames", Objects.requireNonNull(file.referral().get("firstNames")));
        referral.put("lastName", Objects.requireNonNull(file.referral().get("lastName")));
        String code = String.valueOf(sample.referral().get("personId"));
        return new Story(
                SAMPLE + (place + 1),
                birth(code),
                referral,
                merged(merged(file.answers(), samples.answers()), sample.answers()),
                Map.of(),
                List.of(),
                sample.stages().stream().filter(stage -> !stage.equals(CLOSED)).collect(Collectors.toSet()));
    }

    private static LocalDate birth(String code) {
        int century = code.charAt(6) == 'A' ? 2000 : 1900;
        return LocalDate.of(
                century + Integer.parseInt(code.substring(4, 6)),
                Integer.parseInt(code.substring(2, 4)),
                Integer.parseInt(code.substring(0, 2)));
    }

    private static Map<String, Map<String, Object>> merged(
            Map<String, Map<String, Object>> first, Map<String, Map<String, Object>> second) {
        Map<String, Map<String, Object>> merged = new LinkedHashMap<>(first);
        second.forEach((task, values) -> {
            Map<String, Object> both = new HashMap<>(merged.getOrDefault(task, Map.of()));
            both.putAll(values);
            merged.put(task, both);
        });
        return merged;
    }

    /** How a task is answered the n-th time in the case. */
    Map<String, Object> answer(String task, int time) {
        Map<String, Object> answer = new HashMap<>(answers.getOrDefault(task, Map.of()));
        answer.putAll(answers.getOrDefault(task + "#" + time, Map.of()));
        return answer;
    }

    /** How many days the task lies before it is done. */
    int daysOf(String task) {
        return days.getOrDefault(task, days.getOrDefault("*", USUAL_DAYS));
    }
}
