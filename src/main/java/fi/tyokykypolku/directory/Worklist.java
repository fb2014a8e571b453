package fi.tyokykypolku.directory;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The list on which the caseworkers of one organisation in one area find their tasks; a group of the engine.
 *
 * @param id kind of organisation, area and team, such as {@code employment39} or {@code social08socialworker}
 */
public record Worklist(String id, Organisation organisation, String nameFi, String nameSv, String nameEn) {
    /** Name in one of the languages of the service; in Finnish for any other. */
    public String name(Locale language) {
        return switch (language.getLanguage()) {
            case "sv" -> nameSv;
            case "en" -> nameEn;
            default -> nameFi;
        };
    }

    // The engine refuses group ids with anything but letters and digits.
    private static final Pattern ID = Pattern.compile("[a-z0-9]+");

    private static final String LEAD = "lead";

    public Worklist {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("A worklist id holds lower-case letters and digits only: " + id);
        }
    }

    // Areas are told by digits, teams by letters after them.
    boolean ofWholeArea() {
        return Character.isDigit(id.charAt(id.length() - 1));
    }

    /** Whether it is the list of those who lead the work of others. */
    public boolean isLeads() {
        return id.endsWith(LEAD);
    }

    Worklist lead() {
        return team(LEAD, "verkoston johto", "nätverkets ledning", "network lead");
    }

    Worklist team(String team, String fi, String sv, String en) {
        return new Worklist(id + team, organisation, nameFi + ", " + fi, nameSv + ", " + sv, nameEn + ", " + en);
    }

    static Worklist of(Organisation organisation, Area area) {
        return of(organisation, area.code(), area.nameFi(), area.nameSv(), area.nameEn());
    }

    static Worklist nationwide(Organisation organisation) {
        return of(organisation, "00", "koko maa", "hela landet", "whole country");
    }

    static Worklist manual(Organisation organisation, County county) {
        return new Worklist(
                "manual" + county.code(),
                organisation,
                "Käsin ohjattavat asiat – " + county.nameFi(),
                "Ärenden som hänvisas manuellt – " + county.nameSv(),
                "Cases routed by hand – " + county.nameEn());
    }

    private static Worklist of(Organisation organisation, String code, String fi, String sv, String en) {
        return new Worklist(
                organisation.idPrefix() + code,
                organisation,
                organisation.nameFi() + " – " + fi,
                organisation.nameSv() + " – " + sv,
                organisation.nameEn() + " – " + en);
    }
}
