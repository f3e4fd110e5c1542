import type { Region } from './region.ts';

/**
 * A block device as QEMU's blockdev-add takes it (qapi/block-core.json). All of it is spelt out, so that
 * nothing is guessed from a file's name or content, and a header's word on what it stands on counts for nothing.
 */
export interface BlockNode {
  readonly driver: string;
  readonly filename?: string;
  readonly file?: BlockNode;
  readonly offset?: number;
  readonly size?: number;
  /** null: none, whatever the header says. */
  readonly backing?: BlockNode | null;
}

/** How qemu-img takes a node where it wants a file name. */
export function asFileName(node: BlockNode): string {
  return `json:${JSON.stringify(node)}`;
}

const SECTOR = 512;

/** The bytes of a file or block device; of a region that begins somewhere, those alone. */
export function bytesNode({ path, offset, size }: Pick<Region, 'path' | 'offset' | 'size'>): BlockNode {
  const file: BlockNode = { driver: size === undefined ? 'host_device' : 'file', filename: path };
  if (offset === undefined || size === undefined) return file;
  // QEMU wants whole sectors; archives pad their files with zeros to as much.
  return { driver: 'raw', offset, size: Math.ceil(size / SECTOR) * SECTOR, file };
}

const standsOnOthers = new Set(['qcow2', 'qcow', 'qed', 'vmdk']);

export function formatNode(format: string, file: BlockNode, backing: BlockNode | null): BlockNode {
  return { driver: format, file, ...(standsOnOthers.has(format) && { backing }) };
}
