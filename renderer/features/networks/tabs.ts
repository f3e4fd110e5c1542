import { lazyRouteComponent } from '@tanstack/react-router';
import type { HostTab } from '#renderer/app/host-area/host-tab.ts';

/** The tabs of a host's networks, in the order in which they are shown. */
export const networksTabs: readonly HostTab[] = [
  {
    id: 'networks',
    label: 'Networks',
    keywords: ['nat', 'dhcp', 'lease', 'dns', 'virtual network'],
    page: lazyRouteComponent(() => import('./networks/networks-tab.tsx')),
  },
  {
    id: 'wiring',
    label: 'Wiring',
    keywords: ['picture', 'topology', 'bond', 'tap', 'map', 'rates', 'traffic'],
    page: lazyRouteComponent(() => import('./wiring/wiring-tab.tsx')),
  },
  {
    id: 'forwards',
    label: 'Port forwards',
    keywords: ['port', 'ssh', 'reach', 'dnat', 'passt', 'hostfwd'],
    page: lazyRouteComponent(() => import('./forwards/forwards-tab.tsx')),
  },
  {
    id: 'bridges',
    label: 'Host interfaces',
    keywords: ['bridge', 'card', 'NetworkManager', 'netplan', 'address'],
    page: lazyRouteComponent(() => import('./bridges/bridges-tab.tsx')),
  },
  {
    id: 'filters',
    label: 'Filters',
    keywords: ['nwfilter', 'rules', 'spoofing', 'clean-traffic'],
    page: lazyRouteComponent(() => import('./filters/filters-tab.tsx')),
  },
  {
    id: 'firewall',
    label: 'Firewall',
    keywords: ['ufw', 'firewalld', 'docker', 'iptables', 'nftables', 'no internet'],
    page: lazyRouteComponent(() => import('./firewall/firewall-tab.tsx')),
  },
];
