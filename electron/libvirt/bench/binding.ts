import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface Binding {
  /** @returns milliseconds, measured inside Python; @throws when it found another number of guests */
  run(task: 'naive' | 'bulk' | 'statistics', uri: string, guests: number): Promise<number>;
  stop(): void;
}

/** Debian's own Python: the binding is built for that one. */
const PYTHON = '/usr/bin/python3';

/** Starts `binding.py` with libvirt's C binding for Python. */
export function startBinding(script: string): Binding {
  const child = spawn(PYTHON, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async run(task, uri, guests) {
      child.stdin.write(`${JSON.stringify({ task, uri })}\n`);
      const { value, done } = await answers.next();
      if (done) throw new Error('python3 with libvirt ended: is python3-libvirt installed?');
      const { ms, count } = JSON.parse(value) as { ms: number; count: number };
      if (count !== guests) throw new Error(`the binding found ${count} guests, not ${guests}`);
      return ms;
    },
    stop: () => child.stdin.end(),
  };
}
