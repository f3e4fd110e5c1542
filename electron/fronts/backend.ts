import type { AnyRouter } from '@orpc/server';
import type { ByteRoad } from '#electron/backend/transfers/roads.ts';
import type { BytePipe } from '#electron/consoles/byte-pipe.ts';
import type { SessionId } from '#electron/backend/ports.ts';

/** What a front that people look at needs of the backend. */
export interface FrontBackend {
  readonly router: AnyRouter;
  /** The pipe that a ticket of `consoles.open` stands for; undefined when it is not good, or not any more. */
  redeemConsole(ticket: string, session: SessionId): BytePipe | undefined;
  /** What a ticket of `transfers` stands for; undefined when it is not good, or not any more. */
  redeemBytes(ticket: string, session: SessionId): ByteRoad | undefined;
  close(): Promise<void>;
}
