import Icon from '@mui/icons-material/LanOutlined';
import { areaCommands } from '#renderer/app/host-area/area-commands.ts';
import { networksTabs } from './tabs.ts';

export const networksCommands = areaCommands({
  area: 'networks',
  tabs: networksTabs,
  title: 'Networks',
  keys: ['G W'],
  keywords: ['bridge', 'nat', 'dhcp', 'lease', 'port forward', 'firewall', 'vlan'],
  icon: Icon,
});
