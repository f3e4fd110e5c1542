import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer, type OnReadOpts, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What the address of a Unix socket holds, without its last zero: unix(7). Elsewhere it is a few bytes less. */
const PATH_MAX = 103;

export interface SocketPair {
  /** Paused: what arrives before `resume` is kept. */
  readonly ours: Socket;
  /** For a child process, as part of its `stdio`; then to be destroyed here, or `ours` never ends. */
  readonly theirs: Socket;
}

/**
 * As socketpair(2), which Node has not. The pipes that it makes for a child are no substitute: what they read comes
 * in fresh memory each time. Rejects where no socket can be made.
 */
export async function socketPair(onread: OnReadOpts): Promise<SocketPair> {
  // Only this user gets into it.
  const folder = await mkdtemp(join(shortFolder(), 'socket-'));
  const server = createServer({ pauseOnConnect: true });
  let ours: Socket | undefined;
  try {
    const path = join(folder, 's');
    await once(server.listen(path), 'listening');
    ours = connect({ path, onread });
    const [[theirs]] = (await Promise.all([once(server, 'connection'), once(ours, 'connect')])) as [
      [Socket],
      unknown,
    ];
    ours.pause();
    return { ours, theirs };
  } catch (error) {
    ours?.destroy();
    throw error;
  } finally {
    server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function shortFolder(): string {
  const fits = Buffer.byteLength(join(tmpdir(), 'socket-XXXXXX', 's')) <= PATH_MAX;
  return fits ? tmpdir() : '/tmp';
}
