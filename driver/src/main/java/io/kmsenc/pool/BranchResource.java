package io.kmsenc.pool;

import io.kmsenc.jdbc.Branches;
import java.util.Arrays;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.jspecify.annotations.Nullable;

/**
 * The delegate's XA resource. The connection is told what becomes of its branches, for what names stand for may change
 * with them. Drivers have one object for resource and connection, which must not be handed out: a cast would lead past the
 * encryption. As safe for threads as the delegate's.
 */
final class BranchResource implements XAResource {

    private enum State {
        NONE,
        /** Started, and neither prepared nor ended. */
        OPEN,
        PREPARED
    }

    private final XAResource delegate;
    private final Branches branches;
    private final boolean staysWhenPrepared;
    /** The last branch that was started here. */
    private volatile @Nullable Xid own;

    private volatile State state = State.NONE;

    BranchResource(XAResource delegate, Branches branches, boolean staysWhenPrepared) {
        this.delegate = delegate;
        this.branches = branches;
        this.staysWhenPrepared = staysWhenPrepared;
    }

    /** Whether the connection's transaction is a branch. */
    boolean isInBranch() {
        return state == State.OPEN || (state == State.PREPARED && staysWhenPrepared);
    }

    @Override
    public void start(Xid xid, int flags) throws XAException {
        delegate.start(xid, flags);
        own = xid;
        state = State.OPEN;
    }

    @Override
    public void end(Xid xid, int flags) throws XAException {
        delegate.end(xid, flags);
    }

    @Override
    public int prepare(Xid xid) throws XAException {
        try {
            int vote = delegate.prepare(xid);
            if (isOwn(xid)) {
                state = vote == XA_RDONLY ? State.NONE : State.PREPARED;
            }
            return vote;
        } catch (XAException e) {
            goneIfRolledBack(xid, e);
            throw e;
        } finally {
            branches.mayHaveReverted();
        }
    }

    @Override
    public void commit(Xid xid, boolean onePhase) throws XAException {
        complete(xid, () -> delegate.commit(xid, onePhase));
    }

    @Override
    public void rollback(Xid xid) throws XAException {
        complete(xid, () -> delegate.rollback(xid));
    }

    private interface Completion {
        void run() throws XAException;
    }

    private void complete(Xid xid, Completion completion) throws XAException {
        boolean ours = state != State.NONE && isOwn(xid);
        try {
            completion.run();
            if (ours) {
                state = State.NONE;
            }
        } catch (XAException e) {
            goneIfRolledBack(xid, e);
            throw e;
        } finally {
            if (ours) {
                branches.completed();
            } else {
                branches.completedElsewhere();
            }
        }
    }

    // The resource says that it has rolled the branch back, or knows none such.
    private void goneIfRolledBack(Xid xid, XAException e) {
        boolean rolledBack = e.errorCode >= XAException.XA_RBBASE && e.errorCode <= XAException.XA_RBEND;
        if (isOwn(xid) && (rolledBack || e.errorCode == XAException.XAER_NOTA)) {
            state = State.NONE;
        }
    }

    private boolean isOwn(Xid xid) {
        Xid last = own;
        return last != null
                && last.getFormatId() == xid.getFormatId()
                && Arrays.equals(last.getGlobalTransactionId(), xid.getGlobalTransactionId())
                && Arrays.equals(last.getBranchQualifier(), xid.getBranchQualifier());
    }

    @Override
    public void forget(Xid xid) throws XAException {
        delegate.forget(xid);
    }

    @Override
    public Xid[] recover(int flag) throws XAException {
        return delegate.recover(flag);
    }

    @Override
    public boolean isSameRM(XAResource other) throws XAException {
        return delegate.isSameRM(other instanceof BranchResource branch ? branch.delegate : other);
    }

    @Override
    public int getTransactionTimeout() throws XAException {
        return delegate.getTransactionTimeout();
    }

    @Override
    public boolean setTransactionTimeout(int seconds) throws XAException {
        return delegate.setTransactionTimeout(seconds);
    }

    @Override
    public String toString() {
        return "kmsenc:" + delegate;
    }
}
