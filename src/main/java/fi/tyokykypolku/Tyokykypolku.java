package fi.tyokykypolku;

import fi.tyokykypolku.commands.Arguments;
import fi.tyokykypolku.commands.CheckDatabase;
import fi.tyokykypolku.commands.DocumentModels;
import fi.tyokykypolku.commands.LintModels;
import fi.tyokykypolku.commands.RotateKeys;
import fi.tyokykypolku.commands.VerifyUseLog;
import fi.tyokykypolku.delays.RebuildClocks;
import fi.tyokykypolku.simulation.RunCohort;
import fi.tyokykypolku.trial.RunTrial;
import org.camunda.bpm.spring.boot.starter.annotation.EnableProcessApplication;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts the process application. */
@SpringBootApplication
@EnableProcessApplication("tyokykypolku")
@ConfigurationPropertiesScan
@EnableScheduling
public class Tyokykypolku {
    /**
     * Runs until stopped, or only one of the commands {@code --check}, {@code --verify-use-log}, {@code --rotate-keys},
     * {@code --rebuild-clocks}, {@code --lint} and {@code --document}, which exit with 0, or another number and the reason.
     */
    public static void main(String[] args) {
        if (Arguments.refused(args)) {
            System.exit(Arguments.status());
        }
        if (RunTrial.isAskedBy(args)) {
            RunTrial.run(Tyokykypolku.class, args);
            return;
        }
        if (LintModels.isAskedBy(args)) {
            System.exit(LintModels.run(args));
        }
        if (DocumentModels.isAskedBy(args)) {
            System.exit(DocumentModels.run(args));
        }
        if (VerifyUseLog.isAskedBy(args)) {
            System.exit(VerifyUseLog.run(args));
        }
        if (CheckDatabase.isAskedBy(args)) {
            System.exit(CheckDatabase.run(args));
        }
        if (RotateKeys.isAskedBy(args)) {
            System.exit(RotateKeys.run(args));
        }
        if (RebuildClocks.isAskedBy(args)) {
            System.exit(RebuildClocks.run(Tyokykypolku.class, args));
        }
        if (RunCohort.isAskedBy(args)) {
            RunCohort.run(Tyokykypolku.class, args);
            return;
        }
        SpringApplication.run(Tyokykypolku.class, args);
    }
}
