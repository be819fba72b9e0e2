package io.kmsenc.keys.aws;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The thread that ends calls which last too long. The SDK would keep five for each client; this one is there while a call
 * is under way and shortly after, so that nobody needs to stop it.
 */
final class TimeoutThread {

    private static final long IDLE_SECONDS = 5;

    private static final ScheduledExecutorService SHARED = make();

    private TimeoutThread() {}

    static ScheduledExecutorService shared() {
        return SHARED;
    }

    private static ScheduledExecutorService make() {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "kmsenc-kms-timeout");
            thread.setDaemon(true);
            // Not the class loader of whoever called first: an application server unloads it one day.
            thread.setContextClassLoader(TimeoutThread.class.getClassLoader());
            return thread;
        });
        executor.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        executor.allowCoreThreadTimeOut(true);
        executor.setRemoveOnCancelPolicy(true);
        return executor;
    }
}
