import CpuIcon from '@mui/icons-material/MemoryOutlined';
import DevicesIcon from '@mui/icons-material/DeveloperBoardOutlined';
import DisksIcon from '@mui/icons-material/StorageOutlined';
import ExtrasIcon from '@mui/icons-material/FolderSharedOutlined';
import FirmwareIcon from '@mui/icons-material/VerifiedUserOutlined';
import NetworkIcon from '@mui/icons-material/LanOutlined';
import PlaceIcon from '@mui/icons-material/LabelOutlined';
import ScreenIcon from '@mui/icons-material/DesktopWindowsOutlined';
import SourceIcon from '@mui/icons-material/AlbumOutlined';
import SummaryIcon from '@mui/icons-material/ReceiptLongOutlined';
import { lazy } from '#renderer/ui/lazy.ts';
import type { WizardPage } from './wizard/page.ts';

/** The pages of the Expert view, in order. */
export const wizardPages: readonly WizardPage[] = [
  {
    id: 'source',
    title: 'System and source',
    icon: SourceIcon,
    fields: ['source', 'osId', 'arch', 'cloudInit', 'unattended'],
    topics: ['system', 'source', 'medium', 'cloud-init', 'unattended', 'architecture'],
    content: lazy(() => import('./pages/source/source-page.tsx')),
  },
  {
    id: 'place',
    title: 'Name and place',
    icon: PlaceIcon,
    fields: ['name', 'title', 'description', 'group', 'tags', 'connection', 'pool', 'autostart'],
    topics: ['name', 'pool', 'place', 'autostart'],
    content: lazy(() => import('./pages/place/place-page.tsx')),
  },
  {
    id: 'cpu',
    title: 'CPU and memory',
    icon: CpuIcon,
    fields: ['vcpus', 'cpu', 'acceleration', 'memory', 'memoryLayout'],
    topics: ['cpu', 'acceleration', 'memory'],
    content: lazy(() => import('./pages/cpu/cpu-page.tsx')),
  },
  {
    id: 'firmware',
    title: 'Firmware and security',
    icon: FirmwareIcon,
    fields: ['firmware', 'secureBoot', 'machine', 'extras.tpm'],
    topics: ['firmware', 'machine', 'tpm'],
    content: lazy(() => import('./pages/firmware/firmware-page.tsx')),
  },
  {
    id: 'disks',
    title: 'Disks',
    icon: DisksIcon,
    fields: ['disks'],
    topics: ['disk'],
    content: lazy(() => import('./pages/disks/disks-page.tsx')),
  },
  {
    id: 'network',
    title: 'Network',
    icon: NetworkIcon,
    fields: ['nics'],
    topics: ['network'],
    content: lazy(() => import('./pages/network/network-page.tsx')),
  },
  {
    id: 'screen',
    title: 'Display, sound, input',
    icon: ScreenIcon,
    fields: ['screen'],
    topics: ['display', 'sound'],
    content: lazy(() => import('./pages/screen/screen-page.tsx')),
  },
  {
    id: 'devices',
    title: 'Host devices',
    icon: DevicesIcon,
    fields: ['hostDevices'],
    topics: ['host-device'],
    content: lazy(() => import('./pages/devices/devices-page.tsx')),
  },
  {
    id: 'extras',
    title: 'Folders and extras',
    icon: ExtrasIcon,
    fields: ['folders', 'extras'],
    topics: ['folders', 'extras', 'console'],
    content: lazy(() => import('./pages/extras/extras-page.tsx')),
  },
  {
    id: 'summary',
    title: 'Summary',
    icon: SummaryIcon,
    fields: ['xml'],
    topics: ['xml'],
    content: lazy(() => import('./pages/summary/summary-page.tsx')),
  },
];
