package fi.tyokykypolku.delays;

import fi.tyokykypolku.directory.Organisation;

/**
 * How long was waited on one party.
 *
 * @param waitingOn whose turn it was, a {@link WaitingOn}
 * @param organisation kind of organisation whose clock ran
 * @param others whether it is a sum over the worklists of others
 * @param days days waited within the period, in all; what is waited for side by side counts each on its own
 * @param clocks how many clocks ran meanwhile
 */
public record WaitRow(String waitingOn, Organisation organisation, boolean others, double days, long clocks) {}
