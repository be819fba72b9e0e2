package io.kmsenc.it.generated;

import java.util.List;

/**
 * What went wrong with a case.
 *
 * @param kind equal for failures that are alike
 */
record Failure(String kind, List<String> problems) {

    static Failure of(List<String> problems) {
        String first = problems.get(0);
        String kind = first.startsWith("answered")
                ? first.replaceAll("message=.*?]( instead|$)", "]$1").replaceAll("(Answered)\\[results=.*?]](?= instead|$)", "$1")
                : first.replaceFirst("(sent|clear|holds|statement)\\b.*", "$1").replaceFirst("(?s)^.* holds", "holds");
        return new Failure(kind.replaceAll("(?s)Answered.*? instead", "Answered instead").replaceAll("(?s)of Answered.*", "of Answered"), problems);
    }
}
