import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { which } from '../setup/run.mjs';

/**
 * An X display that nobody sees, so that tests never open windows on somebody's desk.
 * @returns {Promise<{ display: string, stop: () => void } | { problem: string }>}
 */
export async function startDisplay() {
  const xvfb = which('Xvfb');
  if (xvfb === undefined) return { problem: 'Xvfb is not installed' };
  const child = spawn(xvfb, ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const numbers = child.stdio[3];
  if (numbers === null || numbers === undefined || !('read' in numbers))
    return { problem: 'Xvfb has no pipe' };
  const ended = once(child, 'exit').then(() => undefined);
  const ready = once(createInterface({ input: numbers }), 'line').then(([line]) => Number(line));
  const number = await Promise.race([ready, ended]);
  if (number === undefined) return { problem: 'Xvfb ended at once' };
  return { display: `:${number}`, stop: () => void child.kill() };
}
