package fi.tyokykypolku.directory;

/** How the authorities of a county work together. */
public enum CooperationModel {
    /** Multi-sectoral support under Act 381/2023. */
    TYM_2025,
    /** The joint consent form of the pilots of 2021–2022. */
    PILOT_2021
}
