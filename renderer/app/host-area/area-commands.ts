import { useConnections } from '#renderer/api/live/connections.ts';
import type { Command } from '#renderer/app/commands/registry.ts';
import { go } from '#renderer/app/go.ts';
import type { HostAreaId, HostTab } from './host-tab.ts';
import { likelyHost } from './likely-host.ts';
import { goToTab } from './place.ts';

interface Area extends Pick<Command, 'title' | 'keys' | 'keywords' | 'icon'> {
  readonly area: HostAreaId;
  readonly tabs: readonly HostTab[];
}

const host = () => likelyHost([...useConnections.getState().byId.values()]);

/** The way to a host's pages and to each of their tabs. */
export const areaCommands = ({ area, tabs, ...command }: Area): Command[] => [
  { ...command, id: `go.${area}`, section: 'Go to', run: () => go({ to: `/${area}` }) },
  ...tabs.slice(1).map(
    ({ id, label, keywords = [] }): Command => ({
      id: `go.${area}.${id}`,
      title: `${command.title}: ${label}`,
      section: 'Go to',
      keywords,
      ...(command.icon && { icon: command.icon }),
      available: () => host() !== undefined,
      run: () => {
        const { id: connection } = host() ?? {};
        if (connection !== undefined) goToTab(area, connection, id);
      },
    }),
  ),
];
