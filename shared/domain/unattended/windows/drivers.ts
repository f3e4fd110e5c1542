import { added, group, text, type Markup } from './markup.ts';
import type { WindowsGuest } from './guest.ts';

/** Disk (virtio and virtio-scsi), network card, balloon, and the channel of the guest agent. */
const DRIVERS = ['viostor', 'vioscsi', 'NetKVM', 'Balloon', 'vioserial'] as const;

/** Which letter a drive gets depends on how many there are; paths that are not there are passed over. */
export const LETTERS = ['D', 'E', 'F', 'G'] as const;

const FOLDERS: Readonly<Record<WindowsGuest['arch'], string>> = {
  x86_64: 'amd64',
  i686: 'x86',
  aarch64: 'ARM64',
};

/** Where the drivers lie on the ISO of https://github.com/virtio-win/virtio-win-pkg-scripts. */
export function driverPaths({ version, arch }: Pick<WindowsGuest, 'version' | 'arch'>): string[] {
  return LETTERS.flatMap(letter =>
    DRIVERS.map(driver => `${letter}:\\${driver}\\w${version}\\${FOLDERS[arch]}`),
  );
}

export function driverConfiguration(guest: WindowsGuest): Markup {
  const paths = driverPaths(guest).map((path, index) => {
    const entry = added('PathAndCredentials', text('Path', path));
    return { ...entry, attributes: { ...entry.attributes, 'wcm:keyValue': String(index + 1) } };
  });
  return group('DriverPaths', ...paths);
}

/** Installs every driver and the agents, whichever drive they are in. */
export function guestToolsCommand(): string {
  const installer = '%d:\\virtio-win-guest-tools.exe';
  return `cmd /c for %d in (${LETTERS.join(' ')}) do if exist ${installer} ${installer} /install /quiet /norestart`;
}
