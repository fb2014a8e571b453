package fi.tyokykypolku.access;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;

/** Decides how a user authenticates: with a password in the demonstration, at the organisations' own provider in production. */
interface Credentials {
    /** For people, at the web applications; also decides who passes where {@link SignIn} does not. */
    void atWebApplications(HttpSecurity http) throws Exception;

    /** For other systems, at {@code /engine-rest} and {@code /api}. */
    void atInterfaces(HttpSecurity http) throws Exception;
}
