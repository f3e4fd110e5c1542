import type { HostTab } from '#renderer/app/host-area/host-tab.ts';
import { lazyPage } from '#renderer/ui/lazy.ts';

/** The tabs of a host's networks, in the order in which they are shown. */
export const networksTabs: readonly HostTab[] = [
  {
    id: 'networks',
    label: 'Networks',
    keywords: ['nat', 'dhcp', 'lease', 'dns', 'virtual network'],
    page: lazyPage(() => import('./networks/networks-tab.tsx')),
  },
  {
    id: 'wiring',
    label: 'Wiring',
    keywords: ['picture', 'topology', 'bond', 'tap', 'map', 'rates', 'traffic'],
    page: lazyPage(() => import('./wiring/wiring-tab.tsx')),
  },
  {
    id: 'forwards',
    label: 'Port forwards',
    keywords: ['port', 'ssh', 'reach', 'dnat', 'passt', 'hostfwd'],
    page: lazyPage(() => import('./forwards/forwards-tab.tsx')),
  },
  {
    id: 'bridges',
    label: 'Host interfaces',
    keywords: ['bridge', 'card', 'NetworkManager', 'netplan', 'address'],
    page: lazyPage(() => import('./bridges/bridges-tab.tsx')),
  },
  {
    id: 'filters',
    label: 'Filters',
    keywords: ['nwfilter', 'rules', 'spoofing', 'clean-traffic'],
    page: lazyPage(() => import('./filters/filters-tab.tsx')),
  },
  {
    id: 'firewall',
    label: 'Firewall',
    keywords: ['ufw', 'firewalld', 'docker', 'iptables', 'nftables', 'no internet'],
    page: lazyPage(() => import('./firewall/firewall-tab.tsx')),
  },
];
