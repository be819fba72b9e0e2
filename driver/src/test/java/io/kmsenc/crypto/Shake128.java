package io.kmsenc.crypto;

/** SHAKE-128 (FIPS 202), which the JDK doesn't offer: absorb, then squeeze. For one thread; slow and plain. */
final class Shake128 {

    private static final int RATE = 168;
    private static final int ROUNDS = 24;

    private final long[] state = new long[25];
    private int position;
    private boolean squeezing;

    void absorb(byte[] bytes) {
        for (byte b : bytes) {
            xor(position++, b);
            if (position == RATE) {
                permute();
                position = 0;
            }
        }
    }

    byte[] squeeze(int length) {
        if (!squeezing) {
            xor(position, (byte) 0x1F);
            xor(RATE - 1, (byte) 0x80);
            squeezing = true;
            position = RATE;
        }
        byte[] output = new byte[length];
        for (int i = 0; i < length; i++) {
            if (position == RATE) {
                permute();
                position = 0;
            }
            output[i] = (byte) (state[position / 8] >>> (8 * (position % 8)));
            position++;
        }
        return output;
    }

    private void xor(int at, byte value) {
        state[at / 8] ^= (value & 0xFFL) << (8 * (at % 8));
    }

    private void permute() {
        int lfsr = 1;
        for (int round = 0; round < ROUNDS; round++) {
            theta();
            rhoAndPi();
            chi();
            for (int j = 0; j < 7; j++) {
                if ((lfsr & 1) != 0) {
                    state[0] ^= 1L << ((1 << j) - 1);
                }
                lfsr = lfsr << 1 ^ ((lfsr & 0x80) == 0 ? 0 : 0x171);
            }
        }
    }

    private void theta() {
        long[] parity = new long[5];
        for (int i = 0; i < 25; i++) {
            parity[i % 5] ^= state[i];
        }
        for (int i = 0; i < 25; i++) {
            state[i] ^= parity[(i + 4) % 5] ^ Long.rotateLeft(parity[(i + 1) % 5], 1);
        }
    }

    private void rhoAndPi() {
        int x = 1;
        int y = 0;
        long moving = state[1];
        for (int t = 0; t < 24; t++) {
            int next = (2 * x + 3 * y) % 5;
            x = y;
            y = next;
            long kept = state[x + 5 * y];
            state[x + 5 * y] = Long.rotateLeft(moving, (t + 1) * (t + 2) / 2 % 64);
            moving = kept;
        }
    }

    private void chi() {
        for (int row = 0; row < 25; row += 5) {
            long[] old = {state[row], state[row + 1], state[row + 2], state[row + 3], state[row + 4]};
            for (int x = 0; x < 5; x++) {
                state[row + x] = old[x] ^ (~old[(x + 1) % 5] & old[(x + 2) % 5]);
            }
        }
    }
}
