import { type Connection, DomainQemuMonitorCommandFlags } from 'node-libvirt';
import type { Guest } from '#shared/contract/guests.ts';
import { netInterface } from '#shared/libvirt-xml/devices/interface.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { domainRef } from '../guests/guest-key.ts';

/**
 * QEMU's own names of cards on its user network, by MAC: `hostnet0` for the alias `net0`
 * (qemuBuildHostNetProps of src/qemu/qemu_command.c).
 */
export function slirpNetdevs(liveXml: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const element of parseDocument(liveXml).root.child('devices')?.elements('interface') ?? []) {
    const card = netInterface.of(element);
    const alias = element.child('alias')?.attr('name');
    if (card.type !== 'user' || card.backend === 'passt' || card.mac === undefined || alias === undefined)
      continue;
    found.set(card.mac.toLowerCase(), `host${alias}`);
  }
  return found;
}

/** A line for people of QEMU's monitor: `info usernet`, `hostfwd_add` (hmp-commands.hx). Answers with its words. */
export async function monitorLine(rpc: Connection, guest: Guest, cmd: string): Promise<string> {
  const { result } = await rpc.call('qemuDomainMonitorCommand', {
    dom: domainRef(guest),
    cmd,
    flags: DomainQemuMonitorCommandFlags.HMP,
  });
  return result;
}

/** Of `info usernet`, the lines of one card: they stand below `Hub … (hostnet0):` or `hostnet0:`. */
export function sectionOf(text: string, netdev: string): string {
  const lines = text.split('\n');
  const start = lines.findIndex(line => line.includes(`(${netdev})`) || line.startsWith(`${netdev}:`));
  if (start < 0) return '';
  const rest = lines.slice(start + 1);
  const end = rest.findIndex(line => /^(Hub |VLAN |\S+:\s*$)/.test(line));
  return rest.slice(0, end < 0 ? undefined : end).join('\n');
}
