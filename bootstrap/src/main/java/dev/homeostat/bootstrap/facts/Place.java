package dev.homeostat.bootstrap.facts;

/**
 * Where something stands.
 *
 * @param file as it is shown to people
 * @param line from 1; 0 for the file as a whole
 */
record Place(String file, int line) {

    Place at(int otherLine) {
        return new Place(file, otherLine);
    }

    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line;
    }
}
