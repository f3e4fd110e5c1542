import type { DeviceUse, PciDevice } from '#shared/contract/devices.ts';
import type { GivenDevice } from '#shared/contract/passthrough.ts';
import type { PassthroughWay } from '#shared/contract/passthrough-request.ts';

const since: Record<PassthroughWay, string> = {
  managed: 'while the guest runs',
  boot: 'from its next start on, whether the guest runs or not',
  'single-gpu': 'while the guest runs',
};

/** What the host goes without, one sentence each: the devices, and what hangs on them now. */
export function hostLoses(
  way: PassthroughWay,
  given: readonly GivenDevice[],
  known: ReadonlyMap<string, PciDevice>,
): readonly string[] {
  const names = given.map(({ name }) => name);
  const uses = given.flatMap(({ address }) => known.get(address)?.usedBy ?? []).flatMap(inWords);
  const screen =
    way === 'single-gpu'
      ? [
          'The desktop ends when the guest starts: every program of it is closed, and what is unsaved is gone.',
        ]
      : [];
  return [`The host cannot use ${listed(names)} ${since[way]}.`, ...screen, ...new Set(uses)];
}

function inWords(use: DeviceUse): string[] {
  switch (use.by) {
    case 'display':
      return [
        use.connectors.length === 0
          ? 'It draws a screen of the host now.'
          : `Monitors at ${listed(use.connectors)} go dark for the host.`,
      ];
    case 'disk':
      return [`Disks of the host are gone: ${listed(use.disks)}${mounted(use.targets)}.`];
    case 'network':
      return [`The host’s network cards ${listed(use.names)} are gone.`];
    case 'usb':
      return [`What is plugged into it goes along: ${listed(use.names)}.`];
    case 'functions':
      return use.count === 0 ? [] : [`Its ${use.count} functions end with it.`];
    case 'guest':
      return [];
  }
}

const mounted = (targets: readonly string[]) =>
  targets.length === 0 ? '' : `, mounted at ${listed(targets)}`;

function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
