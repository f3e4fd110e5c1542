import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';

const TEXT = 'a line of a log of a program that has much to say, number';

const run = promisify(execFile);
export const docker = async (...args: string[]) => (await run('docker', args)).stdout.trim();

export interface LogWriter {
  readonly id: string;
  readonly name: string;
  /** Says the word. */
  readonly begin: () => void;
  readonly remove: () => Promise<void>;
}

/** A container that runs and waits for a word, and then writes so many lines as fast as it is let, and ends. */
export async function startLogWriter(image: string, lines: number): Promise<LogWriter> {
  const name = `innkeeper-test-${crypto.randomUUID().slice(0, 8)}`;
  const script = `read word; yes '${TEXT}' | head -n ${lines}`;
  const id = await docker('create', '-i', '--name', name, image, 'sh', '-c', script);
  const input = spawn('docker', ['start', '-ai', id], { stdio: ['pipe', 'ignore', 'ignore'] });
  while ((await docker('inspect', '-f', '{{.State.Running}}', id)) !== 'true');
  return {
    id,
    name,
    begin: () => input.stdin.end('go\n'),
    remove: async () => void (await docker('rm', '-f', id)),
  };
}
