package fi.tyokykypolku.directory;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;

import java.text.Collator;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Municipalities, the areas they belong to and the worklists that serve them. Loaded at start, with what is known to change later: who
 * serves a municipality is who does today.
 */
@Component
@EnableConfigurationProperties(DirectorySettings.class)
public final class Directory {
    private static final Locale FINNISH = Locale.forLanguageTag("fi");

    private final Clock clock;
    private final List<Municipality> all;
    private final Map<String, List<Municipality>> byCode;
    private final NavigableSet<LocalDate> changes;
    private final Map<String, Worklist> worklists;
    private final Map<String, Worklist> managers;

    @Autowired
    Directory(DirectorySettings settings, Clock clock) {
        this(Tables.in(settings.directory()).municipalities(settings.cooperationModels()), clock);
    }

    private Directory(List<Municipality> municipalities, Clock clock) {
        this.clock = clock;
        this.all = municipalities;
        this.byCode = municipalities.stream().collect(groupingBy(Municipality::code));
        this.changes = municipalities.stream()
                .flatMap(municipality -> Stream.of(
                        Optional.ofNullable(municipality.from()),
                        Optional.ofNullable(municipality.to()).map(last -> last.plusDays(1))))
                .flatMap(Optional::stream)
                .collect(toCollection(TreeSet::new));
        this.worklists = index(allWorklists(municipalities), Worklist::id);
        this.managers = index(
                worklists.values().stream().filter(Worklist::ofWholeArea).toList(),
                worklist -> worklist.id() + "manager");
    }

    /** The directory as these settings say, for use without the application. */
    public static Directory of(Environment settings, Clock clock) {
        return new Directory(
                Binder.get(settings)
                        .bind("tyokykypolku", DirectorySettings.class)
                        .orElse(DirectorySettings.NONE),
                clock);
    }

    /**
     * The municipality with this three-digit code, or the one it has been joined to.
     *
     * @throws UnknownMunicipality if there is none
     */
    public Municipality municipality(String code) {
        return find(code).orElseThrow(() -> new UnknownMunicipality(code));
    }

    /** The municipality with this three-digit code, or the one it has been joined to, if there is one today. */
    public Optional<Municipality> find(String code) {
        return find(code, today());
    }

    private Optional<Municipality> find(String code, LocalDate day) {
        List<Municipality> known = byCode.getOrDefault(code, List.of());
        Optional<Municipality> today =
                known.stream().filter(one -> one.includes(day)).findFirst();
        return today.isPresent()
                ? today
                : known.stream()
                        .filter(one -> one.hasEndedBy(day))
                        .flatMap(one -> Stream.ofNullable(one.successor()))
                        .findFirst()
                        .flatMap(successor -> find(successor, day));
    }

    /** Today's municipalities in Finnish alphabetical order. */
    public List<Municipality> municipalities() {
        LocalDate today = today();
        return all.stream().filter(municipality -> municipality.includes(today)).toList();
    }

    /** The day since which everything here is as it is today, if anything has ever changed. */
    public Optional<LocalDate> since() {
        return Optional.ofNullable(changes.floor(today()));
    }

    /** The day in Finland. */
    public LocalDate today() {
        return LocalDate.now(clock);
    }

    /** The option lists that forms may name, {@code organisations} and {@code municipalities}: labels by values, in their order. */
    public Map<String, Map<String, String>> lists() {
        return lists(FINNISH);
    }

    /** The same with names in one of the languages of the service, and municipalities in its alphabetical order. */
    public Map<String, Map<String, String>> lists(Locale language) {
        Map<String, String> organisations = new LinkedHashMap<>();
        for (Organisation organisation : Organisation.values()) {
            organisations.put(organisation.name(), organisation.name(language));
        }
        Map<String, String> names = new LinkedHashMap<>();
        municipalities().stream()
                .sorted(Comparator.comparing(each -> each.names(language), Collator.getInstance(language)))
                .forEach(municipality -> names.put(municipality.code(), municipality.names(language)));
        return Map.of("organisations", organisations, "municipalities", names);
    }

    /** All counties by code, Helsinki and Åland last, with those that have been or will be. */
    public List<County> counties() {
        return areas(Municipality::county);
    }

    /** All employment areas by code, Åland last, with those that have been or will be. */
    public List<EmploymentArea> employmentAreas() {
        return areas(Municipality::employmentArea);
    }

    /** The areas of Kela's customer service units by code, with those that have been or will be. */
    public List<KelaArea> kelaAreas() {
        return areas(Municipality::kelaArea);
    }

    /**
     * The worklist on which an organisation serves a municipality.
     *
     * @throws UnknownMunicipality if no municipality has the code
     */
    public Worklist worklist(Organisation organisation, String municipalityCode) {
        return serving(organisation, municipality(municipalityCode));
    }

    /** The worklist with this id, if there is one. */
    public Optional<Worklist> worklist(String id) {
        return Optional.ofNullable(worklists.get(id));
    }

    /** The list of a whole area, not of a team in it, with this id, if there is one. */
    public Optional<Worklist> area(String id) {
        return worklist(id).filter(Worklist::ofWholeArea);
    }

    /** The worklist whose managers are in this group, such as {@code kela03} of {@code kela03manager}, if there is one. */
    public Optional<Worklist> managedBy(String group) {
        return Optional.ofNullable(managers.get(group));
    }

    /** The worklists of whole areas by the groups of their managers. A manager's group gives no right to a task. */
    public Map<String, Worklist> managers() {
        return Collections.unmodifiableMap(managers);
    }

    /** The first worklist among groups, as those who may take a task are given. */
    public Optional<Worklist> worklistAmong(Stream<@Nullable String> groups) {
        return groups.flatMap(Stream::ofNullable)
                .flatMap(group -> worklist(group).stream())
                .findFirst();
    }

    /** All worklists, teams included, organisation by organisation, with those that have been or will be. */
    public List<Worklist> worklists() {
        return List.copyOf(worklists.values());
    }

    /**
     * A team's own list beside the worklist of its organisation, such as {@code socialworker} of {@code social08}.
     *
     * @throws IllegalArgumentException if the organisation has no such team
     */
    public Worklist team(Worklist base, String team) {
        return worklist(base.id() + team)
                .orElseThrow(() -> new IllegalArgumentException("Worklist " + base.id() + " has no team " + team));
    }

    /**
     * The cooperation model followed in a municipality.
     *
     * @throws UnknownMunicipality if no municipality has the code
     */
    public CooperationModel modelOf(String municipalityCode) {
        return municipality(municipalityCode).county().model();
    }

    private static Stream<Worklist> withTeams(Worklist worklist) {
        return switch (worklist.organisation()) {
            // Act 1301/2014 § 36: a special-support client is assessed by a social worker.
            case SOCIAL ->
                Stream.of(
                        worklist,
                        worklist.team("socialworker", "sosiaalityöntekijä", "socialarbetare", "social worker"),
                        worklist.lead());
            case EMPLOYMENT, HEALTH, KELA -> Stream.of(worklist, worklist.lead());
            // These coordinate no case.
            case PENSION, EDUCATION, NGO, INSURANCE -> Stream.of(worklist);
        };
    }

    private static Worklist serving(Organisation organisation, Municipality municipality) {
        return switch (organisation) {
            case EMPLOYMENT ->
                municipality.employmentArea().underAct()
                        ? Worklist.of(organisation, municipality.employmentArea())
                        : Worklist.manual(organisation, municipality.county());
            case SOCIAL, HEALTH, EDUCATION, NGO -> Worklist.of(organisation, municipality.county());
            case KELA -> Worklist.of(organisation, municipality.kelaArea());
            case PENSION, INSURANCE -> Worklist.nationwide(organisation);
        };
    }

    private static List<Worklist> allWorklists(Collection<Municipality> municipalities) {
        return Stream.of(Organisation.values())
                .flatMap(organisation -> municipalities.stream()
                        .map(municipality -> serving(organisation, municipality))
                        .distinct()
                        .flatMap(Directory::withTeams)
                        .sorted(Comparator.comparing(Worklist::id)))
                .toList();
    }

    private <A extends Area> List<A> areas(Function<Municipality, A> area) {
        return all.stream()
                .map(area)
                .distinct()
                .sorted(Comparator.comparing(Area::code))
                .toList();
    }

    private static <T> Map<String, T> index(Collection<T> items, Function<T, String> key) {
        return items.stream()
                .collect(toMap(
                        key,
                        identity(),
                        (first, second) -> {
                            throw new IllegalStateException("The same key twice: " + first + ", " + second);
                        },
                        LinkedHashMap::new));
    }
}
