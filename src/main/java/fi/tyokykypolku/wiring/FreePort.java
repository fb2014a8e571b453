package fi.tyokykypolku.wiring;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Looks whether the port can be had, for the server asks for it last, when tables are migrated and cases made. */
@Configuration
class FreePort {
    private static final int USUAL = 8080;
    private static final int HIGHEST = 65_535;

    /** Before anything else of the application is made. */
    @Bean
    static BeanFactoryPostProcessor freePortCheck(Environment environment, ApplicationContext application) {
        return beans -> {
            if (application instanceof WebServerApplicationContext) {
                check(environment.getProperty("server.address", ""), port(environment));
            }
        };
    }

    private static int port(Environment environment) {
        return environment.getProperty("server.port", Integer.class, USUAL);
    }

    /** @param port not positive when the machine chooses one, or nobody listens */
    static void check(String address, int port) {
        if (port <= 0) {
            return;
        }
        if (port > HIGHEST) {
            throw new CannotStart(
                    "There is no port " + port + ".", "Give one from 1 to " + HIGHEST + " (SERVER_PORT).");
        }
        try (ServerSocket socket = new ServerSocket()) {
            // As the server does: connections of the process before, that are still ending, are in nobody's way.
            socket.setReuseAddress(true);
            socket.bind(
                    address.isEmpty()
                            ? new InetSocketAddress(port)
                            : new InetSocketAddress(InetAddress.getByName(address), port));
        } catch (IOException e) {
            throw new CannotStart(
                    "Nobody can be answered at " + (address.isEmpty() ? "" : address + ", ") + "port " + port + ": "
                            + e.getMessage() + ".",
                    "Stop what listens there, or give another port or address (SERVER_PORT, SERVER_ADDRESS).");
        }
    }
}
