import { type ChildProcess, spawn, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import { type CutLine, LineCutter } from '#shared/domain/line-cutter.ts';
import { MediaError } from '../media-error.ts';

export interface Program {
  readonly name: string;
  readonly args: readonly string[];
  /** Besides PATH and the language of messages. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface RunningProgram<Child extends ChildProcess = ChildProcess> {
  readonly child: Child;
  /** Resolves with the exit code and the last of what it said on stderr; rejects with the signal's reason. */
  readonly ended: Promise<{ readonly code: number; readonly said: string }>;
}

interface Options {
  readonly signal: AbortSignal;
  readonly stdio: StdioOptions;
  /** Each line of stderr as it comes. */
  readonly onLine?: (line: string) => void;
  /** How to have it, where it is absent. */
  readonly remedy: string;
}

const SAID_LIMIT = 4000;
/** Of a program that a signal ended, as shells count. */
const KILLED = 137;

/** Starts a program that ends with the signal, its children too. UNSUPPORTED where it is not installed. */
export function runProgram({ name, args, env }: Program, options: Options): RunningProgram {
  const { signal, stdio, onLine, remedy } = options;
  signal.throwIfAborted();
  const PATH = process.env['PATH'] ?? '/usr/sbin:/usr/bin:/sbin:/bin';
  const child = spawn(name, [...args], { stdio, env: { PATH, LC_ALL: 'C', ...env }, detached: true });
  // A group of its own: builders start many others.
  const kill = () => {
    if (child.pid === undefined || child.exitCode !== null) return;
    try {
      process.kill(-child.pid, 'SIGTERM');
    } catch {
      // Gone already.
    }
  };
  signal.addEventListener('abort', kill, { once: true });
  let said = '';
  const cutter = new LineCutter();
  const tell = ({ text }: CutLine) => {
    said = `${said}${text}\n`.slice(-SAID_LIMIT);
    if (text.trim() !== '') onLine?.(text.trim());
  };
  child.stderr?.on('data', (chunk: Buffer) => cutter.read(chunk).forEach(tell));
  child.stderr?.on('end', () => cutter.end().forEach(tell));
  return { child, ended: end() };

  async function end() {
    try {
      const [code] = (await once(child, 'close')) as [number | null];
      signal.throwIfAborted();
      return { code: code ?? KILLED, said: said.trim() };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      const reason = `The program ${name} is not installed on this computer.`;
      throw new MediaError('UNSUPPORTED', { host: 'This computer', reason, remedy });
    } finally {
      signal.removeEventListener('abort', kill);
    }
  }
}
