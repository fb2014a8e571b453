package fi.tyokykypolku.casework;

/** Where the client of a scenario lives. */
public enum Area {
    /** Follows the Act; its caseworkers are the demonstration's. */
    TAMPERE("837"),
    /** Follows the Act, in another county, employment area and Kela area than Tampere. */
    ESPOO("049"),
    /** Another municipality of the same county, employment area and Kela area as Tampere. */
    NOKIA("536"),
    /** Follows the pilots' model by the tests' configuration. */
    PORI("609"),
    /** Is joined to Joutsa on 1 January 2027, by the tests' configuration. */
    HARTOLA("081"),
    /** Goes to the employment area of Lahti on 1 January 2027, by the tests' configuration. */
    SYSMA("781");

    private final String municipality;

    Area(String municipality) {
        this.municipality = municipality;
    }

    /** Code of the municipality. */
    public String municipality() {
        return municipality;
    }
}
