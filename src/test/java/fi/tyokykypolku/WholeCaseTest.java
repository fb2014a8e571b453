package fi.tyokykypolku;

/** Whole cases on H2. */
@ProcessTest
class WholeCaseTest extends WholeCaseStories {}
