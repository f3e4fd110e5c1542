import type { PassthroughCheck, PassthroughSetup } from '#shared/contract/passthrough.ts';

interface Note {
  readonly tone: 'warning' | 'error' | 'info';
  readonly what: string;
  readonly why: string;
  readonly button: string;
}

/** What a set-up has to say to somebody who looks at its guest. `checks` are missing while the host is looked at. */
export function noteOf(
  setup: PassthroughSetup,
  checks: readonly PassthroughCheck[] | undefined,
): Note | undefined {
  const names = setup.devices.map(({ name }) => name).join(', ');
  switch (setup.state) {
    case 'before':
      return undefined;
    case 'waiting-for-reboot':
      return {
        tone: 'warning',
        what: `${names}: the host has to be restarted before the guest gets it.`,
        why: 'Everything is prepared. After the restart Innkeeper looks whether all of it took hold.',
        button: 'What to do…',
      };
    case 'interrupted':
      return {
        tone: 'error',
        what: `${setup.title}: this was cut short.`,
        why: 'Every changed file is kept as it was. Undo takes back what was done, Continue goes on.',
        button: 'Undo or continue…',
      };
    case 'undone':
      return setup.rebootPending
        ? {
            tone: 'info',
            what: `${names} was taken back. The host has to be restarted once more.`,
            why: 'Until then the running system still has what it was started with.',
            button: 'Show…',
          }
        : undefined;
    case 'after':
      return inForce(names, setup, checks);
  }
}

function inForce(
  names: string,
  setup: PassthroughSetup,
  checks: readonly PassthroughCheck[] | undefined,
): Note {
  const wrong = checks?.filter(({ verdict }) => verdict === 'wrong') ?? [];
  if (wrong.length > 0)
    return {
      tone: 'warning',
      what: `${names}: ${wrong.length === 1 ? 'one thing is' : `${wrong.length} things are`} not as it has to be.`,
      why: wrong.map(({ title, found }) => `${title}: ${found}`).join(' · '),
      button: 'See what is off…',
    };
  const good = checks?.filter(({ verdict }) => verdict === 'ok').length;
  return {
    tone: 'info',
    what: `This guest has ${names}.`,
    why:
      setup.note ??
      (good === undefined
        ? 'It is being verified on the host…'
        : `Verified on the host: ${good} of ${checks?.length ?? 0}.`),
    button: 'Way back…',
  };
}
