import { execFile } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';

const exec = promisify(execFile);

/** Program that starts the lab; without it there is nothing to test on. */
export const program = process.env['HARDWARE_LAB'];
/** A cold start takes about a minute alone, and several times that on a busy machine. */
const bootSeconds = 5 * 60;
const lookMs = 1_000;
/** What the lab's own ssh takes when there is a machine, but nobody answers. */
const answerMs = 20_000;

export interface LabMachine {
  /** Its libvirt, for a client on this machine. */
  readonly uri: string;
  /** Runs a line of shell as root there and answers with what it printed; throws with its complaints otherwise. */
  ssh(line: string): Promise<string>;
  /** Writes a file there. Its text goes over stdin: one argument of a program is never longer than 128 KiB. */
  write(path: string, text: string): Promise<void>;
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
    const env = { ...process.env, LAB_IOMMU: iommu, LAB_TIMEOUT: String(bootSeconds) };
    return (await exec(program, args, { env, maxBuffer: 64 << 20 })).stdout;
  };
  const ssh = (line: string) => lab('ssh', line);
  const write = async (path: string, text: string) => {
    const writing = exec(program, ['ssh', `cat > '${path}'`]);
    writing.child.stdin?.end(text);
    await writing;
  };

  /** One cold boot in about twenty of the emulated machine hangs before its kernel has a console: it is begun again. */
  async function answers(start: (again: boolean) => Promise<void>): Promise<void> {
    await start(false);
    const quick = await lab('wait').catch(() => undefined);
    if (quick !== undefined) return;
    await lab('stop');
    await start(true);
    await lab('wait');
  }

  await lab('stop').catch(() => '');
  await answers(async () => void (await lab('start')));
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
    write,
    monitor: line => lab('monitor', line),
    async reboot() {
      const before = await bootId();
      await answers(async again => {
        if (again) return void (await lab('start', '--keep'));
        await ssh('systemctl reboot').catch(() => '');
        const deadline = Date.now() + bootSeconds * 1000;
        // Until the old kernel is gone, it is the old one that answers.
        while (Date.now() < deadline && (await bootId()) === before) await wait(lookMs);
      });
      if ((await bootId()) === before) throw new Error('The machine did not restart.');
    },
    async stop() {
      await lab('stop');
    },
  };
}
