/** What a host's files, services and, where root answered, its kernel say of its firewalls. What is missing is not known. */
export interface FirewallFacts {
  /** net.ipv4.ip_forward. */
  readonly forwarding?: boolean;
  /** net.bridge.bridge-nf-call-iptables; missing where br_netfilter is not loaded. */
  readonly bridgeFiltered?: boolean;
  /** Bridges of networks that libvirt runs itself, which guests' packets go through; those of the host. */
  readonly routedBridges: readonly NetworkBridge[];
  readonly hostBridges: readonly string[];
  readonly ufw?: { readonly enabled: boolean; readonly forward?: string };
  readonly firewalld?: {
    readonly running: boolean;
    /** Bridge → zone it is in; null: in none of its own. A bridge that is missing was not told of. */
    readonly zones: ReadonlyMap<string, string | null>;
  };
  readonly docker?: { readonly running: boolean; readonly iptables: boolean };
  /** Which of libvirt's daemons runs networks here, as systemd names it. */
  readonly networkDaemon: 'libvirtd' | 'virtnetworkd';
  /** `nft` or `legacy`, by where the name iptables leads; missing: it is not installed. */
  readonly iptables?: 'nft' | 'legacy' | 'unknown';
  readonly nft: boolean;
  /** /etc/libvirt/network.conf; missing: libvirt's own choice. */
  readonly libvirtBackend?: 'iptables' | 'nftables';
  /** The rules themselves, which only root reads; missing: not read. */
  readonly rules?: FirewallRules;
  /** Bridges whose traffic we let through already. */
  readonly allowed: readonly string[];
}

export interface NetworkBridge {
  readonly network: string;
  readonly bridge: string;
  /** Of IPv4, whose addresses the host puts its own in place of: NAT. */
  readonly translated?: readonly string[];
  /** Its guests are reached by their own addresses: libvirt has a zone of firewalld for such. */
  readonly routed?: boolean;
  /** Of firewalld, where the network asks for one. */
  readonly zone?: string;
}

/** As iptables-save(8) and nft(8) print them, line by line. */
export interface FirewallRules {
  readonly iptables: readonly string[];
  /** Of the other kind, where it is installed beside. */
  readonly legacy: readonly string[];
  readonly nft: readonly string[];
}
