package fi.tyokykypolku;

import org.camunda.bpm.spring.boot.starter.annotation.EnableProcessApplication;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the process application. */
@SpringBootApplication
@EnableProcessApplication("tyokykypolku")
@ConfigurationPropertiesScan
public class Tyokykypolku {
    /** Runs until stopped. */
    public static void main(String[] args) {
        SpringApplication.run(Tyokykypolku.class, args);
    }
}
