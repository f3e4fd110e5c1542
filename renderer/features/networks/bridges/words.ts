import type { HostInterface, HostInterfaceKind, InterfaceManager } from '#shared/contract/host-bridges.ts';

export const managerWords: Record<InterfaceManager, string> = {
  networkmanager: 'NetworkManager',
  networkd: 'systemd-networkd',
  netplan: 'netplan',
  ifupdown: 'ifupdown',
  libvirt: 'libvirt',
  none: 'Nobody',
};

export const kindWords: Record<HostInterfaceKind, string> = {
  physical: 'Network card',
  wireless: 'Wireless card',
  bond: 'Bond',
  vlan: 'VLAN',
  bridge: 'Bridge',
  tap: 'A guest’s end',
  loopback: 'Loopback',
  other: 'Other',
};

export const stateWords: Record<HostInterface['state'], string> = {
  up: 'Up',
  'no-carrier': 'No cable',
  down: 'Down',
};

export const stateTones = { up: 'run', 'no-carrier': 'pause', down: 'off' } as const;
export const stateLooks = { up: 'ok', 'no-carrier': 'warning', down: 'off' } as const;
