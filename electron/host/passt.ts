import { access, constants } from 'node:fs/promises';
import { join } from 'node:path';

/** Where distributions install it; libvirtd looks in its own PATH, which has these. */
const folders = ['usr/bin', 'usr/local/bin', 'bin', 'usr/sbin', 'usr/local/sbin'];

/** Whether passt (https://passt.top) is installed: user-mode networking outside of QEMU. */
export async function hasPasst(root: string): Promise<boolean> {
  const found = await Promise.all(
    folders.map(folder =>
      access(join(root, folder, 'passt'), constants.X_OK).then(
        () => true,
        () => false,
      ),
    ),
  );
  return found.includes(true);
}
