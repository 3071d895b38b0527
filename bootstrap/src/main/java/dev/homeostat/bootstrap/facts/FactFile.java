package dev.homeostat.bootstrap.facts;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of facts as lines of text.
 *
 * @param place the file
 * @param lines without their ends; one that is not UTF-8 is empty
 */
record FactFile(Place place, List<String> lines) {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    FactFile {
        lines = List.copyOf(lines);
    }

    /** Takes what is UTF-8 and tells the rest to the sheet. */
    static FactFile of(Place place, byte[] bytes, FactSheet sheet) {
        if (isUtf16(bytes)) {
            sheet.problem(place, "the file is UTF-16; save it as UTF-8");
            return new FactFile(place, List.of());
        }
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int end = 0; end <= bytes.length; end++) {
            if (end == bytes.length || bytes[end] == '\n') {
                lines.add(line(place.at(lines.size() + 1), ByteBuffer.wrap(bytes, start, end - start), sheet));
                start = end + 1;
            }
        }
        if (lines.stream().allMatch(String::isBlank)) {
            sheet.problem(place, "the file is empty");
        }
        return new FactFile(place, lines);
    }

    private static boolean isUtf16(byte[] bytes) {
        int mark = bytes.length < 2 ? 0 : (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
        return mark == 0xFEFF || mark == 0xFFFE;
    }

    private static String line(Place place, ByteBuffer bytes, FactSheet sheet) {
        try {
            String line = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            String unmarked = place.line() == 1 && !line.isEmpty() && line.charAt(0) == BYTE_ORDER_MARK
                    ? line.substring(1)
                    : line;
            return unmarked.endsWith("\r") ? unmarked.substring(0, unmarked.length() - 1) : unmarked;
        } catch (CharacterCodingException e) {
            sheet.problem(place, "the line is not UTF-8 and is left out");
            return "";
        }
    }
}
