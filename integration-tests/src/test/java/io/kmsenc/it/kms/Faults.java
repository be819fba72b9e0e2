package io.kmsenc.it.kms;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** The faults that wait for a request. Threads may share it. */
final class Faults {

    private record Planned(Predicate<KmsRequest> which, Fault fault, AtomicInteger times) {

        boolean claim(KmsRequest request) {
            return which.test(request) && times.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
        }
    }

    private final List<Planned> planned = new CopyOnWriteArrayList<>();

    /** Plans a fault for a number of requests; what is returned ends it before. */
    PlannedFault plan(Predicate<KmsRequest> which, Fault fault, int times) {
        Planned added = new Planned(which, fault, new AtomicInteger(times));
        planned.add(added);
        return () -> planned.remove(added);
    }

    void clear() {
        planned.clear();
    }

    /** The first fault that waits for such a request, which is then used up by one. */
    Optional<Fault> claim(KmsRequest request) {
        return planned.stream()
                .filter(each -> each.claim(request))
                .map(Planned::fault)
                .findFirst();
    }
}
