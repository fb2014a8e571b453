package fi.tyokykypolku.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TablesTest {

    @Test
    void everyTableNamesItsSourceAndLicence() {
        for (var file : new String[] {"municipalities.csv", "counties.csv", "employmentAreas.csv", "kelaAreas.csv"}) {
            assertThat(Tables.shipped(file))
                    .startsWith("# Source: Statistics Finland")
                    .contains("CC BY 4.0");
        }
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(delimiter = '|', textBlock = """
                    municipalities.csv  | 837,Tampere | 83,Tampere   | municipalities.csv, line 270: code is not of the form
                    municipalities.csv  | 837,Tampere | 020,Tampere  | code given twice: 020
                    municipalities.csv  | 837,Tampere | 837,         | fi is empty
                    municipalities.csv  | FI,08,39,03 | FI,22,39,03  | unknown county: 22
                    municipalities.csv  | FI,08,39,03 | FI,08,47,03  | unknown employmentArea: 47
                    municipalities.csv  | FI,08,39,03 | FI,08,39,06  | unknown kelaArea: 06
                    municipalities.csv  | FI,08,39,03 | EN,08,39,03  | OfficialLanguages.EN
                    municipalities.csv  | FI,08,39,03 | FI,08,39     | line
                    municipalities.csv  | employmentArea | area      | employmentArea
                    municipalities.csv  | 837,        | '#837,'      | 307 municipalities instead of 308
                    counties.csv        | ,TYM_2025   | ,TYM         | CooperationModel.TYM
                    employmentAreas.csv | ,false      | ,no          | underAct is neither true nor false
                    kelaAreas.csv       | 05,         | '06,X,X,X\n05,' | areas without a municipality: [06]
                    """)
    void aWrongTableStopsTheStart(String file, String right, String wrong, String complaint) {
        var shipped = Tables.shipped(file);
        var broken = shipped.replaceFirst(right, wrong);
        assertThat(broken).isNotEqualTo(shipped);
        var tables = new Tables(name -> name.equals(file) ? broken : Tables.shipped(name));

        assertThatIllegalStateException()
                .isThrownBy(() -> tables.municipalities(Map.of()))
                .withMessageContaining(complaint);
    }

    @Test
    void aMissingTableStopsTheStart() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Tables.shipped("nowhere.csv"))
                .withMessageContaining("nowhere.csv");
    }
}
