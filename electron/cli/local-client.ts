import { createRouterClient } from '@orpc/server';
import { createBackend } from '#electron/backend/create-backend.ts';
import type { SessionId } from '#electron/backend/ports.ts';
import type { ByteRoad } from '#electron/backend/transfers/roads.ts';
import type { BytePipe } from '#electron/consoles/byte-pipe.ts';
import { commandLogger } from '#electron/fronts/logger.ts';
import type { InnkeeperClient } from './verb.ts';

export interface LocalClient {
  readonly client: InnkeeperClient;
  redeem(ticket: string): BytePipe | undefined;
  redeemBytes(ticket: string): ByteRoad | undefined;
  close(): Promise<void>;
}

/** The contract, called directly in this process. */
export async function localClient(stateDir: string, connect: readonly string[]): Promise<LocalClient> {
  const backend = await createBackend({
    stateDir,
    log: commandLogger(process.env),
    env: process.env,
    followEngines: false,
    ...(connect.length > 0 ? { extraConnections: [...connect] } : {}),
  });
  const session = 'command' as SessionId;
  const client: InnkeeperClient = createRouterClient(backend.router, { context: { session } });
  const redeem = (ticket: string) => backend.redeemConsole(ticket, session);
  const redeemBytes = (ticket: string) => backend.redeemBytes(ticket, session);
  return { client, redeem, redeemBytes, close: () => backend.close() };
}
