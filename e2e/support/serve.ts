import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';

export const repository = join(import.meta.dirname, '..', '..');

export interface RunningServer {
  readonly origin: string;
  /** The address of the ready line, which opens the page once. */
  readonly link: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/**
 * Starts `innkeeper serve` from the bundle on a port of its own, and waits for its ready line. `node` is the command
 * that runs Node.
 */
export async function startServer(
  stateDir: string,
  connect: readonly string[],
  node: readonly string[] = [process.execPath],
): Promise<RunningServer> {
  const args = ['--port', '0', '--state-dir', stateDir, ...connect.flatMap(uri => ['--connect', uri])];
  const [program = '', ...before] = node;
  const child = spawn(program, [...before, join(repository, 'out', 'main', 'serve.cjs'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit');
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  for await (const line of createInterface({ input: child.stdout })) {
    const link = /^Innkeeper is ready: (http:\S+)$/.exec(line)?.[1];
    if (link === undefined) continue;
    return {
      origin: new URL(link).origin,
      link,
      pid: child.pid ?? 0,
      async stop() {
        child.kill('SIGTERM');
        await exited;
      },
    };
  }
  throw new Error(`The server ended before it was ready: ${errors}`);
}
