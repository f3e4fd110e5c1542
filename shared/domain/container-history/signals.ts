/** Linux’s numbers on the processors that engines run on (signal(7)); of those that a person meets. */
const names: Readonly<Record<number, string>> = {
  1: 'SIGHUP',
  2: 'SIGINT',
  3: 'SIGQUIT',
  4: 'SIGILL',
  5: 'SIGTRAP',
  6: 'SIGABRT',
  7: 'SIGBUS',
  8: 'SIGFPE',
  9: 'SIGKILL',
  10: 'SIGUSR1',
  11: 'SIGSEGV',
  12: 'SIGUSR2',
  13: 'SIGPIPE',
  14: 'SIGALRM',
  15: 'SIGTERM',
  17: 'SIGCHLD',
  18: 'SIGCONT',
  19: 'SIGSTOP',
  20: 'SIGTSTP',
  24: 'SIGXCPU',
  25: 'SIGXFSZ',
  28: 'SIGWINCH',
  31: 'SIGSYS',
};

export const signalName = (signal: number): string => names[signal] ?? `signal ${signal}`;

/** Engines write a signal as its number, and some as its name, with or without SIG. Undefined: neither. */
export function signalNumber(text: string): number | undefined {
  if (/^\d{1,2}$/.test(text)) return Number(text);
  const wanted = text.toUpperCase().replace(/^(?!SIG)/, 'SIG');
  const found = Object.entries(names).find(([, name]) => name === wanted);
  return found && Number(found[0]);
}

/** What ended a process, by the status that shells and engines give to it; undefined: it ended by itself. */
export const signalOfExit = (exitCode: number): number | undefined =>
  exitCode > 128 && exitCode <= 128 + 64 ? exitCode - 128 : undefined;
