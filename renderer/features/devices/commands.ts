import ChipIcon from '@mui/icons-material/MemoryOutlined';
import { areaCommands } from '#renderer/app/host-area/area-commands.ts';
import { devicesTabs } from './tabs.ts';

export const devicesCommands = areaCommands({
  area: 'devices',
  tabs: devicesTabs,
  title: 'Host devices',
  keys: ['G D'],
  keywords: ['pci', 'gpu', 'iommu', 'passthrough', 'graphics card'],
  icon: ChipIcon,
});
