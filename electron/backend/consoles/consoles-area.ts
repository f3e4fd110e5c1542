import type { BytePipe } from '#electron/consoles/byte-pipe.ts';
import { LivePipes } from '#electron/consoles/live-pipes.ts';
import { TicketStore } from '#electron/consoles/tickets.ts';
import type { ConsoleTarget } from '#shared/contract/consoles.ts';
import { fail } from '../failures/fail.ts';
import type { AreaDeps, SessionId } from '../ports.ts';
import { procedures } from '../procedures.ts';
import { openDisplay } from './open-display.ts';
import { openText } from './open-text.ts';

/** States in which a guest has no process whose console could be opened. */
const stopped = ['off', 'saved', 'crashed'];

interface Opened {
  readonly pipe: BytePipe;
  readonly password?: string;
}

/** Screens and text consoles: opened here, so that every failure has its code, and fetched with a ticket. */
export function createConsolesArea(deps: AreaDeps) {
  const live = new LivePipes();
  const tickets = new TicketStore<BytePipe>({ discard: pipe => pipe.destroy() });

  async function open(target: ConsoleTarget): Promise<Opened> {
    const guest = deps.guests.require(target.guest);
    deps.connections.require(target.guest.connection);
    if (stopped.includes(guest.state)) throw fail('STATE_INVALID', { name: guest.name, state: guest.state });
    live.makeRoom();
    return target.kind === 'display'
      ? openDisplay(deps, target)
      : { pipe: await openText(deps, live, target) };
  }

  return {
    router: {
      open: procedures.consoles.open.handler(async ({ input, context }) => {
        const { pipe, ...secret } = await open(input);
        // Until a viewer comes, nobody else hears of an error; whoever fetches a broken pipe sees that it is.
        pipe.on('error', error => deps.log.debug({ err: error }, 'a console failed'));
        live.add(pipe);
        return { ticket: tickets.issue(context.session, pipe), ...secret };
      }),
    },
    redeem: (ticket: string, session: SessionId): BytePipe | undefined => tickets.redeem(ticket, session),
    close(): void {
      tickets.clear();
      live.closeAll();
    },
  };
}
