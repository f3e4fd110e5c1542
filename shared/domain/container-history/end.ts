import type { Happening } from '../../contract/history.ts';
import { signalName, signalOfExit } from './signals.ts';

const [SIGHUP, SIGINT, SIGQUIT, SIGKILL, SIGTERM] = [1, 2, 3, 9, 15];
/** By which a program is told to end: one that does so has not failed. */
const asksToEnd: ReadonlySet<number> = new Set([SIGHUP, SIGINT, SIGQUIT, SIGTERM]);

export interface End {
  /** Missing where the engine does not say. */
  readonly exitCode?: number;
  /** Signals that the engine sent since it started; undefined: nobody saw. */
  readonly sent: ReadonlySet<number> | undefined;
  /** The kernel had just ended something in it, for want of memory. */
  readonly outOfMemory: boolean;
}

/** How a container ended, and why, as far as its exit code and what came before tell. */
export function endHappening(end: End): Happening {
  const { exitCode, sent, outOfMemory } = end;
  if (exitCode === undefined) return { kind: 'ended', text: 'It ended.' };
  const signal = signalOfExit(exitCode);
  if (outOfMemory && signal === SIGKILL && sent?.has(SIGKILL) !== true)
    return {
      kind: 'memory',
      text: `It was killed (exit code ${exitCode}): it took more memory than there was for it.`,
      detail: 'Give it more memory, or find out what in it needs so much.',
    };
  if (signal !== undefined) return bySignal(exitCode, signal, sent);
  return byItself(exitCode, sent);
}

function byItself(exitCode: number, sent: End['sent']): Happening {
  const asked = [...(sent ?? [])].some(signal => asksToEnd.has(signal));
  if (asked) return { kind: 'ended', text: `It ended as it was asked to, with exit code ${exitCode}.` };
  if (exitCode === 0) return { kind: 'ended', text: 'It ended by itself, with exit code 0.' };
  const hint = hints[exitCode];
  return {
    kind: 'failed',
    text: `It failed: its program ended with exit code ${exitCode}.`,
    ...(hint !== undefined && { detail: hint }),
  };
}

/** What shells and engines mean by them; a program of its own mind may mean something else. */
const hints: Readonly<Record<number, string>> = {
  125: 'Engines answer so when they could not run it at all.',
  126: 'Shells answer so for a program that may not be run.',
  127: 'Shells answer so for a program that is not there.',
};

function bySignal(exitCode: number, signal: number, sent: End['sent']): Happening {
  const name = signalName(signal);
  const code = `exit code ${exitCode}`;
  if (sent === undefined) return { kind: 'ended', text: `It was ended by ${name} (${code}).` };
  if (sent.has(signal))
    return { kind: 'ended', text: `It was ended by ${name}, which it was sent (${code}).` };
  if (signal === SIGKILL)
    return {
      kind: 'failed',
      text: `It was killed, and not through its engine (${code}).`,
      detail:
        'SIGKILL came from inside, from somebody on its host, or from its host’s kernel, which kills when memory runs out.',
    };
  if (asksToEnd.has(signal))
    return {
      kind: 'ended',
      text: `It was ended by ${name}, which did not come through its engine (${code}).`,
    };
  return { kind: 'failed', text: `It crashed by ${name} (${code}).` };
}
