package fi.tyokykypolku.violations;

import org.springframework.beans.factory.annotation.Autowired;

/** Hides what it needs. */
class InjectsField {
    @Autowired
    private Prints prints;

    void use() {
        prints.hello();
    }
}
