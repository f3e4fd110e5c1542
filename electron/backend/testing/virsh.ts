import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Does to libvirt from outside what somebody else would do; answers what virsh prints. */
export function virshOn(uri: string) {
  return async (...args: string[]): Promise<string> => {
    const { stdout } = await promisify(execFile)('virsh', ['-q', '-c', uri, ...args]);
    return stdout.trim();
  };
}
