import { execFile } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { describe } from 'vitest';

const exec = promisify(execFile);

/** Program that starts the lab; without it there is nothing to test on. */
const program = process.env['HARDWARE_LAB'];
/** A cold start takes about a minute alone, and several times that on a busy machine. */
const bootMs = 10 * 60_000;
const lookMs = 1_000;
/** What the lab's own ssh takes when there is a machine, but nobody answers. */
const answerMs = 20_000;

/** Tests of a real machine with an IOMMU, SR-IOV cards and a spare graphics card. */
export const describeLab = describe.skipIf(program === undefined);

export interface LabMachine {
  /** Its libvirt, for a client on this machine. */
  readonly uri: string;
  /** Runs a line of shell as root there and answers with what it printed; throws with its complaints otherwise. */
  ssh(line: string): Promise<string>;
  /** A line for the monitor of the QEMU that the machine runs in, such as `device_add usb-mouse,id=m1`. */
  monitor(line: string): Promise<string>;
  /** Restarts it with the disk as it is and waits until it answers. */
  reboot(): Promise<void>;
  stop(): Promise<void>;
}

export interface LabOptions {
  /** A host without an IOMMU is another machine; it is started cold. */
  readonly iommu?: 'intel' | 'none';
}

/** Starts the machine, pristine, and waits until ssh and libvirt answer. */
export async function startLab({ iommu = 'intel' }: LabOptions = {}): Promise<LabMachine> {
  if (program === undefined) throw new Error('HARDWARE_LAB names no program.');
  const lab = async (...args: string[]) => {
    const env = { ...process.env, LAB_IOMMU: iommu };
    return (await exec(program, args, { env, maxBuffer: 64 << 20 })).stdout;
  };
  const ssh = (line: string) => lab('ssh', line);

  await lab('stop').catch(() => '');
  await lab('start');
  await lab('wait');
  const uri = (await lab('uri')).trim();

  /** A number the kernel makes anew at each start; undefined while nobody answers. */
  const bootId = () =>
    exec(program, ['ssh', 'cat /proc/sys/kernel/random/boot_id'], { timeout: answerMs }).then(
      ({ stdout }) => stdout.trim(),
      () => undefined,
    );

  return {
    uri,
    ssh,
    monitor: line => lab('monitor', line),
    async reboot() {
      const before = await bootId();
      await ssh('systemctl reboot').catch(() => '');
      const deadline = Date.now() + bootMs;
      while (Date.now() < deadline) {
        const now = await bootId();
        if (now !== undefined && now !== before) {
          await lab('wait');
          return;
        }
        await wait(lookMs);
      }
      throw new Error('The machine did not come back; see the console.log of its run.');
    },
    async stop() {
      await lab('stop');
    },
  };
}
