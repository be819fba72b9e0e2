package io.kmsenc.it.datasource;

import java.nio.charset.StandardCharsets;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

/** The name of a branch, as a transaction manager makes it; the text tells a test's branches apart. */
record BranchId(String text) implements Xid {

    private static final int FORMAT = 4711;

    @Override
    public int getFormatId() {
        return FORMAT;
    }

    @Override
    public byte[] getGlobalTransactionId() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] getBranchQualifier() {
        return "1".getBytes(StandardCharsets.UTF_8);
    }

    boolean is(Xid other) {
        return new String(other.getGlobalTransactionId(), StandardCharsets.UTF_8).equals(text)
                && other.getFormatId() == FORMAT;
    }

    /** Whether the resource's database has the branch prepared. */
    boolean isPreparedIn(XAResource resource) throws javax.transaction.xa.XAException {
        for (Xid each : resource.recover(XAResource.TMSTARTRSCAN | XAResource.TMENDRSCAN)) {
            if (is(each)) {
                return true;
            }
        }
        return false;
    }
}
