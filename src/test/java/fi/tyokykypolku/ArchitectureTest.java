package fi.tyokykypolku;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.webapp.plugin.spi.AppPlugin;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.DependencyType;
import org.springframework.modulith.docs.Documenter;

/**
 * The house holds its own rules. Every rule is shown once to fail, on code in {@code violations}: a rule that cannot fail guards
 * nothing.
 */
class ArchitectureTest {

    private static final String HOUSE = "fi.tyokykypolku";

    private static final String VIOLATIONS = HOUSE + ".violations";

    private static final Set<String> PHASES = Set.of("referral", "assessment", "plan", "followup");

    private static final int LINES_OF_A_DELEGATE = 18;

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(HOUSE);

    private static final JavaClasses TESTS = new ClassFileImporter()
            .withImportOption(new ImportOption.OnlyIncludeTests())
            .importPackages(HOUSE);

    /**
     * A rule with the code that breaks it.
     *
     * @param broken simple name of a class in {@code violations}
     */
    private record Rule(String broken, ArchRule rule) {
        @Override
        public String toString() {
            return rule.getDescription();
        }
    }

    static Stream<Rule> rules() {
        return Stream.of(
                new Rule(
                        "PublicDelegate",
                        classes()
                                .that()
                                .areAssignableTo(JavaDelegate.class)
                                .should()
                                .bePackagePrivate()),
                new Rule(
                        "LongDelegate",
                        classes().that().areAssignableTo(JavaDelegate.class).should(endWithinAGlance())),
                new Rule(
                        "PublicDelegate",
                        classes().that().areTopLevelClasses().and().arePublic().should(beNeededOutsideTheirPackage())),
                new Rule(
                        "ReadsVariableByName",
                        noClasses()
                                .that()
                                .resideOutsideOfPackages(HOUSE + ".engine..", HOUSE + ".tasklist..")
                                .should()
                                .callMethodWhere(aVariableIsNamed())
                                .as(
                                        "only the facade to the engine and the forms' door name a process variable; others use CaseVariables")),
                new Rule("Prints", GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS),
                new Rule(
                        "KeepsOldDate",
                        classes()
                                .that(useOldDates())
                                .should()
                                .dependOnClassesThat(resideInAPackage("org.camunda.."))
                                .as("java.util.Date is used only where the engine hands it over or asks for it")),
                new Rule(
                        "AsksTheMachineForTheTime",
                        noClasses()
                                // One moves the clock itself, to give its cases a past; the other makes the clock.
                                .that()
                                .resideOutsideOfPackage(HOUSE + ".simulation..")
                                .and()
                                .doNotHaveSimpleName("Clocks")
                                .should()
                                .callMethodWhere(theMachineIsAskedForTheTime())
                                .as("the time comes from the one clock, which tests can move")),
                new Rule("InjectsField", GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION),
                new Rule("CatchesEverything", classes().should(nameWhatTheyCatch())),
                new Rule(
                        "Sleeps",
                        noClasses()
                                .should()
                                .callMethod(Thread.class, "sleep", long.class)
                                .as("nobody sleeps")),
                new Rule(
                        "LooksAhead",
                        SlicesRuleDefinition.slices()
                                .assignedFrom(phases())
                                .should()
                                .notDependOnEachOther()
                                .as("phases never know each other; their order is drawn in workability.bpmn")),
                new Rule(
                        "LeansOnAPhase",
                        classes()
                                .that()
                                .resideInAPackage("..casefile..")
                                .should()
                                .onlyDependOnClassesThat(resideOutsideOfPackage(HOUSE + "..")
                                        .or(resideInAnyPackage(
                                                "..casefile..",
                                                HOUSE + ".directory..",
                                                HOUSE + ".texts..",
                                                HOUSE + ".vault.."))
                                        .as("are of no room but the directory, the vault and what people read"))),
                new Rule(
                        "LeansOnAPhase",
                        classes()
                                .that()
                                .resideInAnyPackage(HOUSE + ".directory..", VIOLATIONS + ".casefile..")
                                .should()
                                .onlyDependOnClassesThat(resideOutsideOfPackage(HOUSE + "..")
                                        .or(resideInAPackage(HOUSE + ".directory.."))
                                        .as("are not of this house"))),
                new Rule(
                        "Stuff",
                        noClasses()
                                .should()
                                .resideInAnyPackage(
                                        "..common..",
                                        "..util..",
                                        "..utils..",
                                        "..helper..",
                                        "..service..",
                                        "..impl..",
                                        "..dto..")),
                new Rule("Prints", classes().should(lieInAPackageMarkedForNulls())));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holds(Rule rule) {
        rule.rule().check(MAIN);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void canFail(Rule rule) {
        JavaClasses broken = TESTS.that(new DescribedPredicate<>("in violations") {
            @Override
            public boolean test(JavaClass type) {
                return type.getPackageName().startsWith(VIOLATIONS)
                        && !type.getPackageName().startsWith(VIOLATIONS + ".modules");
            }
        });
        assertThat(rule.rule().evaluate(broken).getFailureReport().getDetails())
                .isNotEmpty()
                .anyMatch(detail -> detail.contains(rule.broken()));
    }

    @Test
    void noTestSleeps() {
        noClasses()
                .that()
                .resideOutsideOfPackage(VIOLATIONS + "..")
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .check(TESTS);
    }

    @Test
    void nothingIsBrokenForNoRule() {
        Set<String> shown = rules().map(Rule::broken).collect(toCollection(TreeSet::new));
        shown.add("Draft");
        assertThat(TESTS.stream()
                        .filter(type -> type.getPackageName().startsWith(VIOLATIONS)
                                && !type.getPackageName().startsWith(VIOLATIONS + ".modules")
                                && !type.getSimpleName().equals("package-info"))
                        .map(JavaClass::getSimpleName))
                .containsExactlyInAnyOrderElementsOf(shown);
    }

    @Test
    void modulesImportOnlyWhatTheirPackageInfoAllows() {
        ApplicationModules.of(Tyokykypolku.class).verify();
        assertThat(violatingModules().detectViolations().getMessages())
                .anyMatch(message -> message.contains("Module 'first' depends on module 'second'"));
    }

    @Test
    void everyModuleHasAClosedList() {
        assertThat(openModules(ApplicationModules.of(Tyokykypolku.class))).isEmpty();
        assertThat(openModules(violatingModules())).containsExactly("third");
    }

    @Test
    void noModuleAllowsItselfMoreThanItUses() {
        assertThat(idlePermissions(ApplicationModules.of(Tyokykypolku.class))).isEmpty();
        assertThat(idlePermissions(violatingModules())).containsExactly("second needs no first");
    }

    @Test
    void theModulesAreDrawn() {
        ApplicationModules modules = ApplicationModules.of(Tyokykypolku.class);
        new Documenter(modules).writeModulesAsPlantUml().writeIndividualModulesAsPlantUml();
        assertThat(Path.of("target/spring-modulith-docs/components.puml")).exists();
    }

    private static ApplicationModules violatingModules() {
        return ApplicationModules.of(VIOLATIONS + ".modules", new ImportOption.OnlyIncludeTests());
    }

    private static List<String> openModules(ApplicationModules modules) {
        return modules.stream()
                .filter(module -> listOf(module)
                        .map(list -> list.size() == 1 && list.get(0).equals(ApplicationModule.OPEN_TOKEN))
                        .findFirst()
                        .orElse(true))
                .map(module -> module.getIdentifier().toString())
                .toList();
    }

    private static List<String> idlePermissions(ApplicationModules modules) {
        List<String> idle = new ArrayList<>();
        modules.forEach(module -> {
            Set<String> used = module.getDirectDependencies(modules, new DependencyType[0]).stream()
                    .map(dependency ->
                            dependency.getTargetModule().getIdentifier().toString())
                    .collect(toCollection(TreeSet::new));
            boolean empty = module.getBasePackage().stream()
                    .allMatch(type -> type.getSimpleName().equals("package-info"));
            listOf(module)
                    .filter(list -> !empty)
                    .flatMap(List::stream)
                    .filter(allowed -> !used.contains(allowed))
                    .forEach(allowed -> idle.add(module.getIdentifier() + " needs no " + allowed));
        });
        return idle;
    }

    private static Stream<List<String>> listOf(org.springframework.modulith.core.ApplicationModule module) {
        return module.getBasePackage().findAnnotation(ApplicationModule.class).stream()
                .map(annotation -> List.of(annotation.allowedDependencies()));
    }

    private static DescribedPredicate<JavaCall<?>> aVariableIsNamed() {
        return DescribedPredicate.describe(
                "a variable is named",
                call -> call.getName().matches("(get|set|has|remove)Variable(Local|Typed|LocalTyped)?")
                        && (call.getTargetOwner().isAssignableTo(VariableScope.class)
                                || call.getTargetOwner().getName().matches("org\\.camunda.*(Runtime|Task)Service")));
    }

    private static SliceAssignment phases() {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                String name = type.getPackageName().replaceFirst(".*\\.", "");
                return PHASES.contains(name) ? SliceIdentifier.of(name) : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "phases";
            }
        };
    }

    private static DescribedPredicate<JavaClass> useOldDates() {
        return DescribedPredicate.describe(
                "use java.util.Date",
                type -> type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(dependency -> dependency.getTargetClass().isEquivalentTo(Date.class)));
    }

    private static DescribedPredicate<JavaCall<?>> theMachineIsAskedForTheTime() {
        Set<String> types = Stream.of(
                        LocalDate.class, LocalDateTime.class, ZonedDateTime.class, OffsetDateTime.class, Instant.class)
                .map(Class::getName)
                .collect(toCollection(TreeSet::new));
        return DescribedPredicate.describe(
                "the machine is asked for the time",
                call -> (types.contains(call.getTargetOwner().getName())
                                && call.getName().equals("now")
                                && call.getTarget().getRawParameterTypes().stream()
                                        .noneMatch(type -> type.isEquivalentTo(Clock.class)))
                        || call.getName().equals("currentTimeMillis")
                        || (call.getTargetOwner().isEquivalentTo(Clock.class)
                                && call.getName().startsWith("system")));
    }

    private static ArchCondition<JavaClass> endWithinAGlance() {
        return condition("do their work in at most " + LINES_OF_A_DELEGATE + " lines", type -> {
            if (type.isInterface()) {
                return true;
            }
            List<String> lines = source(type);
            int start = 0;
            while (!lines.get(start).contains("public void execute(DelegateExecution")) {
                start++;
            }
            int end = start;
            while (!lines.get(end).matches(" {4}}|.*\\{}")) {
                end++;
            }
            return end - start - 1 <= LINES_OF_A_DELEGATE;
        });
    }

    private static ArchCondition<JavaClass> beNeededOutsideTheirPackage() {
        return condition(
                "be used by another package, be it a test, or stand in the signature of a class that is",
                type -> type.isAnnotatedWith(SpringBootApplication.class)
                        || calledByTheDrawings(type)
                        || calledByTheWebApplications(type)
                        || usedElsewhere(type)
                        || type.isAssignableTo(Throwable.class)
                        || holdsConstants(type)
                        || type.getSubclasses().stream()
                                .anyMatch(sub -> sub.getModifiers().contains(JavaModifier.PUBLIC))
                        || type.getDirectDependenciesToSelf().stream()
                                .map(dependency -> dependency.getOriginClass())
                                .distinct()
                                .filter(user -> user.getModifiers().contains(JavaModifier.PUBLIC) && !user.equals(type))
                                .flatMap(user -> user.getCodeUnits().stream())
                                .filter(unit -> unit.getModifiers().contains(JavaModifier.PUBLIC))
                                .flatMap(unit -> signature(unit))
                                .anyMatch(type::equals));
    }

    // The compiler copies constants, so that the bytecode does not tell who uses them.
    private static boolean holdsConstants(JavaClass type) {
        return type.getFields().stream()
                .anyMatch(field -> field.getModifiers()
                                .containsAll(Set.of(JavaModifier.PUBLIC, JavaModifier.STATIC, JavaModifier.FINAL))
                        && field.getRawType().isEquivalentTo(String.class));
    }

    private static boolean usedElsewhere(JavaClass type) {
        boolean tested = TESTS.stream()
                .filter(test -> !test.getPackageName().equals(type.getPackageName()))
                .flatMap(test -> test.getDirectDependenciesFromSelf().stream())
                .anyMatch(dependency -> dependency.getTargetClass().getName().equals(type.getName()));
        return tested
                || type.getDirectDependenciesToSelf().stream()
                        .anyMatch(dependency ->
                                !dependency.getOriginClass().getPackageName().equals(type.getPackageName()));
    }

    private static boolean calledByTheWebApplications(JavaClass type) {
        return type.isAssignableTo(AppPlugin.class) || type.isAnnotatedWith(jakarta.ws.rs.Path.class);
    }

    // A package-private bean in ${bean.method(execution)} fails with a bare NullPointerException.
    private static boolean calledByTheDrawings(JavaClass type) {
        return !type.isAssignableTo(JavaDelegate.class)
                && type.getMethods().stream()
                        .anyMatch(method -> method.getModifiers().contains(JavaModifier.PUBLIC)
                                && method.getRawParameterTypes().stream()
                                        .anyMatch(parameter -> parameter.isEquivalentTo(DelegateExecution.class)));
    }

    private static Stream<JavaClass> signature(JavaCodeUnit unit) {
        List<JavaType> types = new ArrayList<>(unit.getParameterTypes());
        types.add(unit.getReturnType());
        return types.stream().flatMap(type -> type.getAllInvolvedRawTypes().stream());
    }

    private static ArchCondition<JavaClass> nameWhatTheyCatch() {
        Set<Class<?>> everything = Set.of(Exception.class, RuntimeException.class);
        return condition(
                "name what they catch",
                type -> type.getCodeUnits().stream()
                        .flatMap(unit -> unit.getTryCatchBlocks().stream())
                        .flatMap(block -> block.getCaughtThrowables().stream())
                        .noneMatch(caught -> everything.stream().anyMatch(caught::isEquivalentTo)));
    }

    /** Of a group that may come again and again each turn takes a piece of the stack, and a long text all of it. */
    @Test
    void noPatternRepeatsAGroupWithoutBounds() throws IOException {
        Pattern literal = Pattern.compile(
                "(?s)(?:Pattern\\.compile|\\.(?:matches|split|replace(?:All|First)))\\(\\s*+((?:\"(?:[^\"\\\\]|\\\\.)*+\"[\\s+]*+)++)");
        Pattern repeated = Pattern.compile("(?<!\\\\)\\)(?:[*+]|\\{\\d+,(?:\\d{2,})?})");
        Map<String, String> found = new TreeMap<>();
        int seen = 0;
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                for (MatchResult each :
                        literal.matcher(Files.readString(file)).results().toList()) {
                    seen++;
                    if (repeated.matcher(each.group(1)).find()) {
                        found.put(file.toString(), each.group(1));
                    }
                }
            }
        }
        assertThat(seen).isGreaterThan(50);
        assertThat(found).isEmpty();
    }

    private static ArchCondition<JavaClass> lieInAPackageMarkedForNulls() {
        return condition(
                "lie in a package with a package-info that is @NullMarked",
                type -> type.getPackage().isAnnotatedWith(NullMarked.class));
    }

    private static ArchCondition<JavaClass> condition(String description, Predicate<JavaClass> holds) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                events.add(new SimpleConditionEvent(type, holds.test(type), type.getName() + " should " + description));
            }
        };
    }

    private static List<String> source(JavaClass type) {
        Function<String, Path> file = root -> Path.of(root, type.getName().replace('.', '/') + ".java");
        Path main = file.apply("src/main/java");
        try {
            return Files.readAllLines(Files.exists(main) ? main : file.apply("src/test/java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
