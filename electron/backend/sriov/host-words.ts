import type { HostShell } from '#electron/host/shell/host-shell.ts';
import { type HostLink, readHostLinks } from '#shared/domain/sriov/host-links.ts';
import { type Kept, readKept } from '#shared/domain/sriov/kept.ts';
import {
  type FoundLine,
  KEEPER_PATTERN,
  KEEPER_PLACES,
  readFoundLines,
} from '#shared/domain/sriov/other-keepers.ts';

/** Where ip(8) is; people's own PATH may leave the system's programs out. */
const PATH = '/usr/sbin:/usr/bin:/sbin:/bin:/run/current-system/sw/bin';
const TIMEOUT_MS = 20_000;

/** The configuration of innkeeper-host.service: resources/helper. */
const HOST_CONF = '/etc/innkeeper/host.conf';

/** What a host's own programs say of virtual functions; what is undefined could not be asked. */
export interface HostWords {
  readonly links?: readonly HostLink[] | undefined;
  readonly found?: readonly FoundLine[] | undefined;
  readonly kept?: readonly Kept[] | undefined;
  readonly missing: readonly string[];
}

/** Rejects with HostShellError when the host cannot be reached. */
export async function askHost(shell: HostShell, signal: AbortSignal): Promise<HostWords> {
  const options = { timeoutMs: TIMEOUT_MS, signal, env: { PATH } };
  const [shown, lines] = await Promise.all([
    shell.run(['ip', '-d', '-j', 'addr', 'show'], options).catch(() => undefined),
    // Status 1: nothing was found; 2: a place is not there or may not be read, which is usual.
    shell.run(
      ['grep', '-rsnE', `${KEEPER_PATTERN}|^virtual-functions? `, ...KEEPER_PLACES, HOST_CONF],
      options,
    ),
  ]);
  const links = shown?.status === 0 ? readHostLinks(shown.stdout) : undefined;
  const found = readFoundLines(lines.stdout);
  const ours = found.filter(({ file }) => file === HOST_CONF).map(({ text }) => text);
  return {
    ...(links && { links }),
    found: found.filter(({ file }) => file !== HOST_CONF),
    kept: readKept(ours.join('\n')),
    missing: links
      ? []
      : [
          'MAC addresses, VLANs and the like of functions: iproute2 (the program “ip”) is missing or too old.',
        ],
  };
}
