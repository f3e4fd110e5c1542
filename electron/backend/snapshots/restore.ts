import { DomainSaveRestoreFlags, DomainXMLFlags } from 'node-libvirt';
import type { LiveConnection } from '../ports.ts';
import { type NewSource, onDisks } from './documents.ts';

export interface Restore {
  readonly memoryFile: string;
  readonly name: string;
  /** The guest's disks that are other files than those it was written down with. */
  readonly disks: ReadonlyMap<string, NewSource>;
  readonly paused: boolean;
}

/** Has the guest, which is off, go on from a file of its memory. The file stays. */
export async function restoreMemory(live: LiveConnection, restore: Restore): Promise<void> {
  const { memoryFile: from, name, disks, paused } = restore;
  const own = await live.openStreamConnection();
  try {
    const { xml } = await own.call('domainSaveImageGetXmlDesc', { file: from, flags: DomainXMLFlags.SECURE });
    const flags = paused ? DomainSaveRestoreFlags.PAUSED : DomainSaveRestoreFlags.RUNNING;
    await own.call('domainRestoreFlags', { from, dxml: onDisks(xml, disks, name), flags });
  } finally {
    await own.close();
  }
}
