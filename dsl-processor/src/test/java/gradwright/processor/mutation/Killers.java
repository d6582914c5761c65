package gradwright.processor.mutation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The tests that may kill a mutant, and which of them reach it. */
final class Killers {

    private final Launcher launcher = LauncherFactory.create();
    private final List<KnownTest> tests;

    private Killers(List<String> classes) {
        Recording recording = new Recording();
        launcher.execute(
                request(classes.stream().map(DiscoverySelectors::selectClass).toList()), recording);
        if (!recording.failures.isEmpty()) {
            throw new IllegalStateException("these fail without a mutant: " + recording.failures);
        }
        tests = recording.tests();
    }

    /** Runs all tests of some classes while no mutant runs; all have to pass. */
    static Killers among(List<String> classes) {
        return new Killers(classes);
    }

    /** Those that reach a mutant: quick ones first, and by turns one of each class. */
    List<KnownTest> of(int mutant) {
        Map<String, Integer> turns = new HashMap<>();
        record Turn(int number, KnownTest test) {}
        return tests.stream()
                .filter(test -> test.reached().get(mutant))
                .sorted(Comparator.comparingLong(KnownTest::nanos))
                .map(test -> new Turn(turns.merge(test.type(), 1, Integer::sum), test))
                .sorted(Comparator.comparingInt(Turn::number))
                .map(Turn::test)
                .toList();
    }

    /** The first of some tests that fails. */
    Optional<String> firstFailing(List<KnownTest> candidates) {
        Failure failure = new Failure();
        launcher.execute(
                request(candidates.stream()
                        .map(test -> DiscoverySelectors.selectUniqueId(test.id()))
                        .toList()),
                failure);
        return failure.name;
    }

    private static LauncherDiscoveryRequest request(List<? extends DiscoverySelector> selectors) {
        return LauncherDiscoveryRequestBuilder.request().selectors(selectors).build();
    }

    private static String name(TestIdentifier test) {
        Optional<TestSource> source = test.getSource();
        if (source.isPresent() && source.get() instanceof MethodSource method) {
            String name = simple(method.getClassName()) + "." + method.getMethodName();
            boolean isPlain = test.getLegacyReportingName().equals(method.getMethodName() + "()");
            return isPlain ? name : name + " " + test.getDisplayName();
        }
        return type(test).map(Killers::simple).orElse(test.getDisplayName()) + " " + test.getDisplayName();
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    private static Optional<String> type(TestIdentifier test) {
        return test.getUniqueIdObject().getSegments().stream()
                .filter(segment -> segment.getType().equals("class"))
                .map(segment -> segment.getValue())
                .findFirst();
    }

    /** The first failure of a run. */
    private static final class Failure implements TestExecutionListener {

        private Optional<String> name = Optional.empty();

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (name.isEmpty() && result.getStatus() == TestExecutionResult.Status.FAILED) {
                name = Optional.of(name(test));
            }
        }
    }

    /** What every test reaches. What is reached between tests belongs to their class. */
    private static final class Recording implements TestExecutionListener {

        private final List<KnownTest> tests = new ArrayList<>();
        private final List<String> failures = new ArrayList<>();
        private final Map<String, KnownTest> classes = new LinkedHashMap<>();
        private long start;

        @Override
        public void testPlanExecutionStarted(TestPlan plan) {
            Switch.takeReached();
        }

        @Override
        public void executionStarted(TestIdentifier test) {
            giveToClass(test);
            start = System.nanoTime();
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                failures.add(name(test) + ": "
                        + result.getThrowable().map(Throwable::toString).orElse(""));
            }
            if (!test.isTest()) {
                giveToClass(test);
                return;
            }
            long nanos = System.nanoTime() - start;
            BitSet reached = Switch.takeReached();
            String type = type(test).orElseThrow();
            tests.add(new KnownTest(test.getUniqueId(), name(test), type, nanos, reached));
            classes.computeIfPresent(
                    type, (name, all) -> new KnownTest(all.id(), all.name(), name, all.nanos() + nanos, all.reached()));
        }

        private void giveToClass(TestIdentifier test) {
            BitSet reached = Switch.takeReached();
            // A class is the first of its tests to start.
            type(test)
                    .ifPresent(type -> classes.computeIfAbsent(
                                    type,
                                    name -> new KnownTest(test.getUniqueId(), simple(name), name, 0, new BitSet()))
                            .reached()
                            .or(reached));
        }

        List<KnownTest> tests() {
            List<KnownTest> all = new ArrayList<>(tests);
            all.addAll(classes.values());
            return all;
        }
    }
}
