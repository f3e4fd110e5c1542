import { open, stat } from 'node:fs/promises';
import { constants } from 'node:fs';
import { join } from 'node:path';
import type { KvmDeviceFacts } from '#shared/domain/host/facts.ts';
import { fileTree } from './tree/file-tree.ts';
import { groupName } from './user.ts';

/** Opens /dev/kvm as QEMU does; permission bits alone do not tell (ACLs, containers, no hardware behind it). */
export async function readKvmDevice(root: string): Promise<KvmDeviceFacts> {
  const path = join(root, 'dev/kvm');
  try {
    const file = await open(path, constants.O_RDWR | constants.O_NONBLOCK);
    await file.close();
    return { state: 'opens' };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'ENOENT' || code === 'ENOTDIR') return { state: 'absent' };
    if (code !== 'EACCES' && code !== 'EPERM') return { state: 'failed', error: code };
    const group = await stat(path).then(
      ({ gid }) => groupName(fileTree(root), gid),
      () => undefined,
    );
    return { state: 'denied', ...(group && { group }) };
  }
}
