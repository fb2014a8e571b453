package fi.tyokykypolku.sharing;

import com.fasterxml.jackson.databind.JsonNode;
import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.Category;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.engine.CaseVariables;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns the recorded consent into grants, and those who were granted into parties. */
@Component
class ApplyConsent implements JavaDelegate {
    private final CaseFile caseFile;
    private final Sharing sharing;

    ApplyConsent(CaseFile caseFile, Sharing sharing) {
        this.caseFile = caseFile;
        this.sharing = sharing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseId id = CaseVariables.caseId(execution);
        List<Grant> grants = new ArrayList<>();
        if (CaseVariables.CONSENT_GIVEN.get(execution)) {
            grants.addAll(consents(id));
        }
        grants.addAll(wishesWithinCounty(id));
        sharing.replace(id, grants, user(execution));
        for (Organisation organisation : Organisation.values()) {
            if (sharing.basisToTakePart(id, organisation) != LegalBasis.NONE
                    && grants.stream()
                            .anyMatch(grant -> grant.kind() == Grant.Kind.CONSENT && grant.party() == organisation)
                    && organisation != Organisation.KELA) {
                caseFile.join(id, organisation);
            }
        }
    }

    // The name written on the form is a fact and stays in cipher; the grant keeps who wrote it down.
    private static String user(DelegateExecution execution) {
        Authentication user =
                execution.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
        return user == null ? "system" : user.getUserId();
    }

    private List<Grant> consents(CaseId id) {
        boolean written = text(id, "consentForm").orElse("").equals("WRITTEN");
        List<Grant> consents = new ArrayList<>();
        for (Organisation organisation : Organisation.values()) {
            for (String category : items(id, field(organisation))) {
                consents.add(grant(id, Grant.Kind.CONSENT, organisation, Category.valueOf(category), written));
            }
        }
        // Health is a special category and named separately (KS-OIK).
        for (String party : items(id, "consentHealthData")) {
            consents.add(grant(id, Grant.Kind.CONSENT, Organisation.valueOf(party), Category.HEALTH, written));
        }
        return consents;
    }

    /** The field of the form that says what an organisation may be told. */
    private static String field(Organisation organisation) {
        String name = organisation.name();
        return "consent" + name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    private List<Grant> wishesWithinCounty(CaseId id) {
        List<Grant> wishes = new ArrayList<>();
        for (Organisation party : List.of(Organisation.SOCIAL, Organisation.HEALTH)) {
            for (Category category : Category.values()) {
                if (yes(id, "disclosurePermission")) {
                    wishes.add(grant(id, Grant.Kind.PERMISSION, party, category, true));
                }
                if (yes(id, "prohibition")) {
                    wishes.add(grant(id, Grant.Kind.PROHIBITION, party, category, true));
                }
            }
        }
        return wishes;
    }

    private Grant grant(CaseId id, Grant.Kind kind, Organisation party, Category category, boolean written) {
        LocalDate givenOn = day(id, "consentGivenOn");
        return new Grant(
                kind,
                party,
                category,
                written,
                givenOn == null ? caseFile.today() : givenOn,
                kind == Grant.Kind.CONSENT ? day(id, "consentValidUntil") : null);
    }

    private List<String> items(CaseId id, String field) {
        List<String> items = new ArrayList<>();
        caseFile.value(id, field).ifPresent(value -> value.forEach(item -> items.add(item.asText())));
        return items;
    }

    private boolean yes(CaseId id, String field) {
        return caseFile.value(id, field).map(JsonNode::booleanValue).orElse(false);
    }

    private Optional<String> text(CaseId id, String field) {
        return caseFile.value(id, field).map(JsonNode::asText);
    }

    private @Nullable LocalDate day(CaseId id, String field) {
        return text(id, field).map(LocalDate::parse).orElse(null);
    }
}
