import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface Turns {
  /** How long nothing else could happen, in ms; without the time that others held the CPU. */
  readonly block: number;
  /** How long it computed, in ms; without waiting for the disk or for helpers that others kept from running. */
  readonly computing: number;
}

export interface MeasuredServer {
  /** Opens the page once. */
  readonly link: string;
  readonly pid: number;
  /** Begins to watch its event loop, which costs it some CPU time. */
  watchLoop(): Promise<void>;
  /** The longest turns of its event loop since then; ends the watching. */
  longestTurns(): Promise<Turns>;
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
  const ask = async <Answer>(question: 'watch' | 'longest' | 'collect'): Promise<Answer> => {
    const answered = once(child, 'message') as Promise<[{ answer: Answer }]>;
    child.send(question);
    return (await answered)[0].answer;
  };
  return {
    link: await readyLink(child.stdout),
    pid: child.pid ?? 0,
    watchLoop: async () => void (await ask('watch')),
    longestTurns: () => ask('longest'),
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
