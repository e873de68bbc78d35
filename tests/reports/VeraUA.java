import java.io.FileInputStream;
import java.util.TreeSet;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Prints a line a file: its name, "compliant" or "broken", how many checks were made, and the rules it breaks. */
public class VeraUA {
    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        PDFAFlavour ua1 = PDFAFlavour.fromString("ua1");
        for (String file : files) {
            try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(file), ua1)) {
                PDFAValidator validator = Foundries.defaultInstance().createValidator(ua1, 100, false, false, false);
                ValidationResult result = validator.validate(parser);
                TreeSet<String> broken = new TreeSet<>();
                for (TestAssertion check : result.getTestAssertions()) {
                    if (check.getStatus() != TestAssertion.Status.PASSED) {
                        broken.add(check.getRuleId().getClause() + "-" + check.getRuleId().getTestNumber());
                    }
                }
                String verdict = result.isCompliant() ? "compliant" : "broken";
                System.out.println(file + "\t" + verdict + "\t" + result.getTotalAssertions() + "\t" + String.join(" ", broken));
            }
        }
        System.exit(0);
    }
}
