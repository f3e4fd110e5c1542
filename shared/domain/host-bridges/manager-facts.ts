import type { NetworkManager } from '../../contract/host-bridge-step.ts';

/** Raw facts: what each program that sets interfaces up says of itself in its files. No verdicts here. */
export interface ManagerFacts {
  /** Of systemd-networkd: interfaces that it does not leave alone, and the file that matched. */
  readonly networkd: readonly { readonly name: string; readonly file?: string }[];
  /** Of NetworkManager: interfaces that it manages, and the UUID of the profile that is active there. */
  readonly networkManager: readonly { readonly name: string; readonly uuid?: string }[];
  /** Of ifupdown: interfaces that a stanza is about, but for loopback. */
  readonly ifupdown: readonly string[];
  /** What netplan calls the interfaces for which it wrote files of one of the first two. */
  readonly netplan: readonly { readonly by: 'networkd' | 'networkmanager'; readonly id: string }[];
  /** Bridges that files of ours make. */
  readonly ours: readonly { readonly bridge: string; readonly manager: NetworkManager }[];
  /** The host's own address by which we came there over ssh. */
  readonly sshAddress?: string;
  /** Without systemd nothing undoes an unconfirmed change at the next start. */
  readonly systemd: boolean;
}

export const noManagers: ManagerFacts = {
  networkd: [],
  networkManager: [],
  ifupdown: [],
  netplan: [],
  ours: [],
  systemd: false,
};
