import { lazyRouteComponent } from '@tanstack/react-router';
import type { HostTab } from '#renderer/app/host-area/host-tab.ts';

/** The tabs of a host's devices, in the order in which they are shown. */
export const devicesTabs: readonly HostTab[] = [
  { id: 'map', label: 'Devices', page: lazyRouteComponent(() => import('./map/map-tab.tsx')) },
  {
    id: 'doctor',
    label: 'Doctor',
    keywords: ['iommu', 'vt-d', 'amd-vi', 'vfio', 'checks', 'diagnose'],
    page: lazyRouteComponent(() => import('./doctor/doctor-tab.tsx')),
  },
  {
    id: 'functions',
    label: 'Functions',
    keywords: ['sr-iov', 'virtual functions', 'vf', 'vlan', 'pool'],
    page: lazyRouteComponent(() => import('./functions/functions-tab.tsx')),
  },
  {
    id: 'vgpu',
    label: 'vGPU',
    keywords: ['mediated', 'mdev', 'gvt', 'grid'],
    page: lazyRouteComponent(() => import('./vgpu/vgpu-tab.tsx')),
  },
  {
    id: 'usb',
    label: 'USB',
    keywords: ['keyboard', 'stick', 'controller', 'port', 'redirect'],
    page: lazyRouteComponent(() => import('./usb/usb-tab.tsx')),
  },
  {
    id: 'tuning',
    label: 'Memory and CPU',
    keywords: ['huge pages', 'hugepages', 'isolation', 'nested', 'kvm', 'isolcpus', 'opengl', 'virgl'],
    page: lazyRouteComponent(() => import('./host-tuning/host-tuning-tab.tsx')),
  },
  {
    id: 'names',
    label: 'Names',
    keywords: ['mapping', 'alias', 'moved card'],
    page: lazyRouteComponent(() => import('./names/names-tab.tsx')),
  },
  {
    id: 'changes',
    label: 'Changes',
    keywords: ['undo', 'runs', 'way back', 'helper'],
    page: lazyRouteComponent(() => import('./changes/changes-tab.tsx')),
  },
];
