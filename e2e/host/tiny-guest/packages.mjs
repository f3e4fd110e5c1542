import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../../../scripts/setup/run.mjs';

/**
 * Debian packages of one architecture, unpacked without being installed. Those of another architecture than
 * this machine's come by package lists of their own: the machine's apt is left as it is.
 */
export class DebianPackages {
  /**
   * @param {string} arch as Debian names it: amd64, arm64
   * @param {string} work folder for package lists; made when missing
   */
  constructor(arch, work) {
    this.arch = arch;
    this.work = work;
    /** @type {Promise<string[]> | undefined} */
    this.apt = undefined;
  }

  /**
   * @param {readonly string[]} packages
   * @param {string} into folder to unpack in; made when missing
   */
  async unpack(packages, into) {
    const downloads = join(into, 'downloads');
    await mkdir(downloads, { recursive: true });
    await must('apt-get', [...(await this.options()), 'download', ...packages], downloads);
    for (const file of await readdir(downloads)) {
      await must('dpkg-deb', ['--extract', join(downloads, file), into], into);
    }
    await rm(downloads, { recursive: true });
  }

  /** The versioned package that Debian's metapackage for the cloud kernel stands for. */
  async cloudKernel() {
    const meta = `linux-image-cloud-${this.arch}`;
    const { stdout } = await run('apt-cache', [...(await this.options()), 'depends', '--important', meta]);
    const name = /Depends: (linux-image-\S+)/.exec(stdout)?.[1];
    if (name === undefined) {
      throw new Error(`apt knows no ${meta}: run apt-get update (the tiny guest is made on Debian)`);
    }
    return name;
  }

  /** @private */
  options() {
    this.apt ??= this.listed();
    return this.apt;
  }

  /** @private */
  async listed() {
    // As root apt would hand the download to a user of its own that may not write here.
    const common = ['-o', 'APT::Sandbox::User=root'];
    const own = (await must('dpkg', ['--print-architecture'], '/')).trim();
    if (own === this.arch) return common;
    const lists = join(this.work, `apt-${this.arch}`);
    await mkdir(join(lists, 'lists'), { recursive: true });
    await writeFile(join(lists, 'status'), '');
    const settings = [
      `APT::Architecture=${this.arch}`,
      `APT::Architectures=${this.arch}`,
      `Dir::State::lists=${join(lists, 'lists')}`,
      `Dir::State::status=${join(lists, 'status')}`,
      `Dir::Cache=${lists}`,
    ];
    const foreign = [...common, ...settings.flatMap(setting => ['-o', setting])];
    await must('apt-get', [...foreign, '-qq', 'update'], lists);
    return foreign;
  }
}

/**
 * @param {string} file
 * @param {readonly string[]} args
 * @param {string} cwd
 */
export async function must(file, args, cwd) {
  const { code, stdout, stderr } = await run(file, args, { cwd });
  if (code !== 0)
    throw new Error(`${file} ${args.join(' ')} ended with ${code}: ${(stderr || stdout).trim()}`);
  return stdout;
}
