package fi.tyokykypolku.simulation;

import static java.util.stream.Collectors.toMap;

import fi.tyokykypolku.deadlines.WorkingCalendar;
import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.simulation.CohortParameters.Ages;
import fi.tyokykypolku.simulation.CohortParameters.KelaReason;
import fi.tyokykypolku.simulation.CohortParameters.Project;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes up the clients of a cohort. */
final class Clients {
    private static final int YOUTH = 30;
    private static final String YOUTH_SERVICE = "KELA_NUOTTI";
    private static final double FIRST_MUNICIPALITY = 0.7;
    private static final int FIRST_NUMBER = 900;
    private static final int NUMBERS = 100;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("ddMMyy");
    private static final String CHECK_CHARACTERS = "0123456789ABCDEFHJKLMNPRSTUVWXY";

    private final CohortParameters parameters;
    private final Directory directory;
    private final Map<Project, Double> sizes;
    private final double young;
    private final Set<String> given = new HashSet<>();

    private Clients(CohortParameters parameters, Directory directory) {
        this.parameters = parameters;
        this.directory = directory;
        this.sizes =
                parameters.projects().stream().collect(toMap(project -> project, project -> size(parameters, project)));
        this.young = parameters.ages().stream().mapToDouble(Clients::young).sum();
    }

    /** The clients in order of referral. */
    static List<Client> of(CohortParameters parameters, Directory directory) {
        return new Clients(parameters, directory).all();
    }

    private List<Client> all() {
        List<YearMonth> months = new ArrayList<>();
        new TreeMap<>(parameters.arrivals())
                .forEach((month, clients) -> months.addAll(Collections.nCopies(clients, month)));
        List<Client> clients = new ArrayList<>();
        for (int number = 1; number <= parameters.size(); number++) {
            // Of the whole cohort so many, evenly.
            clients.add(client(number, months.get((int) ((number - 1L) * months.size() / parameters.size()))));
        }
        return clients;
    }

    private static double size(CohortParameters parameters, Project project) {
        return project.population()
                * new Draws(parameters.seed(), 0).spread("size of " + project, parameters.projectSizeSpread());
    }

    private static double young(Ages ages) {
        int years = ages.to() - ages.from() + 1;
        return ages.share() * Math.max(0, Math.min(years, YOUTH - ages.from())) / years;
    }

    private Client client(int number, YearMonth month) {
        Draws draws = new Draws(parameters.seed(), number);
        Project project = draws.oneOf("project", parameters.projects(), one -> sizes.getOrDefault(one, 0.0));
        String municipality = municipality(draws, project);
        LocalDate referredOn = WorkingCalendar.WORK5.dueDate(
                month.atDay(1 + draws.one("day", month.lengthOfMonth() - 4)), Period.ZERO);
        int age = age(draws);
        LocalDate born = referredOn.minusYears(age).minusDays(draws.one("birthday", 365));
        Set<KelaReason> reasons = reasons(draws, age);
        return new Client(
                number,
                draws,
                project,
                municipality,
                referredOn,
                age,
                personId(draws, born),
                language(draws, municipality),
                draws.oneOf("referralSource", parameters.referralSources()),
                draws.oneOf("consent", parameters.consent()),
                reasons,
                draws.oneOf("healthReason", parameters.healthReasons()),
                draws.happens("longTermUnemployed", parameters.longTermUnemployed()),
                application(draws, age, reasons));
    }

    private static String municipality(Draws draws, Project project) {
        List<String> codes = project.municipalities();
        boolean first = codes.size() == 1 || draws.happens("first municipality", FIRST_MUNICIPALITY);
        return codes.get(first ? 0 : 1 + draws.one("municipality", codes.size() - 1));
    }

    private int age(Draws draws) {
        Ages ages = draws.oneOf("ages", parameters.ages(), Ages::share);
        return ages.from() + draws.one("age", ages.to() - ages.from() + 1);
    }

    private String language(Draws draws, String municipality) {
        if (draws.happens("otherLanguage", parameters.otherLanguage())) {
            return "other";
        }
        double swedish = parameters
                .swedish()
                .getOrDefault(directory.municipality(municipality).languages(), 0.0);
        return draws.happens("swedish", swedish) ? "sv" : "fi";
    }

    private Set<KelaReason> reasons(Draws draws, int age) {
        Set<KelaReason> reasons = EnumSet.noneOf(KelaReason.class);
        if (draws.happens("noKelaReason", parameters.noKelaReason())) {
            return reasons;
        }
        for (int round = 0; reasons.isEmpty(); round++) {
            for (KelaReason reason : KelaReason.values()) {
                if (draws.happens(reason + " " + round, share(reason, age))) {
                    reasons.add(reason);
                }
            }
        }
        return reasons;
    }

    private double share(KelaReason reason, int age) {
        return reason == KelaReason.R02_YOUTH && age >= YOUTH
                ? 0
                : parameters.kelaReasons().getOrDefault(reason, 0.0);
    }

    // Whoever needs rehabilitation applies, so often that the shares of all clients come out.
    private @Nullable String application(Draws draws, int age, Set<KelaReason> reasons) {
        boolean youth = age < YOUTH;
        double needed = 1 - (1 - share(KelaReason.R01_REHAB_NEED, age)) * (1 - share(KelaReason.R02_YOUTH, age));
        double applying = youth
                ? parameters.applications().youth() / young
                : (parameters.applications().any() - parameters.applications().youth()) / (1 - young);
        boolean inNeed = reasons.contains(KelaReason.R01_REHAB_NEED) || reasons.contains(KelaReason.R02_YOUTH);
        if (!inNeed || !draws.happens("application", applying / needed)) {
            return null;
        }
        return youth
                ? YOUTH_SERVICE
                : draws.oneOf("service", parameters.applications().ofTheRest());
    }

    private String personId(Draws draws, LocalDate born) {
        int sex = draws.happens("man", parameters.men()) ? 1 : 0;
        int first = draws.one("individual number", NUMBERS / 2);
        for (int i = 0; i < NUMBERS / 2; i++) {
            int number = FIRST_NUMBER + (first + i) % (NUMBERS / 2) * 2 + sex;
            String day = DAY.format(born);
            int remainder = Integer.parseInt(day + number) % CHECK_CHARACTERS.length();
            String personId = day + (born.getYear() < 2000 ? "-" : "A") + number + CHECK_CHARACTERS.charAt(remainder);
            if (given.add(personId)) {
                return personId;
            }
        }
        throw new IllegalStateException("Too many clients were born on " + born);
    }
}
