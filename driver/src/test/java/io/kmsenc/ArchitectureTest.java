package io.kmsenc;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Arrows point down, no circle, and each library is seen in one package. */
@AnalyzeClasses(packages = "io.kmsenc", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule arrowsPointDown = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("cli")
            .definedBy("io.kmsenc.cli")
            .layer("root")
            .definedBy("io.kmsenc")
            .layer("migration")
            .definedBy("io.kmsenc.migration")
            .layer("walk")
            .definedBy("io.kmsenc.walk")
            .layer("diagnosis")
            .definedBy("io.kmsenc.diagnosis")
            .layer("pool")
            .definedBy("io.kmsenc.pool")
            .layer("jdbc")
            .definedBy("io.kmsenc.jdbc")
            .layer("value")
            .definedBy("io.kmsenc.value")
            .layer("sql")
            .definedBy("io.kmsenc.sql")
            .layer("column")
            .definedBy("io.kmsenc.column")
            .layer("aws")
            .definedBy("io.kmsenc.keys.aws")
            .layer("local")
            .definedBy("io.kmsenc.keys.local")
            .layer("keys")
            .definedBy("io.kmsenc.keys")
            .layer("crypto")
            .definedBy("io.kmsenc.crypto")
            .layer("config")
            .definedBy("io.kmsenc.config")
            .layer("provider")
            .definedBy("io.kmsenc.provider")
            .layer("schema")
            .definedBy("io.kmsenc.schema")
            .layer("resource")
            .definedBy("io.kmsenc.resource")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("root")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("migration")
            .mayOnlyBeAccessedByLayers("cli", "root")
            .whereLayer("walk")
            .mayOnlyBeAccessedByLayers("cli", "root", "migration")
            .whereLayer("diagnosis")
            .mayOnlyBeAccessedByLayers("cli", "root", "migration")
            .whereLayer("pool")
            .mayOnlyBeAccessedByLayers("root")
            .whereLayer("jdbc")
            .mayOnlyBeAccessedByLayers("root", "pool")
            .whereLayer("value")
            .mayOnlyBeAccessedByLayers("jdbc")
            .whereLayer("sql")
            .mayOnlyBeAccessedByLayers("cli", "root", "migration", "walk", "diagnosis", "jdbc")
            .whereLayer("column")
            .mayOnlyBeAccessedByLayers("root", "migration", "jdbc")
            .whereLayer("aws")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("local")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("keys")
            .mayOnlyBeAccessedByLayers("cli", "root", "migration", "diagnosis", "jdbc", "column", "aws", "local")
            .whereLayer("crypto")
            .mayOnlyBeAccessedByLayers("column", "keys")
            .whereLayer("resource")
            .mayOnlyBeAccessedByLayers("sql", "jdbc", "value")
            .whereLayer("provider")
            .mayOnlyBeAccessedByLayers("root", "diagnosis", "keys", "aws", "local", "config")
            .whereLayer("config")
            .mayOnlyBeAccessedByLayers("cli", "root", "diagnosis", "keys", "aws", "local");

    @ArchTest
    static final ArchRule noCircles =
            slices().matching("io.kmsenc.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule jsqlparserInSqlAlone = library("net.sf.jsqlparser..", "io.kmsenc.sql");

    @ArchTest
    static final ArchRule byteBuddyInJdbcAlone = library("net.bytebuddy..", "io.kmsenc.jdbc");

    @ArchTest
    static final ArchRule awsInItsProviderAlone = library("software.amazon..", "io.kmsenc.keys.aws");

    @ArchTest
    static final ArchRule tinkInCryptoAlone = library("com.google.crypto.tink..", "io.kmsenc.crypto");

    @ArchTest
    static final ArchRule picocliInTheCommandLineAlone = library("picocli..", "io.kmsenc.cli");

    @ArchTest
    static final ArchRule theSeamImportsTheJdkOnly = noClasses()
            .that()
            .resideInAPackage("io.kmsenc.provider")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("java..", "io.kmsenc.provider", "org.jspecify..");

    @ArchTest
    static final ArchRule schemaImportsTheJdkOnly = noClasses()
            .that()
            .resideInAPackage("io.kmsenc.schema")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("java..", "io.kmsenc.schema", "org.jspecify..");

    private static ArchRule library(String packages, String room) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(room)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(packages);
    }
}
