import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface MeasuredServer {
  /** Opens the page once. */
  readonly link: string;
  readonly pid: number;
  /** Begins to watch its event loop anew. */
  forgetBlocks(): Promise<void>;
  /** The longest turn of its event loop since then, in ms. */
  longestBlock(): Promise<number>;
  collectGarbage(): Promise<void>;
  stop(): Promise<void>;
}

/** The production build of the browser front, connected to `uri`; from the checkout's root, as npm does. */
export async function startServer(uri: string): Promise<MeasuredServer> {
  const stateDir = await mkdtemp(join(tmpdir(), 'innkeeper-bench-'));
  const node = ['--expose-gc', '--require', join(process.cwd(), 'bench', 'window', 'probe.cjs')];
  const args = [join('out', 'main', 'serve.cjs'), '--port', '0', '--state-dir', stateDir, '--connect', uri];
  const child = spawn(process.execPath, [...node, ...args], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  const exited = once(child, 'exit');
  const ask = async <Answer>(question: string): Promise<Answer> => {
    const answered = once(child, 'message') as Promise<[Answer]>;
    child.send(question);
    return (await answered)[0];
  };
  const link = await readyLink(child.stdout);
  // Loading the program is not what is asked about.
  await ask('forget');
  return {
    link,
    pid: child.pid ?? 0,
    forgetBlocks: async () => void (await ask('forget')),
    longestBlock: async () => (await ask<{ milliseconds: number }>('longest')).milliseconds,
    collectGarbage: async () => void (await ask('collect')),
    stop: async () => {
      child.kill('SIGTERM');
      await exited;
      await rm(stateDir, { recursive: true, force: true });
    },
  };
}

async function readyLink(stdout: NodeJS.ReadableStream | null): Promise<string> {
  if (stdout !== null) {
    for await (const line of createInterface({ input: stdout })) {
      const link = /^Innkeeper is ready: (\S+)/.exec(line)?.[1];
      if (link !== undefined) return link;
    }
  }
  throw new Error('the server ended before it was ready');
}
