import type { ContainerSignal } from '#shared/contract/container-work.ts';

interface SignalWords {
  readonly does: string;
  /** What a program makes of it unless it decides otherwise; nothing is lost by the rest. */
  readonly ends: boolean;
}

/** What each signal tells a program: signal(7). */
export const signalWords: Record<ContainerSignal, SignalWords> = {
  SIGKILL: { does: 'ends it at once, whatever it does', ends: true },
  SIGTERM: { does: 'asks it to end', ends: true },
  SIGINT: { does: 'interrupts it, as Ctrl C does', ends: true },
  SIGQUIT: { does: 'ends it with a picture of its memory', ends: true },
  SIGABRT: { does: 'makes it give up', ends: true },
  SIGHUP: { does: 'often makes it read its settings again', ends: false },
  SIGUSR1: { does: 'means what the program says', ends: false },
  SIGUSR2: { does: 'means what the program says', ends: false },
  SIGWINCH: { does: 'tells it that its window changed; some servers end gracefully', ends: false },
  SIGSTOP: { does: 'holds it until it is told to go on', ends: false },
  SIGCONT: { does: 'lets it go on', ends: false },
};
