import { HostShellError } from '#electron/host/shell/host-shell.ts';
import { type Keyboard, keyboardsOf } from '#shared/domain/usb/keyboards.ts';
import { hostOf } from '../devices/host-of.ts';
import type { LiveConnection } from '../ports.ts';
import type { UsbDeps } from './usb-deps.ts';

/** None where the host cannot be read: nothing is refused for what is not known. */
export async function readKeyboards(deps: UsbDeps, live: LiveConnection): Promise<Keyboard[]> {
  const { shell } = hostOf(live, deps.env);
  if (!shell) return [];
  try {
    const { stdout } = await shell.run(['cat', '/proc/bus/input/devices'], { signal: live.gone });
    return keyboardsOf(stdout);
  } catch (error) {
    if (error instanceof HostShellError && error.code !== 'aborted') return [];
    throw error;
  }
}
