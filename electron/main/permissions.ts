import type { Session } from 'electron';
import { isOwnAddress } from './origin.ts';

/** What the page may do beside drawing: write the clipboard, fill the screen, hold mouse and keys for a guest. */
const granted: ReadonlySet<string> = new Set([
  'clipboard-sanitized-write',
  'fullscreen',
  'pointerLock',
  'keyboardLock',
]);

export const mayHave = (permission: string, address: string | undefined): boolean =>
  granted.has(permission) && isOwnAddress(address);

type Handlers = Pick<
  Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
>;

export function restrictPermissions(session: Handlers): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(mayHave(permission, details.requestingUrl));
  });
  session.setPermissionCheckHandler((_contents, permission, origin) => mayHave(permission, origin));
  // Serial, HID and USB.
  session.setDevicePermissionHandler(() => false);
}
