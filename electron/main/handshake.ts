import type { IpcMain, IpcMainEvent, MessagePortMain, WebContents } from 'electron';
import { z } from 'zod';
import { isOwnAddress } from './origin.ts';

/** The one channel of ipcMain; everything else goes through the ports it hands over. */
export const portChannel = 'innkeeper:port';

const requestSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('rpc') }),
  z.strictObject({ kind: z.literal('console'), ticket: z.string().max(100) }),
  z.strictObject({ kind: z.literal('drag'), ticket: z.string().max(100) }),
]);
export type PortRequest = z.infer<typeof requestSchema>;

type Sender = Pick<IpcMainEvent, 'sender' | 'senderFrame'>;

/** Only the living top frame of a page of ours may speak. */
export function trustedSender({ sender, senderFrame }: Sender): boolean {
  if (sender.isDestroyed() || !senderFrame) return false;
  return senderFrame === sender.mainFrame && isOwnAddress(senderFrame.url);
}

export type OnPort = (port: MessagePortMain, request: PortRequest, sender: WebContents) => void;

/** Calls back with each port that a page of ours sent; every other message is dropped. */
export function acceptPorts(ipc: Pick<IpcMain, 'on'>, onPort: OnPort): void {
  ipc.on(portChannel, (event, message: unknown) => {
    const [port, ...more] = event.ports;
    const request = requestSchema.safeParse(message);
    if (port === undefined || more.length > 0 || !request.success || !trustedSender(event)) {
      for (const each of event.ports) each.close();
      return;
    }
    onPort(port, request.data, event.sender);
  });
}
