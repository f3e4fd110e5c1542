import {
  type Connection,
  type DomainRef,
  DomainSnapshotCreateFlags as Create,
  DomainSnapshotDeleteFlags as Delete,
  LibvirtError,
} from 'node-libvirt';

/** Writes one of libvirt's records, over the one of its name or as a new one. No file is touched. */
export async function writeRecord(
  rpc: Connection,
  dom: DomainRef,
  xml: string,
  current: boolean,
): Promise<void> {
  const flags = Create.REDEFINE | (current ? Create.CURRENT : 0);
  await rpc.call('domainSnapshotCreateXml', { dom, xmlDesc: xml, flags });
}

/** Takes a record away; no file is touched, and its children become its parent's. Gone already is no error. */
export async function removeRecord(rpc: Connection, dom: DomainRef, name: string): Promise<void> {
  await unlessGone(rpc.call('domainSnapshotDelete', { snap: { name, dom }, flags: Delete.METADATA_ONLY }));
}

/** Has libvirt delete one with the state inside the disks' files. */
export async function deleteInternal(rpc: Connection, dom: DomainRef, name: string): Promise<void> {
  await unlessGone(rpc.call('domainSnapshotDelete', { snap: { name, dom }, flags: 0 }));
}

async function unlessGone(asking: Promise<unknown>): Promise<void> {
  try {
    await asking;
  } catch (error) {
    if (!(error instanceof LibvirtError && error.codeName === 'NO_DOMAIN_SNAPSHOT')) throw error;
  }
}

export async function hasRecord(rpc: Connection, dom: DomainRef, name: string): Promise<boolean> {
  try {
    await rpc.call('domainSnapshotLookupByName', { dom, name, flags: 0 });
    return true;
  } catch (error) {
    if (error instanceof LibvirtError && error.codeName === 'NO_DOMAIN_SNAPSHOT') return false;
    throw error;
  }
}
