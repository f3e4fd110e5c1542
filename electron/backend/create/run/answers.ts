import type { Unattended } from '#shared/contract/create/unattended.ts';
import type { Setting } from '#shared/domain/create/topic.ts';
import { GiB } from '#shared/domain/units.ts';
import { installMachine } from '#shared/domain/unattended/machine.ts';
import { ANSWERS_LABEL } from '#shared/domain/unattended/script/script-kind.ts';
import { windowsAnswerFile } from '#shared/domain/unattended/windows/answer-file.ts';
import type { WindowsGuest } from '#shared/domain/unattended/windows/guest.ts';
import { type IsoLabel, readImageHeader } from '#electron/media/image-header.ts';
import type { OsDatabase } from '#electron/media/osinfo.ts';
import { writeInstallScript } from '#electron/media/unattended/install-script.ts';
import { fail } from '../../failures/fail.ts';
import type { Carrying, Seed } from './carrying.ts';

/** A medium with packages on it is larger (Fedora Server's is 2.3 GB); one without has a gigabyte at most. */
const PACKAGES_MIN = 1.5 * GiB;

interface Answering {
  readonly setting: Setting;
  readonly database: OsDatabase;
  /** The guest's document. */
  readonly xml: string;
  readonly downloads: Carrying['downloads'];
  readonly signal: AbortSignal;
}

/** What the installer of a guest reads so that it need not ask. The password is in it. */
export async function answersOf(answering: Answering): Promise<Seed> {
  const { request, os } = answering.setting;
  const { unattended } = request;
  if (!unattended || !os?.unattended) throw fail('UNSUPPORTED');
  const text = os.unattended === 'windows' ? await forWindows(unattended, answering) : undefined;
  if (text !== undefined) return { label: ANSWERS_LABEL, files: [{ name: 'autounattend.xml', text }] };
  const { arch, disk } = installMachine(answering.xml);
  const treeUrl = request.source.kind === 'install-tree' ? request.source.url : undefined;
  const size = (await mediumLabel(answering))?.volumeSize;
  const networkInstaller = size !== undefined && size < PACKAGES_MIN;
  const machine = { guest: request.name, arch, disk, treeUrl, networkInstaller };
  const script = await writeInstallScript(answering.database, os.id, unattended, machine, answering.signal);
  return { label: ANSWERS_LABEL, files: [script] };
}

async function forWindows(unattended: Unattended, answering: Answering): Promise<string> {
  const { request, os } = answering.setting;
  const machine = installMachine(answering.xml);
  if (!isWindowsArch(machine.arch)) throw fail('UNSUPPORTED');
  return windowsAnswerFile(unattended, {
    name: request.name,
    version: os?.id.endsWith('/10') ? '10' : '11',
    arch: machine.arch,
    firmware: machine.firmware,
    missing: { tpm: !machine.tpm, secureBoot: !machine.secureBoot },
    drivers: unattended.drivers !== undefined,
    mediumLanguage: languageOf(await mediumLabel(answering)),
  });
}

function isWindowsArch(arch: string): arch is WindowsGuest['arch'] {
  return arch === 'x86_64' || arch === 'i686' || arch === 'aarch64';
}

/** Microsoft puts it into the label, as in CCCOMA_X64FRE_EN-US_DV9. */
function languageOf(label: IsoLabel | undefined): string | undefined {
  const [, language, region] = /_([A-Z]{2})-([A-Z]{2})(?:_|$)/.exec(label?.volume ?? '') ?? [];
  return language && region ? `${language.toLowerCase()}-${region}` : undefined;
}

/** Undefined where the medium is none, or cannot be read from here. */
async function mediumLabel({ setting, downloads }: Answering): Promise<IsoLabel | undefined> {
  const { source } = setting.request;
  if (source.kind !== 'iso') return undefined;
  const { image } = source;
  const path = image.startsWith('/')
    ? image
    : downloads.get(setting.facts.images[image]?.download?.url ?? image);
  if (path === undefined) return undefined;
  return readImageHeader(path).then(
    ({ iso }) => iso,
    () => undefined,
  );
}
