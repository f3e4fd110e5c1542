import type { Attention } from '../../../contract/overview.ts';
import type { AttentionCheck } from '../check.ts';

/** A network of the host that the guest is on, and that does not run or does not come back with the host. */
export const checkNetworkDown: AttentionCheck = ({ document, networks, running, autostart }) => {
  if (!networks) return [];
  const names = new Set(
    document.devices.interfaces.items.flatMap(({ network }) => (network === undefined ? [] : [network])),
  );
  return [...names].flatMap((name): Attention[] => {
    const network = networks.find(one => one.name === name);
    if (!network) {
      return [
        {
          id: `network-absent:${name}`,
          severity: 'error',
          what: `Its network “${name}” is not there.`,
          why: 'It was deleted or renamed on the host. The guest does not start like this.',
          remedies: [],
        },
      ];
    }
    const start = (label: string) => [{ kind: 'start-network' as const, label, network: name }];
    if (!network.active) {
      return [
        {
          id: `network-down:${name}`,
          severity: running ? 'warning' : 'error',
          what: `Its network “${name}” does not run.`,
          why: running
            ? 'The guest reaches nobody through it, and does not start again like this.'
            : 'The guest does not start while it is down.',
          remedies: start('Start it'),
        },
      ];
    }
    if (network.autostart || !autostart) return [];
    return [
      {
        id: `network-autostart:${name}`,
        severity: 'warning',
        what: `Its network “${name}” does not start with the host.`,
        why: 'The guest does: after the host’s next start it fails, as its network is not there.',
        remedies: start('Start with the host'),
      },
    ];
  });
};
