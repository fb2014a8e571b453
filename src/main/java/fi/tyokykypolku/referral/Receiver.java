package fi.tyokykypolku.referral;

import fi.tyokykypolku.directory.Organisation;

/** Who receives a referral: checks it, answers it and leads the case until it is accepted. */
public final class Receiver {
    private Receiver() {}

    /**
     * The receiver of a referral: the referring authority sorts its own referrals, and all others come to the employment
     * authority (Act 381/2023 § 3).
     *
     * @param source code of who refers, as in the field {@code referralSource} of the start form
     */
    public static Organisation of(String source) {
        return switch (source) {
            case "KELA" -> Organisation.KELA;
            case "HEALTH_SERVICES" -> Organisation.HEALTH;
            case "ADULT_SOCIAL_WORK" -> Organisation.SOCIAL;
            default -> Organisation.EMPLOYMENT;
        };
    }
}
