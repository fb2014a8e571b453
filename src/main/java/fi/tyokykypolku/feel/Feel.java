package fi.tyokykypolku.feel;

import camundajar.impl.scala.Product;
import camundajar.impl.scala.collection.Iterable;
import camundajar.impl.scala.collection.Iterator;
import camundajar.impl.scala.util.Either;
import camundajar.impl.scala.util.Right;
import fi.tyokykypolku.texts.Sentences;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelEngineFactory;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.feel.FeelEngine.Failure;
import org.camunda.feel.syntaxtree.JavaFunctionInvocation;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ConcurrentLruCache;

/**
 * Evaluates FEEL that calls nothing outside itself. The standard has functions whose body is {@code external}, a method of Java; the
 * library can be told to refuse them, and whoever changes that setting must not open the house: here they are refused by what the text
 * says, at deployment and again at every evaluation. What a text is evaluated on are {@link PlainValues}.
 */
public final class Feel implements FeelEngine {
    private static final Sentences SENTENCES = new Sentences("feel");
    private static final int TEXTS_KNOWN = 5_000;

    /** Reads what the evaluating engine refuses, so that it can be found wherever it stands. It evaluates nothing. */
    private static final org.camunda.feel.FeelEngine PARSER = new org.camunda.feel.FeelEngine.Builder()
            .enableExternalFunctions(true)
            .build();

    /** An external function in a text that cannot be read, its strings and comments put aside. */
    private static final Pattern EXTERNAL = Pattern.compile("\\bfunction\\b.*\\bexternal\\s*\\{", Pattern.DOTALL);

    private static final Pattern ESCAPED = Pattern.compile("\\\\.");
    private static final Pattern UNHEARD = Pattern.compile("\"[^\"]*\"|/\\*.*?\\*/|//[^\\n]*", Pattern.DOTALL);

    private final FeelEngine engine = new ScalaFeelEngineFactory().createInstance();
    private final ConcurrentLruCache<String, Optional<String>> objections =
            new ConcurrentLruCache<>(TEXTS_KNOWN, Feel::objection);

    private Feel() {}

    /** Makes the engine of the tables and that of the forms. */
    public static FeelEngineFactory factory() {
        return Feel::new;
    }

    /**
     * Why a text is not evaluated, in the reader's language; empty when nothing speaks against it. What is no FEEL at all is none of its business, unless
     * it looks like a call of what is outside.
     *
     * @param text an expression or the tests of a table's cell
     */
    public static Optional<String> objection(String text) {
        try {
            List<Either<Failure, ParsedExpression>> read =
                    List.of(PARSER.parseExpression(text), PARSER.parseUnaryTests(text));
            boolean unread = read.stream().noneMatch(Either::isRight);
            return read.stream().anyMatch(Feel::callsOutside) || unread && mayCallOutside(text)
                    ? Optional.of(SENTENCES.say("external"))
                    : Optional.empty();
        } catch (StackOverflowError e) {
            return Optional.of(SENTENCES.say("deep"));
        }
    }

    private static boolean mayCallOutside(String text) {
        String whole = ESCAPED.matcher(text).replaceAll(" ");
        return EXTERNAL.matcher(UNHEARD.matcher(whole).replaceAll(" ")).find();
    }

    private static boolean callsOutside(Either<Failure, ParsedExpression> parsed) {
        return parsed instanceof Right<Failure, ParsedExpression> tree
                && callsOutside(tree.value().expression());
    }

    private static boolean callsOutside(Object tree) {
        Deque<Object> left = new ArrayDeque<>();
        left.push(tree);
        while (!left.isEmpty()) {
            Object node = left.pop();
            if (node instanceof JavaFunctionInvocation) {
                return true;
            }
            if (node instanceof Iterable<?> many) {
                push(left, many.iterator());
            } else if (node instanceof Product parts) {
                push(left, parts.productIterator());
            }
        }
        return false;
    }

    private static void push(Deque<Object> left, Iterator<?> nodes) {
        while (nodes.hasNext()) {
            Object node = nodes.next();
            if (node != null) {
                left.push(node);
            }
        }
    }

    @Override
    public <T extends @Nullable Object> T evaluateSimpleExpression(String expression, VariableContext context) {
        refuse(expression);
        return engine.evaluateSimpleExpression(expression, new PlainValues(context));
    }

    @Override
    public boolean evaluateSimpleUnaryTests(String tests, String input, VariableContext context) {
        refuse(tests);
        return engine.evaluateSimpleUnaryTests(tests, input, new PlainValues(context));
    }

    // The text is the designer's, never the client's, and yet it is left out of the message.
    private void refuse(String text) {
        objections.get(text).ifPresent(objection -> {
            throw new FeelException(objection);
        });
    }
}
