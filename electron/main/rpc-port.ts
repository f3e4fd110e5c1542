import { RPCHandler } from '@orpc/server/message-port';
import type { MessagePortMain } from 'electron';
import type { Logger, SessionId } from '#electron/backend/ports.ts';
import type { FrontBackend } from '#electron/fronts/backend.ts';
import { maxCallBytes, rpcOptions } from '#electron/fronts/rpc-options.ts';

type Port = Pick<MessagePortMain, 'on' | 'postMessage' | 'start' | 'close'>;
type PortHandler = RPCHandler<{ session: SessionId }>;

const sizeOf = (data: unknown): number =>
  typeof data === 'string'
    ? data.length
    : data instanceof Uint8Array
      ? data.byteLength
      : Number.POSITIVE_INFINITY;

export const rpcHandler = (router: FrontBackend['router'], log: Logger): PortHandler =>
  new RPCHandler(router, rpcOptions(log));

/** Carries calls over a port. One that sends anything but calls of a reasonable size is closed. */
export function attachRpcPort(port: Port, handler: PortHandler, session: SessionId): void {
  const checked = {
    postMessage: (message: unknown) => port.postMessage(message),
    on(event: string, callback: (event?: { data: unknown }) => void): void {
      if (event === 'close') port.on('close', () => callback());
      else {
        port.on('message', ({ data }: { data: unknown }) => {
          if (sizeOf(data) <= maxCallBytes) callback({ data });
          else port.close();
        });
      }
    },
  };
  handler.upgrade(checked, { context: { session } });
  port.start();
}
