package p4;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** The rules of the house: which package may use which; a rule about an empty room holds. */
public final class Rooms {

    private Rooms() {}

    /** Lets {@code room} use, of our own packages, itself and {@code others} only. */
    public static ArchRule mayUse(String room, String... others) {
        return classes()
                .that()
                .resideInAPackage(room)
                .should()
                .onlyDependOnClassesThat(resideInAPackage(room)
                        .or(resideInAnyPackage(others))
                        .or(not(resideInAPackage("p4.."))))
                .as(room + " uses of our packages only " + List.of(others))
                .allowEmptyShould(true);
    }

    /** Lets nobody but {@code rooms} use the libraries in {@code packages}. */
    public static ArchRule onlyIn(List<String> rooms, String... packages) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(rooms.toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .as("only " + rooms + " use " + List.of(packages))
                .allowEmptyShould(true);
    }
}
