import { spawn } from 'node:child_process';
import type { ComposeTool } from '#shared/contract/projects.ts';
import { type CutLine, LineCutter } from '#shared/domain/line-cutter.ts';
import { fail } from '../../failures/fail.ts';
import { programs } from './compose-tool.ts';

/** What it is doing to the engine it ends, before it is ended. Milliseconds. */
const GRACE_MS = 10_000;

export interface ComposeLine {
  /** Without colours and the space around it. */
  readonly plain: string;
  /** As it was printed. */
  readonly raw: string;
  readonly from: 'stdout' | 'stderr';
  /** It was too long: this is its beginning. */
  readonly cut: boolean;
}

export interface ComposeCall {
  readonly tool: Exclude<ComposeTool, { kind: 'absent' }>;
  readonly args: readonly string[];
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  /** Told of each line as it comes, but of empty ones. */
  readonly onLine: (line: ComposeLine) => void;
  readonly signal: AbortSignal;
}

/**
 * Runs the tool to its end; resolves with its status. Aborted, it is asked to stop as by Ctrl+C, and rejects with the
 * signal’s reason once it has. Throws UNSUPPORTED where it went away meanwhile.
 */
export function runCompose({ tool, args, folder, env, onLine, signal }: ComposeCall): Promise<number> {
  const [program, ...first] = programs[tool.kind];
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    // A group of its own: what it started ends with it.
    const child = spawn(program, [...first, ...args], {
      cwd: folder,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    for (const from of ['stdout', 'stderr'] as const) {
      const cutter = new LineCutter();
      const tell = ({ text: raw, cut }: CutLine) => {
        const line = { plain: plain(raw), raw, from, cut };
        if (line.plain !== '') onLine(line);
      };
      child[from].on('data', (chunk: Buffer) => cutter.read(chunk).forEach(tell));
      child[from].on('end', () => cutter.end().forEach(tell));
    }
    let killing: NodeJS.Timeout | undefined;
    const abort = () => {
      end(child.pid, 'SIGINT');
      killing = setTimeout(() => end(child.pid, 'SIGKILL'), GRACE_MS);
    };
    signal.addEventListener('abort', abort, { once: true });
    const settle = () => {
      clearTimeout(killing);
      signal.removeEventListener('abort', abort);
    };
    child.on('error', error => {
      settle();
      reject(fail('UNSUPPORTED', { what: `“${program}” could not be started.` }, error.message));
    });
    child.on('close', (status, killedBy) => {
      settle();
      if (signal.aborted) reject(signal.reason as Error);
      else if (status === null)
        reject(fail('UNSUPPORTED', { what: `“${program}” was ended by ${killedBy}.` }));
      else resolve(status);
    });
  });
}

function end(pid: number | undefined, signal: 'SIGINT' | 'SIGKILL'): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // It ended just now.
  }
}

/** Without colours. */
const plain = (text: string): string =>
  // oxlint-disable-next-line no-control-regex -- what terminals are told by
  text.replaceAll(/\u001b\[[0-9;?]*[A-Za-z]/g, '').trim();
