package fi.tyokykypolku;

import fi.tyokykypolku.casefile.VerifyUseLog;
import org.camunda.bpm.spring.boot.starter.annotation.EnableProcessApplication;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the process application. */
@SpringBootApplication
@EnableProcessApplication("tyokykypolku")
@ConfigurationPropertiesScan
public class Tyokykypolku {
    /** Runs until stopped, or with {@code --verify-use-log} only verifies the use log and exits with 0 or 1. */
    public static void main(String[] args) {
        if (VerifyUseLog.isAskedBy(args)) {
            System.exit(VerifyUseLog.run(args));
        }
        SpringApplication.run(Tyokykypolku.class, args);
    }
}
