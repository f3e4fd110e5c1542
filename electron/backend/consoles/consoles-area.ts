import type { BytePipe } from '#electron/consoles/byte-pipe.ts';
import { ReadOnlyPipe } from '#electron/docker/read-only-pipe.ts';
import { LivePipes } from '#electron/consoles/live-pipes.ts';
import { TicketStore } from '#electron/consoles/tickets.ts';
import type { ConsoleTarget } from '#shared/contract/consoles.ts';
import type { ExecId } from '#shared/contract/container-shells.ts';
import { fail } from '../failures/fail.ts';
import { openLogs } from '../container-logs/open-logs.ts';
import { openAttached } from '../container-shells/open-attached.ts';
import { openShell } from '../container-shells/open-shell.ts';
import type { ContainerDeps } from '../containers/ports.ts';
import type { SessionId } from '../ports.ts';
import { procedures } from '../procedures.ts';
import { openDisplay } from './open-display.ts';
import { openText } from './open-text.ts';

/** States in which a guest has no process whose console could be opened. */
const stopped = ['off', 'saved', 'crashed'];

type ContainerTarget = Extract<ConsoleTarget, { container: unknown }>;

interface Opened {
  readonly pipe: BytePipe;
  readonly password?: string;
  readonly tty?: boolean;
  readonly exec?: ExecId;
}

/** Screens and text consoles: opened here, so that every failure has its code, and fetched with a ticket. */
export function createConsolesArea(deps: ContainerDeps) {
  const live = new LivePipes();
  const tickets = new TicketStore<BytePipe>({ discard: pipe => pipe.destroy() });

  async function openInContainer(target: ContainerTarget): Promise<Opened> {
    switch (target.kind) {
      case 'logs': {
        const { tty, stream } = await openLogs(deps, target.container, target.query, target.follow);
        return { pipe: new ReadOnlyPipe(stream), tty };
      }
      case 'shell':
        return openShell(deps, target);
      case 'attach':
        return openAttached(deps, target.container);
    }
  }

  async function open(target: ConsoleTarget): Promise<Opened> {
    live.makeRoom();
    if ('container' in target) return openInContainer(target);
    const guest = deps.guests.require(target.guest);
    deps.connections.require(target.guest.connection);
    if (stopped.includes(guest.state)) throw fail('STATE_INVALID', { name: guest.name, state: guest.state });
    return target.kind === 'display'
      ? openDisplay(deps, target)
      : { pipe: await openText(deps, live, target) };
  }

  return {
    router: {
      open: procedures.consoles.open.handler(async ({ input, context }) => {
        const { pipe, ...about } = await open(input);
        // Until a viewer comes, nobody else hears of an error; whoever fetches a broken pipe sees that it is.
        pipe.on('error', error => deps.log.debug({ err: error }, 'a console failed'));
        live.add(pipe);
        return { ticket: tickets.issue(context.session, pipe), ...about };
      }),
    },
    redeem: (ticket: string, session: SessionId): BytePipe | undefined => tickets.redeem(ticket, session),
    close(): void {
      tickets.clear();
      live.closeAll();
    },
  };
}
