package fi.tyokykypolku.directory;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Municipalities, the areas they belong to and the worklists that serve them. Loaded at start, then fixed. */
@Component
@EnableConfigurationProperties(CooperationModels.class)
public final class Directory {
    private final Map<String, Municipality> municipalities;
    private final Map<String, Worklist> worklists;
    private final Map<String, Worklist> managers;

    @Autowired
    Directory(CooperationModels models) {
        this(new Tables(Tables::shipped).municipalities(models.cooperationModels()));
    }

    private Directory(List<Municipality> municipalities) {
        this.municipalities = index(municipalities, Municipality::code);
        this.worklists = index(allWorklists(municipalities), Worklist::id);
        this.managers = index(
                worklists.values().stream().filter(Worklist::ofWholeArea).toList(),
                worklist -> worklist.id() + "manager");
    }

    /** The directory as shipped, for use without Spring. */
    public static Directory shipped() {
        return new Directory(new CooperationModels(Map.of()));
    }

    /**
     * The municipality with this three-digit code.
     *
     * @throws UnknownMunicipality if there is none
     */
    public Municipality municipality(String code) {
        return find(code).orElseThrow(() -> new UnknownMunicipality(code));
    }

    /** The municipality with this three-digit code, if there is one. */
    public Optional<Municipality> find(String code) {
        return Optional.ofNullable(municipalities.get(code));
    }

    /** All municipalities in Finnish alphabetical order. */
    public List<Municipality> municipalities() {
        return List.copyOf(municipalities.values());
    }

    /** The option lists that forms may name, {@code organisations} and {@code municipalities}: labels by values, in their order. */
    public Map<String, Map<String, String>> lists() {
        Map<String, String> organisations = new LinkedHashMap<>();
        for (Organisation organisation : Organisation.values()) {
            organisations.put(organisation.name(), organisation.nameFi());
        }
        Map<String, String> names = new LinkedHashMap<>();
        municipalities.values().forEach(municipality -> names.put(municipality.code(), municipality.names()));
        return Map.of("organisations", organisations, "municipalities", names);
    }

    /** All counties by code, Helsinki and Åland last. */
    public List<County> counties() {
        return areas(Municipality::county);
    }

    /** All employment areas by code, Åland last. */
    public List<EmploymentArea> employmentAreas() {
        return areas(Municipality::employmentArea);
    }

    /** The areas of Kela's customer service units by code. */
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

    /** All worklists, teams included, organisation by organisation. */
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
        return municipalities.values().stream()
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
