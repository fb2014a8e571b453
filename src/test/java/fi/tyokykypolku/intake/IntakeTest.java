package fi.tyokykypolku.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import fi.tyokykypolku.ProcessTest;
import fi.tyokykypolku.casefile.Author;
import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.CaseStatus;
import fi.tyokykypolku.casefile.Category;
import fi.tyokykypolku.casefile.Entry;
import fi.tyokykypolku.casefile.Fact;
import fi.tyokykypolku.casefile.Phase;
import fi.tyokykypolku.casework.AtOnce;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.engine.Engine;
import fi.tyokykypolku.vault.KeyProperties;
import fi.tyokykypolku.vault.Vault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The interface as another system meets it: over HTTP. */
@ProcessTest
@DisplayName("Rajapinta muille järjestelmille")
class IntakeTest {
    private static final String REFERRER = "referrer";
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final Set<String> CODES = ConcurrentHashMap.newKeySet();
    /**
     * Answers that carry a case from one phase to the next; every other required field gets what fits its type. The plan has an
     * action of another organisation too: without anybody else's agreement its drafter could not confirm it.
     */
    private static final Map<String, Object> ONWARDS = Map.of(
            "actionCount", 2,
            "organisation2", "HEALTH",
            "referralOutcome", "ACCEPTED",
            "clientReached", "true",
            "consentNeeded", "false",
            "consentGiven", "true",
            "consentForm", "WRITTEN",
            "planAgreed", "true",
            "planConfirmed", "true",
            "kelaApplicationSent", "false");

    private final HttpClient http = HttpClient.newHttpClient();

    @Autowired
    private ObjectMapper json;

    @Autowired
    private CaseFile caseFile;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private Engine system;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private KeyProperties keys;

    @TempDir
    private Path folder;

    @LocalServerPort
    private int port;

    @Nested
    @DisplayName("Lähete")
    class Sending {
        @Test
        @DisplayName("avaa asian, joka on tuojansa nimissä ja vastaanottajan työjonossa")
        void opensCase() {
            Answer answer = post(REFERRER, "/api/referrals", referral());

            assertThat(answer.status()).isEqualTo(201);
            String id = answer.body().path("caseId").asText();
            assertThat(answer.header("Location")).isEqualTo("/api/cases/" + id);
            assertThat(caseFile.get(new CaseId(id)).openedBy()).isEqualTo(REFERRER);
            assertThat(tasks(id)).containsExactly("checkReferral");
            JsonNode task = get("employment", "/api/cases/" + id).body().at("/tasks/0");
            assertThat(task.at("/worklist/id").asText()).isEqualTo("employment39");
        }

        @Test
        @DisplayName("saa vielä nimetä kunnan, joka on liitetty toiseen, ja on toisen kerran tuotuna yhä sama")
        void namesAJoinedMunicipality() {
            ClockUtil.setCurrentTime(Date.from(
                    LocalDate.of(2027, 1, 4).atTime(9, 0).atZone(CaseFile.ZONE).toInstant()));
            try {
                ObjectNode referral = referral();
                ((ObjectNode) referral.path("client")).put("municipality", "081");
                String id = post(REFERRER, "/api/referrals", referral)
                        .body()
                        .path("caseId")
                        .asText();

                assertThat(caseFile.get(new CaseId(id)).municipality()).isEqualTo("172");
                assertThat(caseFile.value(new CaseId(id), "municipality").map(JsonNode::asText))
                        .contains("172");
                Answer again = post(REFERRER, "/api/referrals", referral);
                assertThat(again.status()).isEqualTo(200);
                assertThat(again.body().path("caseId").asText()).isEqualTo(id);
            } finally {
                ClockUtil.reset();
            }
        }

        @Test
        @DisplayName("vie jokaisen tiedon asian tietoihin aloituslomakkeen nimillä")
        void carriesEveryField() {
            ObjectNode referral = referral();
            referral.put("unemployed", true)
                    .put("solvableByConsultation", false)
                    .put("specialSupport", true)
                    .put("urgent", true)
                    .put("clientInformedOn", today().toString())
                    .put("situation", " Kaksi vuotta sairauslomien kierrettä. ");
            referral.putArray("cues").add("KELA_EXPERT_DOCTOR");
            referral.putArray("limitationCauses").add("ILLNESS").add("LACK_OF_SKILLS");
            referral.put("limitationLasts", "TEMPORARY");
            referral.putObject("referrer")
                    .put("organisation", "Tampereen työllisyyspalvelut")
                    .put("person", "Maija Esimerkki")
                    .put("phone", "0401234567");
            client(referral).put("phone", "0407654321").put("interpreterNeeded", true);

            String id = post(REFERRER, "/api/referrals", referral).caseId();

            Map<String, String> facts = facts(id);
            assertThat(facts)
                    .containsEntry("firstNames", "Eino Ensio")
                    .containsEntry("preferredLanguage", "fi")
                    .containsEntry("phone", "0407654321")
                    .containsEntry("interpreterNeeded", "true")
                    .containsEntry("referrerOrganisation", "Tampereen työllisyyspalvelut")
                    .containsEntry("referrerPerson", "Maija Esimerkki")
                    .containsEntry("referrerPhone", "0401234567")
                    .containsEntry("reasons", "[\"WORK_ABILITY_LIMITATION\"]")
                    .containsEntry("cues", "[\"KELA_EXPERT_DOCTOR\"]")
                    .containsEntry("unemployed", "true")
                    .containsEntry("limitationCauses", "[\"ILLNESS\",\"LACK_OF_SKILLS\"]")
                    .containsEntry("limitationLasts", "TEMPORARY")
                    .containsEntry("solvableByConsultation", "false")
                    .containsEntry("specialSupport", "true")
                    .containsEntry("urgent", "true")
                    .containsEntry("clientInformedOn", today().toString())
                    .containsEntry("situation", "Kaksi vuotta sairauslomien kierrettä.");
            assertThat(facts.keySet()).isSubsetOf(keysOfStartForm());
        }

        @Test
        @DisplayName("uudelleen lähetettynä antaa saman asian, myös kun asiaa on jo käsitelty")
        void repeats() {
            ObjectNode referral = referral();
            String id = post(REFERRER, "/api/referrals", referral).caseId();
            complete(id, "employment", "checkReferral", Map.of("specialSupport", "true"));

            Answer again = post(REFERRER, "/api/referrals", referral);

            assertThat(again.status()).isEqualTo(200);
            assertThat(again.caseId()).isEqualTo(id);
            assertThat(again.header("Location")).isEqualTo("/api/cases/" + id);
        }

        @Test
        @DisplayName("samalla hetkellä monesti lähetettynä avaa yhden asian")
        void repeatsAtOnce() throws Exception {
            ObjectNode referral = referral();

            List<Answer> answers = atOnce(5, n -> post(REFERRER, "/api/referrals", referral));

            assertThat(answers)
                    .extracting(Answer::status)
                    .containsOnly(200, 201)
                    .containsOnlyOnce(201);
            assertThat(answers).extracting(Answer::caseId).doesNotContain("").hasSize(5);
            assertThat(Set.copyOf(answers.stream().map(Answer::caseId).toList()))
                    .hasSize(1);
        }

        @Test
        @DisplayName("on toinen, kun siinä lukee muuta, vaikka asiassa olisi sitä jo muutettu")
        void isComparedWithWhatWasSent() {
            ObjectNode referral = referral();
            String id = post(REFERRER, "/api/referrals", referral).caseId();
            ObjectNode moved = json.createObjectNode().put("municipality", "091");
            assertThat(post(REFERRER, "/api/cases/" + id + "/municipality-changes", moved)
                            .status())
                    .isEqualTo(202);

            assertThat(post(REFERRER, "/api/referrals", referral).status()).isEqualTo(200);
            client(referral).put("municipality", "049");
            assertProblem(post(REFERRER, "/api/referrals", referral), 409);
        }

        @Test
        @DisplayName("ei anna toisen asiaa, vaikka tunnus on sama")
        void keepsIdsApart() {
            ObjectNode referral = referral();
            String id = post(REFERRER, "/api/referrals", referral).caseId();

            client(referral).put("lastName", "Toinen");
            Answer changed = post(REFERRER, "/api/referrals", referral);
            client(referral).put("lastName", "Esimerkki").put("personId", personId());
            Answer otherClient = post(REFERRER, "/api/referrals", referral);

            assertThat(post("social", "/api/referrals", referral).status())
                    .as("the ids of another sender are none of ours")
                    .isEqualTo(201);
            for (Answer answer : List.of(changed, otherClient)) {
                assertProblem(answer, 409);
                assertThat(answer.text()).doesNotContain(id).contains("referral-id-in-use");
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {REFERRER, "social", "kela", "health"})
        @DisplayName("vastaa samoin, oli asiakkaalla avoin asia tai ei, eikä kerro sen numeroa")
        void doesNotTellWhoIsAClient(String sender) {
            ObjectNode referral = referral();
            Answer fresh = post(sender, "/api/referrals", referral);
            client(referral).put("personId", personId());
            String open = post("employment", "/api/referrals", referral.put("referralId", newId()))
                    .caseId();

            Answer second = post(sender, "/api/referrals", referral.put("referralId", newId()));

            assertThat(second.status()).isEqualTo(201);
            assertThat(second.text()).doesNotContain(open);
            assertThat(fieldNames(second)).isEqualTo(fieldNames(fresh)).containsExactly("caseId");
            assertThat(second.header("Location")).isEqualTo("/api/cases/" + second.caseId());
            Answer toldOfFresh = get(sender, "/api/cases/" + fresh.caseId());
            Answer told = get(sender, "/api/cases/" + second.caseId());
            assertThat(told.status()).isEqualTo(toldOfFresh.status()).isEqualTo(200);
            assertThat(told.text()).doesNotContain(open);
            assertThat(fieldNames(told)).isEqualTo(fieldNames(toldOfFresh));
            for (String field : List.of("phase", "status", "state")) {
                assertThat(told.body().path(field)).isEqualTo(toldOfFresh.body().path(field));
            }
            assertProblem(get(sender, "/api/cases/" + open), 404);
        }

        @Test
        @DisplayName("kertoo avoimen asian numeron sen osapuolelle ja kirjaa kertomisen lokiin")
        void tellsPartiesOfTheOpenCase() {
            ObjectNode referral = referral();
            String open = post(REFERRER, "/api/referrals", referral).caseId();
            long before = uses(open);

            Answer second = post("employment", "/api/referrals", referral.put("referralId", newId()));

            assertThat(second.status()).isEqualTo(201);
            assertThat(second.body().path("openCase").asText()).isEqualTo(open);
            assertThat(uses(open)).isEqualTo(before + 1);
            assertThat(get("employment", "/api/cases/" + second.caseId())
                            .body()
                            .path("openCase")
                            .asText())
                    .isEqualTo(open);
            assertThat(tasks(second.caseId())).containsExactly("handleContact");
            assertThat(tasks(open)).containsExactly("checkReferral");
        }

        @ParameterizedTest
        @MethodSource("fi.tyokykypolku.intake.IntakeTest#messages")
        @DisplayName("ei paljastu yhteydenotoksi avoimeen asiaan siitäkään, miten se ottaa vastaan lähettäjän viestin")
        void takesMessagesAlike(String kind, String body) {
            ObjectNode referral = referral();
            String fresh = post(REFERRER, "/api/referrals", referral).caseId();
            String contact = post(REFERRER, "/api/referrals", referral.put("referralId", newId()))
                    .caseId();
            assertThat(tasks(contact)).containsExactly("handleContact");

            Answer toFresh = post(REFERRER, "/api/cases/" + fresh + "/" + kind, body);
            Answer toContact = post(REFERRER, "/api/cases/" + contact + "/" + kind, body);

            assertThat(toContact.status()).isEqualTo(toFresh.status());
            assertThat(toContact.text().replaceAll("urn:uuid:[0-9a-f-]+", "").replace(contact, ""))
                    .isEqualTo(
                            toFresh.text().replaceAll("urn:uuid:[0-9a-f-]+", "").replace(fresh, ""));
            assertThat(worklists(contact))
                    .as("no sender takes it to the worklist of another area")
                    .contains("employment39");
        }

        @Test
        @DisplayName("ei kerro muuttoilmoituksen vastauksella, missä avoimen asian asiakas asuu")
        void doesNotTellWhereAClientLives() {
            ObjectNode referral = referral();
            client(referral).put("municipality", "564");
            String fresh = post(REFERRER, "/api/referrals", referral).caseId();
            client(referral).put("municipality", "837").put("personId", personId());
            assertThat(post("employment", "/api/referrals", referral.put("referralId", newId()))
                            .caseId())
                    .isNotBlank();
            client(referral).put("municipality", "564");
            String contact = post(REFERRER, "/api/referrals", referral.put("referralId", newId()))
                    .caseId();

            for (String municipality : List.of("564", "091", "837", "837", "564")) {
                String body = "{\"municipality\": \"" + municipality + "\"}";
                assertThat(post(REFERRER, "/api/cases/" + contact + "/municipality-changes", body)
                                .status())
                        .as(municipality)
                        .isEqualTo(post(REFERRER, "/api/cases/" + fresh + "/municipality-changes", body)
                                .status());
            }
        }

        @Test
        @DisplayName("avoimeen asiaan: lähettäjä näkee sen otetuksi vastaan, kunnes avoin asia päättyy")
        void faresAsTheOpenCase() {
            ObjectNode referral = referral();
            String open = post(REFERRER, "/api/referrals", referral).caseId();
            String contact = post(REFERRER, "/api/referrals", referral.put("referralId", newId()))
                    .caseId();
            complete(contact, "employment", "handleContact", Map.of("contactOutcome", "JOINED"));

            JsonNode told = get(REFERRER, "/api/cases/" + contact).body();
            assertThat(told.path("state").asText()).isEqualTo("ACCEPTED");
            assertThat(told.path("phase").asText()).isEqualTo("REFERRAL");
            assertThat(told.has("closedAt")).isFalse();

            complete(open, "employment", "checkReferral", Map.of("referralOutcome", "RETURNED"));
            assertThat(get(REFERRER, "/api/cases/" + contact)
                            .body()
                            .path("state")
                            .asText())
                    .isEqualTo("CLOSED");
        }

        @Test
        @DisplayName("samasta asiakkaasta monesti samalla hetkellä avaa yhden oman asian")
        void opensOneCaseAtOnce() throws Exception {
            ObjectNode referral = referral();

            List<Answer> answers = atOnce(
                    4, n -> post(REFERRER, "/api/referrals", referral.deepCopy().put("referralId", newId())));

            assertThat(answers).extracting(Answer::status).containsOnly(201);
            assertThat(answers.stream()
                            .filter(answer ->
                                    caseFile.get(new CaseId(answer.caseId())).openCase() == null))
                    .hasSize(1);
        }

        @Test
        @DisplayName("saa uuden asian, kun edellinen on päättynyt")
        void opensAgain() {
            ObjectNode referral = referral();
            String id = post(REFERRER, "/api/referrals", referral).caseId();
            complete(id, "employment", "checkReferral", Map.of("referralOutcome", "RETURNED"));

            Answer next = post(REFERRER, "/api/referrals", referral.put("referralId", newId()));

            assertThat(next.status()).isEqualTo(201);
            assertThat(next.caseId()).isNotEqualTo(id);
        }
    }

    @Nested
    @DisplayName("Virheellinen lähete")
    class Faulty {
        static Stream<Arguments> faults() {
            return Stream.of(
                    fault("referralId", body -> body.remove("referralId")),
                    fault("referralId", body -> body.put("referralId", "ääkkönen ja väli")),
                    fault("referralId", body -> body.put("referralId", personId())),
                    fault("receivedOn", body -> body.remove("receivedOn")),
                    fault("receivedOn", body -> body.put("receivedOn", "20.11.2026")),
                    fault("receivedOn", body -> body.put("receivedOn", "2026-02-30")),
                    fault("receivedOn", body -> body.put("receivedOn", 20_000)),
                    fault("receivedOn", body -> body.put("receivedOn", "2199-01-01")),
                    fault("referralSource", body -> body.remove("referralSource")),
                    fault("referralSource", body -> body.put("referralSource", "NEIGHBOUR")),
                    fault("referralSource", body -> body.put("referralSource", 1)),
                    fault("entryType", body -> body.putNull("entryType")),
                    fault("entryType", body -> body.put("entryType", "referral")),
                    fault("entryType", body -> body.put("entryType", "")),
                    fault("reasons", body -> body.putArray("reasons").add("LAZY")),
                    fault("reasons", body -> body.putArray("reasons").addNull()),
                    fault("reasons", body -> body.put("reasons", "LIFE_MANAGEMENT")),
                    fault("reasons", body -> body.putObject("reasons")),
                    fault("cues", body -> body.putArray("cues").add("UNKNOWN")),
                    fault("urgent", body -> body.put("urgent", "kyllä")),
                    fault("urgent", body -> body.put("urgent", 1)),
                    fault("unemployed", body -> body.put("unemployed", "true")),
                    fault("clientInformedOn", body -> body.put("clientInformedOn", "2199-01-01")),
                    fault("situation", body -> body.put("situation", "x".repeat(3001))),
                    fault("questionToKela", body -> body.put("questionToKela", "x".repeat(1501))),
                    fault("questionToKela", body -> body.put("questionToKela", 5)),
                    fault("referrer", body -> body.put("referrer", "TE-toimisto")),
                    fault("referrer.phone", body -> body.putObject("referrer").put("phone", "1")),
                    fault("referrer.person", body -> body.putObject("referrer").put("person", "x".repeat(101))),
                    fault("referrer.fax", body -> body.putObject("referrer").put("fax", "12345")),
                    fault("priority", body -> body.put("priority", 1)),
                    fault("client", body -> body.remove("client")),
                    fault("client", body -> body.put("client", personId())),
                    fault("client", body -> body.putArray("client")),
                    fault("client.personId", body -> client(body).remove("personId")),
                    fault("client.personId", body -> client(body).put("personId", wrongPersonId())),
                    fault("client.personId", body -> client(body).put("personId", "")),
                    fault("client.personId", body -> client(body).put("personId", 10_190)),
                    fault("client.firstNames", body -> client(body).put("firstNames", "   ")),
                    fault("client.lastName", body -> client(body).put("lastName", "x".repeat(101))),
                    fault("client.municipality", body -> client(body).put("municipality", "999")),
                    fault("client.municipality", body -> client(body).put("municipality", "Tampere")),
                    fault("client.municipality", body -> client(body).remove("municipality")),
                    fault("client.language", body -> client(body).put("language", "en")),
                    fault("client.phone", body -> client(body).put("phone", "040")),
                    fault("client.nonDisclosure", body -> client(body).put("nonDisclosure", "false")),
                    fault("client.shoeSize", body -> client(body).put("shoeSize", 43)));
        }

        @ParameterizedTest(name = "{0} ({index})")
        @MethodSource("faults")
        @DisplayName("saa kentän nimen ja suomenkielisen syyn")
        void namesField(String field, Consumer<ObjectNode> fault) {
            ObjectNode referral = referral();
            fault.accept(referral);

            Answer answer = post(REFERRER, "/api/referrals", referral);

            assertProblem(answer, 400);
            assertThat(fields(answer)).containsExactly(field);
        }

        @Test
        @DisplayName("saa kaikki virheensä kerralla")
        void namesAllAtOnce() {
            ObjectNode referral = referral();
            referral.remove("receivedOn");
            referral.put("referralSource", "NEIGHBOUR").put("extra", true);
            referral.putArray("reasons").add("LAZY");
            client(referral).put("personId", wrongPersonId()).put("municipality", "999");

            assertThat(fields(post(REFERRER, "/api/referrals", referral)))
                    .containsExactlyInAnyOrder(
                            "receivedOn",
                            "referralSource",
                            "extra",
                            "reasons",
                            "client.personId",
                            "client.municipality");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "{",
                    "null",
                    "[]",
                    "\"teksti\"",
                    "17",
                    "{\"referralId\": \"a\", \"referralId\": \"b\"}",
                    "{} {}",
                    "<referral/>"
                })
        @DisplayName("ei ole JSON-olio")
        void isNoObject(String text) {
            Answer answer = post(REFERRER, "/api/referrals", text);

            assertProblem(answer, 400);
            assertThat(answer.body().path("errors")).isNotEmpty();
        }

        @Test
        @DisplayName("ei kaiu kentän nimenäkään henkilötunnusta")
        void repeatsNoName() {
            Answer answer = post(REFERRER, "/api/referrals", referral().put(personId(), true));

            assertProblem(answer, 400);
            assertThat(fields(answer)).containsExactly("$");
        }
    }

    @Nested
    @DisplayName("Kutsu, jota rajapinta ei tunne")
    class Unknown {
        @ParameterizedTest(name = "{0}")
        @ValueSource(strings = {"manager", "designer", "admin"})
        @DisplayName("Lähetettä ei tuo se, joka ei tee asiakastyötä eikä ole lähettävä järjestelmä")
        void isNotForEveryone(String user) {
            assertProblem(post(user, "/api/referrals", referral()), 403);
        }

        @Test
        @DisplayName("ilman kirjautumista saa 401")
        void needsPassword() {
            Answer answer = send(null, "POST", "/api/referrals", "{}", "application/json");

            assertProblem(answer, 401);
            assertThat(answer.header("WWW-Authenticate")).startsWith("Basic");
            assertProblem(send("nobody", "GET", "/api/cases/TKP-2026-000001", null, null), 401);
        }

        @Test
        @DisplayName("saa suomenkielisen virheen")
        void isProblem() {
            assertProblem(get(REFERRER, "/api/nothing"), 404);
            assertProblem(get(REFERRER, "/api/referrals"), 405);
            assertProblem(send(REFERRER, "DELETE", "/api/cases/TKP-2026-000001", null, null), 405);
            assertProblem(send(REFERRER, "POST", "/api/referrals", "<a/>", "application/xml"), 415);
            assertProblem(send(REFERRER, "POST", "/api/referrals", "a=b", "application/x-www-form-urlencoded"), 415);
            assertProblem(
                    exchange(request(REFERRER, "/api/cases/TKP-2026-000001").header("Accept", "text/csv")), 406);
        }

        @Test
        @DisplayName("löytää kuvauksen jokaisesta osoitteesta")
        void isDescribed() {
            JsonNode api = send(null, "GET", "/v3/api-docs", null, null).body();

            assertThat(api.path("paths").fieldNames())
                    .toIterable()
                    .contains(
                            "/api/referrals",
                            "/api/cases/{caseId}",
                            "/api/cases/{caseId}/consent-withdrawals",
                            "/api/cases/{caseId}/review-requests",
                            "/api/cases/{caseId}/municipality-changes",
                            "/api/cases/{caseId}/kela-decisions",
                            "/api/cases/{caseId}/kela-questions",
                            "/api/cases/{caseId}/client-withdrawals");
            assertThat(api.at("/components/securitySchemes/basic/scheme").asText())
                    .isEqualTo("basic");
            assertThat(api.path("components").path("schemas").fieldNames())
                    .toIterable()
                    .contains(
                            "Referral",
                            "ReferralSource",
                            "EntryType",
                            "ReferralReason",
                            "Cue",
                            "Language",
                            "KelaDecision",
                            "State",
                            "DecisionReason",
                            "Problem",
                            "FieldError");
            assertThat(api.at("/paths/~1api~1referrals/post/responses").fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrder("200", "201", "400", "401", "403", "409");
            assertThat(api.at("/paths/~1api~1cases~1{caseId}~1kela-questions/post/responses")
                            .fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrder("200", "202", "400", "401", "404", "409");
        }
    }

    @Nested
    @DisplayName("Asian tilanne")
    class Reading {
        @ParameterizedTest
        @CsvSource({
            "employment, 200",
            "employment2, 200",
            "referrer, 200",
            "social, 404",
            "health, 404",
            "kela, 404",
            "employment1, 404",
            "kela5, 404",
            "manager, 404",
            "designer, 404",
            "admin, 404"
        })
        @DisplayName("näkyy alkuun vain vastaanottajalle ja lähettäjälle")
        void isForReceiver(String user, int status) {
            Answer answer = get(user, "/api/cases/" + newCase());

            assertThat(answer.status()).isEqualTo(status);
        }

        @Test
        @DisplayName("on ulkopuoliselle sama kuin asia, jota ei ole")
        void hidesExistence() {
            Answer foreign = get("kela5", "/api/cases/" + newCase());

            assertProblem(foreign, 404);
            for (String unknown : List.of("TKP-2026-999999", "TKP-1", "x", personId())) {
                assertThat(unnumbered(get("kela5", "/api/cases/" + unknown))).isEqualTo(unnumbered(foreign));
            }
        }

        private static String unnumbered(Answer problem) {
            return problem.text().replaceFirst("urn:uuid:[0-9a-f-]{36}", "");
        }

        @Test
        @DisplayName("kertoo osapuolelle vaiheen, tehtävät, nimetyt henkilöt ja määräajat, ei asiakkaan tietoja")
        void tellsParty() {
            String id = newCase();
            complete(id, "employment", "checkReferral", Map.of());

            Answer answer = get("employment2", "/api/cases/" + id);

            JsonNode body = answer.body();
            assertThat(body.path("phase").asText()).isEqualTo(Phase.REFERRAL.name());
            assertThat(body.path("status").asText()).isEqualTo(CaseStatus.IN_PROGRESS.name());
            assertThat(body.path("state").asText()).isEqualTo("ACCEPTED");
            assertThat(body.at("/tasks/0/task").asText()).isEqualTo("contactClient");
            assertThat(body.at("/tasks/0/name").asText()).isEqualTo("Ota yhteyttä asiakkaaseen");
            assertThat(body.at("/tasks/0/dueDate").asText()).isGreaterThan(today().toString());
            assertThat(body.at("/namedPersons/0/user").asText()).isEqualTo("employment");
            assertThat(body.at("/deadlines/0/sla").asText()).isEqualTo("FIRST_CONTACT");
            assertThat(body.at("/deadlines/0/start").asText()).isEqualTo(today().toString());
            assertThat(body.at("/deadlines/0/due")).isEqualTo(body.at("/tasks/0/dueDate"));
            assertThat(answer.text()).doesNotContain("Eino", "Esimerkki Eino", "0407654321");
        }

        @Test
        @DisplayName("kertoo lähettäjälle vain oman lähetteen tilan")
        void tellsReferrer() {
            String id = newCase();
            String address = "/api/cases/" + id;
            assertThat(get(REFERRER, address).body().path("state").asText()).isEqualTo("RECEIVED");

            complete(id, "employment", "checkReferral", Map.of());
            assertThat(get(REFERRER, address).body().path("state").asText()).isEqualTo("ACCEPTED");

            complete(id, "employment", "contactClient", Map.of());
            JsonNode body = get(REFERRER, address).body();
            assertThat(body.path("state").asText()).isEqualTo("IN_PROGRESS");
            assertThat(body.fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrder("caseId", "phase", "status", "state", "receivedAt");
        }

        @Test
        @DisplayName("kertoo lähettäjälle palautuksen syyn")
        void tellsReason() {
            String id = newCase();
            complete(
                    id,
                    "employment",
                    "checkReferral",
                    Map.of("referralOutcome", "RETURNED", "returnReason", "Perusteet puuttuvat."));

            JsonNode body = get(REFERRER, "/api/cases/" + id).body();

            assertThat(body.path("state").asText()).isEqualTo("RETURNED");
            assertThat(body.path("reason").asText()).isEqualTo("Perusteet puuttuvat.");
        }

        @Test
        @DisplayName("kertoo Kelan roolin kaikille osapuolille, perusteet niille, joilla on oikeus etuustietoihin")
        void tellsKelaRole() {
            String id = inFollowUp();

            JsonNode kela = get("employment", "/api/cases/" + id).body().path("kela");

            assertThat(kela.path("role").asText()).isNotEmpty();
            assertThat(kela.at("/reason/text").asText()).isNotEmpty();
            assertThat(kela.path("reasons").isArray()).isTrue();
            for (String user : List.of("social", "health")) {
                assertThat(get(user, "/api/cases/" + id).status()).isEqualTo(200);
            }
        }

        @Test
        @DisplayName("jättää Kelan roolin syyn pois, kun kaikkia sen tietoja ei jaeta kysyjälle")
        void hidesBenefits() {
            // Nobody but the employment authority works on it: a single authority shares with no one.
            ObjectNode referral = referral().put("unemployed", false);
            String id = post(REFERRER, "/api/referrals", referral).caseId();
            caseFile.record(
                    new CaseId(id),
                    new Author("kela", Organisation.KELA, "assessBenefits"),
                    List.of(new Entry(Category.BENEFITS, "pensionStatus", TextNode.valueOf("REJECTED"), false)));
            walk(id, "summariseAssessment", Map.of());

            JsonNode kela = get("employment", "/api/cases/" + id).body().path("kela");

            assertThat(caseFile.explanation(new CaseId(id), "kela")
                            .orElseThrow()
                            .reasons())
                    .extracting(reason -> reason.code())
                    .contains("R07_PENSION_REJECTED");
            assertThat(kela.at("/reason/text").asText()).isNotEmpty();
            assertThat(kela.path("reasons").findValuesAsText("code")).doesNotContain("R07_PENSION_REJECTED");
        }

        @Test
        @DisplayName("kertoo suunnittelun ja tarkistuksen määräajan, vaikka niillä ei ole tehtävää")
        void tellsPhaseClocks() {
            String id = newCase();
            walk(id, "summariseAssessment", Map.of());
            assertThat(deadlines(id)).contains("planning", "summariseAssessment");

            walk(id, "reviewPlan", Map.of());

            assertThat(caseFile.get(new CaseId(id)).phase()).isEqualTo(Phase.FOLLOW_UP);
            assertThat(deadlines(id)).containsExactly("reviewPlan");
        }

        private List<String> deadlines(String id) {
            List<String> names = new ArrayList<>();
            get("employment", "/api/cases/" + id)
                    .body()
                    .path("deadlines")
                    .forEach(deadline -> names.add(deadline.path("activity").asText()));
            return names;
        }
    }

    @Nested
    @DisplayName("Viesti")
    class Telling {
        @Test
        @DisplayName("kysymyksestä vie tehtävän Kelan työjonoon")
        void asksKela() {
            String id = newCase();

            Answer answer = tell("employment", id, "kela-questions", body("question", "Onko hakemus vireillä?"));

            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.text()).isEqualTo("{\"caseId\":\"" + id + "\",\"accepted\":true}");
            assertThat(tasks(id)).contains("answerKelaQuestion");
            Fact question = fact(id, "questionToKela");
            assertThat(question.value().asText()).isEqualTo("Onko hakemus vireillä?");
            assertThat(question.forAll()).isTrue();
            assertThat(question.organisation()).isEqualTo(Organisation.EMPLOYMENT);
            assertThat(question.author()).isEqualTo("employment");
        }

        @Test
        @DisplayName("saapuu kerran, vaikka se lähetetään monesti, myös samalla hetkellä")
        void arrivesOnce() throws Exception {
            String id = newCase();
            ObjectNode question = body("question", "Onko hakemus vireillä?").put("messageId", newId());

            List<Answer> answers = atOnce(4, n -> tell("employment", id, "kela-questions", question));
            Answer later = tell("employment", id, "kela-questions", question);

            assertThat(answers)
                    .extracting(Answer::status)
                    .containsOnly(200, 202)
                    .containsOnlyOnce(202);
            assertThat(later.status()).isEqualTo(200);
            assertThat(later.text()).isEqualTo(answers.get(0).text());
            assertThat(tasks(id)).containsOnlyOnce("answerKelaQuestion");
        }

        @Test
        @DisplayName("tapahtuu, vaikka joku muu olisi käyttänyt samaa tunnusta omaan viestiinsä")
        void happensWhateverOthersCallTheirs() {
            String id = newCase();
            String message = newId();
            assertThat(tell(
                                    "employment",
                                    id,
                                    "kela-questions",
                                    body("question", "Onko hakemus vireillä?").put("messageId", message))
                            .status())
                    .isEqualTo(202);

            Answer withdrawal = tell(REFERRER, id, "client-withdrawals", body("messageId", message));

            assertThat(withdrawal.status()).isEqualTo(202);
            assertThat(tasks(id)).contains("closeCase");
        }

        @Test
        @DisplayName("ei mene toisesta, jos samalla tunnuksella tulee muuta")
        void isNotTakenForAnother() {
            String id = newCase();
            ObjectNode question = body("question", "Onko hakemus vireillä?").put("messageId", newId());
            tell("employment", id, "kela-questions", question);

            Answer changed = tell("employment", id, "kela-questions", question.put("question", "Entä päätös?"));

            assertProblem(changed, 409);
            assertThat(changed.text()).contains("message-id-in-use");
        }

        @Test
        @DisplayName("on sama viesti myös avainten vaihdon jälkeen, ja muu on muu")
        void isKnownByAKeyThatWasRotatedOut() throws Exception {
            String id = newCase();
            ObjectNode question = body("question", "Onko hakemus vireillä?").put("messageId", newId());
            tell("employment", id, "kela-questions", question);
            KeyProperties old = new KeyProperties(folder.resolve("keys.json"), true);
            KelaQuestion sent = json.treeToValue(question, KelaQuestion.class);
            jdbc.sql("update tkp_message set content_hash = ? where message_id = ?")
                    .params(
                            new Vault(old).seal(json.writeValueAsString(sent), id + "/kela-questions"),
                            sent.messageId())
                    .update();
            assertProblem(tell("employment", id, "kela-questions", question), 409);
            Files.copy(old.hashFile(), keys.logFile());
            try {
                assertThat(tell("employment", id, "kela-questions", question).status())
                        .isEqualTo(200);
                assertProblem(tell("employment", id, "kela-questions", question.put("question", "Entä päätös?")), 409);
            } finally {
                Files.delete(keys.logFile());
            }
        }

        @Test
        @DisplayName("ei saa tunnusta, joka on toisella viestillä")
        void keepsIdsApart() {
            String id = newCase();
            String other = newCase();
            ObjectNode question = body("question", "Onko hakemus vireillä?").put("messageId", newId());
            tell("employment", id, "kela-questions", question);

            for (Answer answer : List.of(
                    tell("employment", other, "kela-questions", question),
                    tell(
                            "employment",
                            id,
                            "client-withdrawals",
                            body("messageId", question.get("messageId").asText())))) {
                assertProblem(answer, 409);
                assertThat(answer.text()).contains("message-id-in-use").doesNotContain(id);
            }
        }

        @ParameterizedTest
        @MethodSource("fi.tyokykypolku.intake.IntakeTest#messages")
        @DisplayName("ulkopuoliselta ei löydä asiaa, ja päätettyyn asiaan se ei mene")
        void isRefused(String kind, String body) {
            String id = newCase();
            for (String user : List.of("social", "kela", "employment1", "manager", "designer", "admin")) {
                assertProblem(post(user, "/api/cases/" + id + "/" + kind, body), 404);
            }
            assertProblem(post(REFERRER, "/api/cases/TKP-2026-999999/" + kind, body), 404);

            complete(id, "employment", "checkReferral", Map.of("referralOutcome", "RETURNED"));
            Answer closed = post(REFERRER, "/api/cases/" + id + "/" + kind, body);

            assertProblem(closed, 409);
            assertThat(closed.body().path("detail").asText()).isEqualTo("Asia on päätetty.");
        }

        @ParameterizedTest
        @CsvSource({
            "consent-withdrawals, via, '{}'",
            "consent-withdrawals, parties, '{\"via\": \"KELA\", \"parties\": [\"POLICE\"]}'",
            "consent-withdrawals, categories, '{\"via\": \"KELA\", \"categories\": [\"ALL\"]}'",
            "consent-withdrawals, withdrawnOn, '{\"via\": \"KELA\", \"withdrawnOn\": \"2199-01-01\"}'",
            "review-requests, when, '{\"when\": \"nyt\"}'",
            "review-requests, messageId, '{\"messageId\": \"ä\"}'",
            "municipality-changes, municipality, '{}'",
            "municipality-changes, municipality, '{\"municipality\": \"000\"}'",
            "municipality-changes, movedOn, '{\"municipality\": \"049\", \"movedOn\": \"eilen\"}'",
            "kela-decisions, decision, '{\"decision\": \"MAYBE\", \"decidedOn\": \"2026-01-15\"}'",
            "kela-decisions, decidedOn, '{\"decision\": \"GRANTED\"}'",
            "kela-decisions, decidedOn, '{\"decision\": \"GRANTED\", \"decidedOn\": \"2199-01-01\"}'",
            "kela-decisions, appealUntil, '{\"decision\": \"GRANTED\", \"decidedOn\": \"2026-01-15\", \"appealUntil\": \"2026-01-01\"}'",
            "kela-questions, question, '{\"question\": \"  \"}'",
            "client-withdrawals, withdrewOn, '{\"withdrewOn\": \"2199-01-01\"}'"
        })
        @DisplayName("virheellisenä saa kentän nimen")
        void namesField(String kind, String field, String body) {
            Answer answer = post(REFERRER, "/api/cases/" + newCase() + "/" + kind, body);

            assertProblem(answer, 400);
            assertThat(fields(answer)).containsExactly(field);
        }

        @Test
        @DisplayName("liian pitkänä ei mene läpi")
        void isTooLong() {
            Answer answer = tell(REFERRER, newCase(), "kela-questions", body("question", "x".repeat(2001)));

            assertThat(fields(answer)).containsExactly("question");
        }

        @Test
        @DisplayName("suostumuksen peruutuksesta päättää jaon ja antaa osapuolille tiedon")
        void withdrawsConsent() {
            String id = newCase();
            walk(id, "assessEmployment", Map.of("consentNeeded", "true", "consentNgo", List.of("IDENTITY", "PLAN")));
            ObjectNode withdrawal =
                    body("via", "EMPLOYMENT").put("messageId", newId()).put("withdrawnOn", today().toString());
            withdrawal.putArray("parties").add("NGO");

            Answer answer = tell("employment", id, "consent-withdrawals", withdrawal);

            assertThat(answer.status()).isEqualTo(202);
            assertThat(tasks(id)).contains("notifyParty");
            assertThat(caseFile.parties(new CaseId(id))).doesNotContain(Organisation.NGO);
            assertThat(tell("employment", id, "consent-withdrawals", withdrawal).status())
                    .isEqualTo(200);

            Answer nothing = tell("employment", id, "consent-withdrawals", withdrawal.put("messageId", newId()));
            assertProblem(nothing, 409);
            assertThat(nothing.text()).contains("nothing-in-force");
        }

        @Test
        @DisplayName("tarkistuspyynnöstä aloittaa tarkistuksen, muulloin mitään ei kirjata")
        void requestsReview() {
            String early = newCase();
            ObjectNode request = body("reason", "Työkokeilu keskeytyi.").put("messageId", newId());

            assertProblem(tell(REFERRER, early, "review-requests", request), 409);
            assertProblem(tell(REFERRER, early, "review-requests", request), 409);
            assertThat(facts(early)).doesNotContainKey("reviewRequestReason");

            String id = inFollowUp();
            assertThat(tell("social", id, "review-requests", request).status()).isEqualTo(202);
            assertThat(tasks(id)).contains("reportProgress");
            assertThat(facts(id)).containsEntry("reviewRequestReason", "Työkokeilu keskeytyi.");
            assertProblem(tell("social", id, "review-requests", request.put("messageId", newId())), 409);
        }

        @Test
        @DisplayName("tarkistuspyynnöstä ei tarvitse sisältöä")
        void needsNoBody() {
            Answer answer = send("employment", "POST", "/api/cases/" + inFollowUp() + "/review-requests", null, null);

            assertThat(answer.status()).isEqualTo(202);
        }

        @Test
        @DisplayName("muutosta vie tehtävät uuden kotikunnan työjonoihin")
        void moves() {
            String id = newCase();
            assertProblem(tell("employment", id, "municipality-changes", body("municipality", "837")), 409);
            ObjectNode move = body("municipality", "049").put("messageId", newId());

            assertThat(tell("employment", id, "municipality-changes", move).status())
                    .isEqualTo(202);

            assertThat(caseFile.get(new CaseId(id)).municipality()).isEqualTo("049");
            assertThat(get("employment", "/api/cases/" + id).status()).isEqualTo(404);
            assertThat(get("employment1", "/api/cases/" + id).status()).isEqualTo(200);
            assertThat(tell("employment", id, "municipality-changes", move).status())
                    .isEqualTo(200);
        }

        @Test
        @DisplayName("Kelan hylkäävästä päätöksestä tuo tehtävän avata se asiakkaalle")
        void tellsKelaDecision() {
            String id = newCase();
            ObjectNode decision = body("decision", "REJECTED")
                    .put("decidedOn", today().toString())
                    .put("reason", "Lausunto puuttuu.")
                    .put("benefit", "Kuntoutusselvitys")
                    .put("appealUntil", today().plusDays(37).toString());

            assertProblem(tell("employment", id, "kela-decisions", decision), 403);
            assertProblem(tell(REFERRER, id, "kela-decisions", decision), 409);
            assertThat(facts(id)).doesNotContainKey("kelaDecision");

            complete(id, "employment", "checkReferral", Map.of());
            assertThat(tell(REFERRER, id, "kela-decisions", decision).status()).isEqualTo(202);
            assertProblem(tell(REFERRER, id, "kela-decisions", decision), 409);

            assertThat(tasks(id)).contains("explainDecision");
            assertThat(facts(id))
                    .containsEntry("kelaDecision", "REJECTED")
                    .containsEntry("kelaDecisionOn", today().toString())
                    .containsEntry("kelaDecisionReason", "Lausunto puuttuu.")
                    .containsEntry("kelaAppealUntil", today().plusDays(37).toString());
            assertThat(fact(id, "kelaDecision").organisation()).isEqualTo(Organisation.KELA);
        }

        @Test
        @DisplayName("asiakkaan vetäytymisestä keskeyttää polun ja jää asian päättäjälle")
        void withdrawsClient() {
            String id = newCase();
            ObjectNode withdrawal = body("reason", "Sai työpaikan.")
                    .put("withdrewOn", today().toString())
                    .put("messageId", newId());

            assertThat(tell(REFERRER, id, "client-withdrawals", withdrawal).status())
                    .isEqualTo(202);

            assertThat(tasks(id)).containsExactly("closeCase");
            assertThat(facts(id)).containsEntry("endSummary", "Sai työpaikan.").containsEntry("endReason", "WITHDREW");
            assertThat(tell(REFERRER, id, "client-withdrawals", withdrawal).status())
                    .isEqualTo(200);
            assertProblem(tell(REFERRER, id, "client-withdrawals", withdrawal.put("messageId", newId())), 409);

            complete(id, "employment", "closeCase", Map.of());
            assertThat(get(REFERRER, "/api/cases/" + id).body().path("state").asText())
                    .isEqualTo("CLOSED");
            assertThat(get("employment", "/api/cases/" + id)
                            .body()
                            .path("status")
                            .asText())
                    .isEqualTo("CLOSED");
        }
    }

    // --- what a test says ---

    private static Arguments fault(String field, Consumer<ObjectNode> fault) {
        return arguments(field, fault);
    }

    private static ObjectNode referral() {
        ObjectNode referral = new ObjectMapper().createObjectNode();
        referral.put("referralId", newId())
                .put("receivedOn", LocalDate.now(CaseFile.ZONE).toString())
                .put("referralSource", "EMPLOYMENT_SERVICES")
                .put("entryType", "REFERRAL")
                .put("unemployed", true);
        referral.putArray("reasons").add("WORK_ABILITY_LIMITATION");
        referral.putObject("client")
                .put("personId", personId())
                .put("firstNames", "Eino Ensio")
                .put("lastName", "Esimerkki")
                .put("municipality", "837")
                .put("language", "fi");
        return referral;
    }

    private static ObjectNode client(ObjectNode referral) {
        return (ObjectNode) referral.get("client");
    }

    private static String newId() {
        return "intake-test-" + NEXT.incrementAndGet();
    }

    /** A code of the range for tests, never given to anyone; each one new. */
    private static String personId() {
        int n = NEXT.incrementAndGet();
        LocalDate birth = LocalDate.of(1951, 3, 1).plusDays(n / 100);
        String day = "%02d%02d%02d".formatted(birth.getDayOfMonth(), birth.getMonthValue(), birth.getYear() % 100);
        String number = String.valueOf(900 + n % 100);
        String code =
                day + "-" + number + "0123456789ABCDEFHJKLMNPRSTUVWXY".charAt(Integer.parseInt(day + number) % 31);
        CODES.add(code);
        return code;
    }

    private static String wrongPersonId() {
        String right = personId();
        String wrong = right.substring(0, 10) + (right.endsWith("A") ? "B" : "A");
        CODES.add(wrong);
        return wrong;
    }

    private LocalDate today() {
        return caseFile.today();
    }

    private String newCase() {
        return post(REFERRER, "/api/referrals", referral()).caseId();
    }

    private String inFollowUp() {
        String id = newCase();
        walk(id, "reviewPlan", Map.of());
        assertThat(caseFile.get(new CaseId(id)).phase()).isEqualTo(Phase.FOLLOW_UP);
        return id;
    }

    private ObjectNode body(String name, String value) {
        return json.createObjectNode().put(name, value);
    }

    private Answer tell(String user, String id, String kind, ObjectNode body) {
        return post(user, "/api/cases/" + id + "/" + kind, body);
    }

    private Map<String, String> facts(String id) {
        Map<String, String> facts = new HashMap<>();
        caseFile.facts(new CaseId(id))
                .forEach(fact -> facts.put(
                        fact.field(),
                        fact.value().isTextual()
                                ? fact.value().asText()
                                : fact.value().toString()));
        return facts;
    }

    private Fact fact(String id, String field) {
        return caseFile.facts(new CaseId(id)).stream()
                .filter(fact -> fact.field().equals(field))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> fields(Answer answer) {
        return StreamSupport.stream(answer.body().path("errors").spliterator(), false)
                .map(error -> error.path("field").asText())
                .toList();
    }

    private static void assertProblem(Answer answer, int status) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.body().path("status").asInt()).isEqualTo(status);
        for (String member : List.of("type", "title", "detail")) {
            assertThat(answer.body().path(member).asText()).isNotEmpty();
        }
    }

    // --- the path ---

    private List<String> tasks(String id) {
        return open(id).stream().map(Task::getTaskDefinitionKey).toList();
    }

    private List<Task> open(String id) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(id)
                .list();
    }

    /** Completes every task until one of this name is open or none is left. */
    private void walk(String id, String until, Map<String, Object> answers) {
        for (int step = 0; step < 30 && !tasks(id).isEmpty() && !tasks(id).contains(until); step++) {
            Task task = open(id).get(0);
            complete(id, userOf(task), task, answers);
        }
    }

    private String userOf(Task task) {
        String group = engine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
                .filter(link -> link.getGroupId() != null)
                .findFirst()
                .orElseThrow()
                .getGroupId();
        return Stream.of(Organisation.values())
                .map(organisation -> organisation.name().toLowerCase(java.util.Locale.ROOT))
                .filter(group::startsWith)
                .findFirst()
                .orElseThrow();
    }

    private void complete(String id, String user, String name, Map<String, Object> answers) {
        Task task = open(id).stream()
                .filter(open -> open.getTaskDefinitionKey().equals(name))
                .findFirst()
                .orElseThrow();
        complete(id, user, task, answers);
    }

    private void complete(String id, String user, Task task, Map<String, Object> answers) {
        Map<String, Object> values = new HashMap<>();
        try {
            JsonNode form = json.readTree(engine.getFormService().getDeployedTaskForm(task.getId()));
            fill(form.path("components"), answers, values);
            List<String> groups = engine.getIdentityService().createGroupQuery().groupMember(user).list().stream()
                    .map(group -> group.getId())
                    .toList();
            engine.getIdentityService().setAuthentication(user, groups);
            // As the system: the coverage of the models is counted in the user's name, who may not read them.
            system.asSystem(engine -> {
                if (task.getAssignee() == null) {
                    engine.getTaskService().claim(task.getId(), user);
                }
                engine.getTaskService().complete(task.getId(), values);
                return null;
            });
        } catch (IOException e) {
            throw new IllegalStateException(id, e);
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    private void fill(JsonNode components, Map<String, Object> answers, Map<String, Object> values) {
        for (JsonNode component : components) {
            fill(component.path("components"), answers, values);
            String key = component.path("key").asText();
            if (key.isEmpty()
                    || component.path("disabled").asBoolean()
                    || component.path("readonly").asBoolean()) {
                continue;
            }
            Object answer = answers.getOrDefault(key, ONWARDS.get(key));
            if (answer != null) {
                values.put(key, answer);
            } else if (component.at("/validate/required").asBoolean()) {
                values.put(key, fitting(component));
            }
        }
    }

    private Object fitting(JsonNode component) {
        String first = component.at("/values/0/value").asText();
        return switch (component.path("type").asText()) {
            case "datetime" -> today().toString();
            case "number" -> 1;
            case "checklist", "taglist" -> List.of(first);
            case "radio", "select" -> first;
            case "checkbox" -> true;
            default -> "Esimerkkiteksti";
        };
    }

    private Set<String> keysOfStartForm() {
        String definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("workability")
                .latestVersion()
                .singleResult()
                .getId();
        try {
            Set<String> keys = ConcurrentHashMap.newKeySet();
            json.readTree(engine.getFormService().getDeployedStartForm(definition))
                    .findValues("key")
                    .forEach(key -> keys.add(key.asText()));
            return keys;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    // --- HTTP ---

    /** One message of every kind, each with all it must have. */
    static Stream<Arguments> messages() {
        return Stream.of(
                arguments("consent-withdrawals", "{\"via\": \"EMPLOYMENT\"}"),
                arguments("review-requests", "{}"),
                arguments("municipality-changes", "{\"municipality\": \"049\"}"),
                arguments("kela-decisions", "{\"decision\": \"GRANTED\", \"decidedOn\": \"2026-01-15\"}"),
                arguments("kela-questions", "{\"question\": \"Miksi?\"}"),
                arguments("client-withdrawals", "{}"));
    }

    private static List<String> fieldNames(Answer answer) {
        List<String> names = new ArrayList<>();
        answer.body().fieldNames().forEachRemaining(names::add);
        return names;
    }

    private Set<String> worklists(String id) {
        return system.asSystem(
                services -> services.getTaskService().createTaskQuery().processInstanceBusinessKey(id).list().stream()
                        .flatMap(task -> services.getTaskService().getIdentityLinksForTask(task.getId()).stream())
                        .map(link -> String.valueOf(link.getGroupId()))
                        .collect(java.util.stream.Collectors.toSet()));
    }

    private long uses(String id) {
        return jdbc.sql("select count(*) from tkp_use_log where case_id = ?")
                .param(id)
                .query(Long.class)
                .single();
    }

    private Answer get(String user, String path) {
        return send(user, "GET", path, null, null);
    }

    private Answer post(String user, String path, JsonNode body) {
        return post(user, path, body.toString());
    }

    private Answer post(String user, String path, String body) {
        return send(user, "POST", path, body, "application/json");
    }

    private Answer send(
            @Nullable String user, String method, String path, @Nullable String body, @Nullable String type) {
        HttpRequest.Builder request = request(user, path);
        if (type != null) {
            request.header("Content-Type", type);
        }
        return exchange(request.method(
                method,
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(@Nullable String user, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (user != null) {
            String secret = Base64.getEncoder().encodeToString((user + ":demo").getBytes(StandardCharsets.UTF_8));
            request.header("Authorization", "Basic " + secret);
        }
        return request;
    }

    private Answer exchange(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            String text = response.body();
            assertThat(CODES).noneMatch(text::contains);
            assertThat(text).doesNotContain("Exception", "Eino");
            JsonNode body = text.isBlank() ? json.createObjectNode() : json.readTree(text);
            return new Answer(response.statusCode(), body, text, response);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private record Answer(int status, JsonNode body, String text, HttpResponse<String> response) {
        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        String caseId() {
            assertThat(status).as(text).isLessThan(300);
            return body.path("caseId").asText();
        }
    }

    private interface Post {
        Answer send(int n);
    }

    private static List<Answer> atOnce(int times, Post post) {
        return AtOnce.all(times, post::send);
    }
}
