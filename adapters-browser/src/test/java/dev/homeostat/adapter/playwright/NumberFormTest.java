package dev.homeostat.adapter.playwright;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class NumberFormTest {

    private static final NumberForm USUAL = NumberForm.USUAL;
    private static final NumberForm GERMAN =
            new NumberForm(",", ".", new TreeMap<>(Map.of("Tsd.", 1_000L, "Mio.", 1_000_000L)));
    private static final NumberForm SPACED = new NumberForm(",", "\u00A0", new TreeMap<>());

    @Property
    void readsEveryCountWithAndWithoutGroups(@ForAll @LongRange(min = 0) long count) {
        String grouped = String.format(Locale.ROOT, "%,d", count);

        assertThat(USUAL.read(Long.toString(count))).hasValue(count);
        assertThat(USUAL.read(grouped)).hasValue(count);
        assertThat(GERMAN.read(grouped.replace(',', '.'))).hasValue(count);
        assertThat(SPACED.read(grouped.replace(',', '\u202F'))).hasValue(count);
    }

    @Property
    void multipliesBySuffixes(@ForAll @LongRange(min = 0, max = 9_999_999) long tenths) {
        String plain = BigDecimal.valueOf(tenths, 1).toPlainString();

        assertThat(USUAL.read(plain + "K")).hasValue(tenths * 100);
        assertThat(USUAL.read(" " + plain + " M ")).hasValue(tenths * 100_000);
        assertThat(GERMAN.read(plain.replace('.', ',') + " Mio.")).hasValue(tenths * 100_000);
    }

    @Property
    void readsNothingIntoWhatIsNoNumber(
            @ForAll
                    @StringLength(max = 12)
                    @Chars({',', '.', '-', '+', ' ', 'K', 'M', 'e', 'x', '\u0661'})
                    @CharRange(from = '0', to = '9')
                    String text) {
        boolean proper = Pattern.matches(" *(0|[1-9]\\d{0,2}(,\\d{3})+|[1-9]\\d*)((\\.\\d{1,9})? *[KM])? *", text);

        OptionalLong read = USUAL.read(text);

        assertThat(read.isPresent()).isIn(proper, false);
        if (proper && !text.contains(".")) {
            assertThat(read).isPresent();
        }
    }

    @Test
    void readsWhatSitesShow() {
        assertThat(USUAL.read("1.2K")).hasValue(1_200);
        assertThat(USUAL.read("12,345")).hasValue(12_345);
        assertThat(USUAL.read("1,234.5K")).hasValue(1_234_500);
        assertThat(GERMAN.read("3,4\u00A0Mio.")).hasValue(3_400_000);
        assertThat(GERMAN.read("1.234.567")).hasValue(1_234_567);
        assertThat(SPACED.read("1 234")).hasValue(1_234);
    }

    @Test
    void refusesWhatIsNotExactlyACount() {
        assertThat(Stream.of(
                        "",
                        " ",
                        "-1",
                        "+1",
                        "1.5",
                        "1.2345K",
                        "1,23",
                        "12,34,567",
                        ",123",
                        "01",
                        "0,123",
                        "1K2",
                        "1 2",
                        "1.2k",
                        "1e3",
                        "12,345 views",
                        "NaN",
                        "\u0661\u0662",
                        "\uFF11",
                        "--",
                        "K",
                        "9223372036854775808",
                        "9223372036854775807K",
                        "9,999,999,999,999,999M"))
                .allSatisfy(text -> assertThat(USUAL.read(text)).as(text).isEmpty());
        assertThat(GERMAN.read("1,234")).isEmpty();
        assertThat(USUAL.read("1".repeat(10_000))).isEmpty();
    }
}
