package dev.homeostat.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** Compiled classes under one root package: the product's, or those of a broken sample that has the product's shape. */
record Code(String root, JavaClasses classes) {
    static final Code REAL = real();

    private static final String SAMPLES = Code.class.getPackageName() + ".broken.";

    private static Code real() {
        String root = "dev.homeostat";
        return new Code(
                root,
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .withImportOption(location -> !location.contains("/dev/homeostat/architecture/"))
                        .importPackages(root));
    }

    /** The whole sample to which the class belongs: everything below {@code broken.<theme>}. */
    static Code sampleOf(Class<?> culprit) {
        String name = culprit.getPackageName();
        if (!name.startsWith(SAMPLES)) {
            throw new IllegalArgumentException("%s is not part of a broken sample".formatted(culprit));
        }
        String theme = name.substring(SAMPLES.length()).split("\\.", 2)[0];
        String root = SAMPLES + theme;
        return new Code(root, new ClassFileImporter().importPackages(root));
    }
}
