import { setTimeout as pause } from 'node:timers/promises';
import { type Connection, type DomainRef, KeycodeSet, LibvirtError } from 'node-libvirt';

/** Linux' key code of the space bar, which does nothing where nobody asks for a key (linux/input-event-codes.h). */
const SPACE = 57;
const HELD_MS = 100;
const EVERY_MS = 1000;
/** The firmware may take this long until the medium asks; it then waits for five seconds. */
const TIMES = 30;

/** “Press any key to boot from CD or DVD”: presses one, again and again, as nobody can tell when it asks. */
export async function pressKeys(
  rpc: Connection,
  dom: DomainRef,
  signal: AbortSignal,
  progress: (share: number) => void,
): Promise<void> {
  for (let time = 1; time <= TIMES; time++) {
    const keys = { codeset: KeycodeSet.LINUX, holdtime: HELD_MS, keycodes: [SPACE], flags: 0 };
    try {
      await rpc.call('domainSendKey', { dom, ...keys });
    } catch (error) {
      // Somebody has forced it off meanwhile: that is theirs to decide.
      if (error instanceof LibvirtError) return;
      throw error;
    }
    progress(time / TIMES);
    await pause(EVERY_MS, undefined, { signal });
  }
}
