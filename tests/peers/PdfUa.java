// What veraPDF makes of PDFs: every rule of PDF/UA-1, or of another standard, that they break.
//
//     java -cp VERAPDF.jar:JAXB-RUNTIME.jar PdfUa.java ua1 FILE.pdf ...
//     java -cp VERAPDF.jar:JAXB-RUNTIME.jar PdfUa.java ua1      asks for them on standard input, one a line
//
// Prints one JSON object per file; exits 1 when one does not comply.

import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.LogManager;
import java.util.stream.Collectors;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

public class PdfUa {
  public static void main(String[] arguments) {
    LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    var standard = PDFAFlavour.byFlavourId(arguments[0]);
    int refused = 0;
    var asked = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).lines();
    var paths = arguments.length > 1 ? Arrays.stream(arguments).skip(1) : asked;
    for (String path : (Iterable<String>) paths::iterator) {
      List<String> failures = failures(path, standard);
      refused += failures.isEmpty() ? 0 : 1;
      String list = failures.stream().map(PdfUa::json).collect(Collectors.joining(", "));
      System.out.println("{\"path\": " + json(path) + ", \"failures\": [" + list + "]}");
    }
    System.exit(refused > 0 ? 1 : 0);
  }

  /** One line for each rule that is broken: its number, its words, how often and where first. */
  static List<String> failures(String path, PDFAFlavour standard) {
    Map<String, List<String>> places = new LinkedHashMap<>();
    try (var parser = Foundries.defaultInstance().createParser(new File(path), standard);
        var validator = Foundries.defaultInstance().createValidator(standard, false)) {
      for (TestAssertion assertion : validator.validate(parser).getTestAssertions()) {
        if (assertion.getStatus() != TestAssertion.Status.FAILED) continue;
        var rule = assertion.getRuleId();
        String broken = rule.getClause() + "-" + rule.getTestNumber() + " " + assertion.getMessage();
        places.computeIfAbsent(broken, key -> new ArrayList<>()).add(assertion.getLocation().getContext());
      }
    } catch (Exception error) {
      return List.of("not read: " + error.getMessage());
    }
    List<String> lines = new ArrayList<>();
    places.forEach((rule, found) -> lines.add(rule + " (" + found.size() + " times, first at " + found.get(0) + ")"));
    return lines;
  }

  static String json(String text) {
    return "\""
        + text.chars()
            .mapToObj(c -> c < 32 || c > 126 || c == '"' || c == '\\' ? String.format("\\u%04x", c) : Character.toString(c))
            .collect(Collectors.joining())
        + "\"";
  }
}
