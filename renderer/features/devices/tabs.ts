import type { HostTab } from '#renderer/app/host-area/host-tab.ts';
import { lazyPage } from '#renderer/ui/lazy.ts';

/** The tabs of a host's devices, in the order in which they are shown. */
export const devicesTabs: readonly HostTab[] = [
  { id: 'map', label: 'Devices', page: lazyPage(() => import('./map/map-tab.tsx')) },
  {
    id: 'doctor',
    label: 'Doctor',
    keywords: ['iommu', 'vt-d', 'amd-vi', 'vfio', 'checks', 'diagnose'],
    page: lazyPage(() => import('./doctor/doctor-tab.tsx')),
  },
  {
    id: 'functions',
    label: 'Functions',
    keywords: ['sr-iov', 'virtual functions', 'vf', 'vlan', 'pool'],
    page: lazyPage(() => import('./functions/functions-tab.tsx')),
  },
  {
    id: 'vgpu',
    label: 'vGPU',
    keywords: ['mediated', 'mdev', 'gvt', 'grid'],
    page: lazyPage(() => import('./vgpu/vgpu-tab.tsx')),
  },
  {
    id: 'usb',
    label: 'USB',
    keywords: ['keyboard', 'stick', 'controller', 'port', 'redirect'],
    page: lazyPage(() => import('./usb/usb-tab.tsx')),
  },
  {
    id: 'tuning',
    label: 'Memory and CPU',
    keywords: ['huge pages', 'hugepages', 'isolation', 'nested', 'kvm', 'isolcpus', 'opengl', 'virgl'],
    page: lazyPage(() => import('./host-tuning/host-tuning-tab.tsx')),
  },
  {
    id: 'names',
    label: 'Names',
    keywords: ['mapping', 'alias', 'moved card'],
    page: lazyPage(() => import('./names/names-tab.tsx')),
  },
  {
    id: 'changes',
    label: 'Changes',
    keywords: ['undo', 'runs', 'way back', 'helper'],
    page: lazyPage(() => import('./changes/changes-tab.tsx')),
  },
];
