import Icon from '@mui/icons-material/StorageOutlined';
import { areaCommands } from '#renderer/app/host-area/area-commands.ts';
import { storageTabs } from './tabs.ts';

export const storageCommands = areaCommands({
  area: 'storage',
  tabs: storageTabs,
  title: 'Storage',
  keys: ['G T'],
  keywords: ['pool', 'volume', 'disk', 'iso', 'image', 'nfs', 'iscsi', 'lvm'],
  icon: Icon,
});
