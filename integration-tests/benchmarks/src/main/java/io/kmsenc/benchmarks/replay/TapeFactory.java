package io.kmsenc.benchmarks.replay;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.SocketFactory;

/**
 * Makes the sockets of pgjdbc, which finds it by its property {@code socketFactory}. Each lane has a class of its own, and so tapes of
 * its own. Threads share it; the tapes may be switched while nobody sends.
 */
public final class TapeFactory extends SocketFactory {

    private static final List<Tape> TAPES = new CopyOnWriteArrayList<>();

    /** From now on all sockets record. */
    public static void record() {
        TAPES.forEach(Tape::record);
    }

    /** From now on all sockets that were used meanwhile play what they recorded. */
    public static void play() {
        TAPES.forEach(Tape::play);
    }

    /** From now on all sockets lead to the server again. */
    public static void stop() {
        TAPES.forEach(Tape::stop);
    }

    @Override
    public Socket createSocket() {
        Tape tape = new Tape();
        TAPES.add(tape);
        return new TapeSocket(tape);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return createSocket(address, port);
    }

    private Socket connected(InetSocketAddress address) throws IOException {
        Socket socket = createSocket();
        socket.connect(address);
        return socket;
    }
}
