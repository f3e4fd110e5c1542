import type { Socket } from 'node:net';
import type { LentReads } from './lent-reads.ts';
import type { Transport } from './transport.ts';

/** What a transport does alike over every socket that was opened with these reads. */
export function overSocket(socket: Socket, reads: LentReads): Omit<Transport, 'start' | 'destroy'> {
  return {
    write(bytes, done) {
      if (done) socket.write(bytes, () => done());
      else socket.write(bytes);
    },
    cork: () => socket.cork(),
    uncork: () => socket.uncork(),
    recycle: kept => reads.recycle(kept),
    pause: () => void socket.pause(),
    resume: () => void socket.resume(),
  };
}
