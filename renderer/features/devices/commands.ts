import ChipIcon from '@mui/icons-material/MemoryOutlined';
import { useConnections } from '#renderer/api/live/connections.ts';
import type { Command } from '#renderer/app/commands/registry.ts';
import { deviceHost } from '#renderer/app/device-host.ts';
import { go } from '#renderer/app/go.ts';
import { goTo } from './place.ts';
import { devicesTabs } from './tabs.ts';

const host = () => deviceHost([...useConnections.getState().byId.values()]);

/** The way to host devices and to each of their tabs. */
export const devicesCommands: readonly Command[] = [
  {
    id: 'go.devices',
    title: 'Host devices',
    section: 'Go to',
    keys: ['G D'],
    keywords: ['pci', 'gpu', 'iommu', 'passthrough', 'graphics card'],
    icon: ChipIcon,
    run: () => go({ to: '/devices' }),
  },
  ...devicesTabs.slice(1).map(
    ({ id, label, keywords = [] }): Command => ({
      id: `go.devices.${id}`,
      title: `Host devices: ${label}`,
      section: 'Go to',
      keywords,
      icon: ChipIcon,
      available: () => host() !== undefined,
      run: () => {
        const { id: connection } = host() ?? {};
        if (connection !== undefined) goTo(connection, id);
      },
    }),
  ),
];
