package fi.tyokykypolku.access;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;

/** How one shows who one is: by a password in the demonstration, by the organisations' own provider in production. */
interface Credentials {
    /** For people, at the web applications; also says who passes where {@link SignIn} does not. */
    void atWebApplications(HttpSecurity http) throws Exception;

    /** For other systems, at {@code /engine-rest} and {@code /api}. */
    void atInterfaces(HttpSecurity http) throws Exception;
}
