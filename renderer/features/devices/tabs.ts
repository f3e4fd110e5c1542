import { lazyRouteComponent } from '@tanstack/react-router';

export interface DevicesTab {
  readonly id: string;
  readonly label: string;
  /** Its words, for the command palette. */
  readonly keywords?: readonly string[];
  readonly page: ReturnType<typeof lazyRouteComponent>;
}

/**
 * The tabs of a host's devices, in the order in which they are shown. To add one, write its component in a folder of
 * its own as a default export, and add its line below: its address (`/devices/$connection/<id>`), its place in the
 * bar and its command come by themselves. In the component, `usePlace()` (place.ts) says which host is meant, and
 * `item` is what stands behind the tab's id in the address, for a detail that has an address of its own; `goTo()`
 * goes there. The bar, the note on an interrupted run and the loss of the connection are shown around it; it scrolls.
 */
export const devicesTabs: readonly DevicesTab[] = [
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
