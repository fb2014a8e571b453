package fi.tyokykypolku.trial;

import java.util.List;

/** How the case of a story went, in the order in which it was seen. */
record Course(String story, List<Step> steps) {}
