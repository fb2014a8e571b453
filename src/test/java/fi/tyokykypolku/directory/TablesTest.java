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
                    municipalities.csv  | 837,Tampere | 83,Tampere   | municipalities.csv, line 272: code is not of the form
                    municipalities.csv  | 837,Tampere | 020,Tampere  | 020 Akaa is given twice, and its second row
                    municipalities.csv  | 837,Tampere | 837,         | fi is empty
                    municipalities.csv  | FI,08,39,03 | FI,22,39,03  | unknown county: 22
                    municipalities.csv  | FI,08,39,03 | FI,08,47,03  | unknown employmentArea: 47
                    municipalities.csv  | FI,08,39,03 | FI,08,39,06  | unknown kelaArea: 06
                    municipalities.csv  | FI,08,39,03 | EN,08,39,03  | OfficialLanguages.EN
                    municipalities.csv  | FI,08,39,03 | FI,08,39     | line
                    municipalities.csv  | employmentArea | area      | employmentArea
                    municipalities.csv  | 837,        | '#837,'      | 307 municipalities on 2026-01-01 instead of 308
                    municipalities.csv  | 08,39,03,,, | 08,39,03,2026-13-01,, | from is no day such as 2027-01-01: 2026-13-01
                    municipalities.csv  | 08,39,03,,, | 08,39,03,,2027-01-01, | 020 Akaa has an end (to) without a successor
                    municipalities.csv  | 08,39,03,,, | 08,39,03,,,837 | 020 Akaa has an end (to) without a successor, or
                    municipalities.csv  | 08,39,03,,, | 08,39,03,,2027-01-01,999 | 020 Akaa has a successor that is not there the day after: 999
                    municipalities.csv  | 08,39,03,,, | 08,39,03,2025-01-02,2025-01-01,837 | 307 municipalities on 2026-01-01
                    municipalities.csv  | '08,39,03,,,\n' | '08,39,03,,2027-01-01,\n020,Akaa,Ackas,FI,08,39,03,2027-01-03,,\n' | 020 Akaa is given twice, and its second row
                    municipalities.csv  | '08,39,03,,,\n' | '08,39,03,,2027-01-01,837\n020,Akaa,Ackas,FI,08,39,03,2027-01-02,,\n' | 020 Akaa has both a successor and a row
                    municipalities.csv  | '08,39,03,,,\n' | '08,39,03,,2027-01-01,\n020,Akaa,Ackas,FI,08,39,03,2027-01-02,2026-12-31,837\n' | 020 Akaa ends before it begins
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
