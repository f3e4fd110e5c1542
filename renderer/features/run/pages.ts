import EnvironmentIcon from '@mui/icons-material/DataObjectOutlined';
import ImageIcon from '@mui/icons-material/LayersOutlined';
import LifecycleIcon from '@mui/icons-material/RestartAltOutlined';
import LimitsIcon from '@mui/icons-material/MemoryOutlined';
import NetworkIcon from '@mui/icons-material/LanOutlined';
import RightsIcon from '@mui/icons-material/VerifiedUserOutlined';
import StorageIcon from '@mui/icons-material/StorageOutlined';
import SummaryIcon from '@mui/icons-material/ReceiptLongOutlined';
import type { SvgIconComponent } from '@mui/icons-material';
import { type ComponentType, type LazyExoticComponent } from 'react';
import { lazy } from '#renderer/ui/lazy.ts';

/** One page of the Expert view. */
export interface RunPage {
  /** In its address: `/guests/run/ports`. */
  readonly id: string;
  readonly title: string;
  readonly icon: SvgIconComponent;
  /** Fields of the request that it asks for. */
  readonly fields: readonly string[];
  readonly content: LazyExoticComponent<ComponentType>;
}

/** The pages of the Expert view, in order. */
export const runPages: readonly RunPage[] = [
  {
    id: 'image',
    title: 'Image and command',
    icon: ImageIcon,
    fields: [
      'image',
      'pull',
      'platform',
      'name',
      'command',
      'entrypoint',
      'user',
      'workingDir',
      'tty',
      'stdin',
      'init',
    ],
    content: lazy(() => import('./pages/image-page.tsx')),
  },
  {
    id: 'network',
    title: 'Network and ports',
    icon: NetworkIcon,
    fields: ['ports', 'network', 'hostname', 'dns', 'extraHosts'],
    content: lazy(() => import('./pages/network-page.tsx')),
  },
  {
    id: 'storage',
    title: 'Volumes and folders',
    icon: StorageIcon,
    fields: ['mounts', 'readOnlyRoot'],
    content: lazy(() => import('./pages/storage-page.tsx')),
  },
  {
    id: 'environment',
    title: 'Variables and labels',
    icon: EnvironmentIcon,
    fields: ['environment', 'envFiles', 'labels'],
    content: lazy(() => import('./pages/environment-page.tsx')),
  },
  {
    id: 'lifecycle',
    title: 'Restart and health',
    icon: LifecycleIcon,
    fields: ['restart', 'autoRemove', 'stopSignal', 'stopTimeout', 'health', 'log'],
    content: lazy(() => import('./pages/lifecycle-page.tsx')),
  },
  {
    id: 'limits',
    title: 'Limits and devices',
    icon: LimitsIcon,
    fields: [
      'cpus',
      'cpuShares',
      'cpuset',
      'memory',
      'memoryReservation',
      'memorySwap',
      'shmSize',
      'pidsLimit',
      'devices',
      'gpus',
    ],
    content: lazy(() => import('./pages/limits-page.tsx')),
  },
  {
    id: 'rights',
    title: 'Rights and isolation',
    icon: RightsIcon,
    fields: ['privileged', 'capAdd', 'capDrop', 'security', 'pid', 'ipc', 'userns', 'runtime'],
    content: lazy(() => import('./pages/rights-page.tsx')),
  },
  {
    id: 'summary',
    title: 'Summary',
    icon: SummaryIcon,
    fields: [],
    content: lazy(() => import('./pages/summary-page.tsx')),
  },
];
