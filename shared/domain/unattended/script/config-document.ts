import type { Unattended } from '../../../contract/create/unattended.ts';
import { encodeText } from '../../../libvirt-xml/xml/escape.ts';
import { hostNameOf } from '../../cloud-init/host-name.ts';
import { localeOf } from '../language.ts';

/** What an install script of osinfo-db is told of the machine and the system. */
export interface ScriptSetting {
  readonly guest: string;
  readonly os: {
    readonly shortId?: string | undefined;
    readonly label: string;
    readonly version?: string | undefined;
    readonly distribution?: string | undefined;
  };
  /** libvirt's name. */
  readonly arch: string;
  /** The disk to install on, as the installer names it. */
  readonly disk: string;
  /** The medium has an installer but no packages: they come from the distribution's servers. */
  readonly networkInstaller?: boolean | undefined;
  /** Of an install tree; without it, the system comes from the medium. */
  readonly treeUrl?: string | undefined;
  readonly script: {
    readonly profile: string;
    readonly fileName: string;
    readonly injection: 'initrd' | 'cdrom';
  };
}

type Values = Readonly<Record<string, string | undefined>>;

/**
 * The document that osinfo's scripts, which are XSLT, turn into answers: elements as libosinfo writes them
 * (osinfo_install_script_generate_entity_xml). The password is in it.
 */
export function configDocument(answers: Unattended, setting: ScriptSetting): string {
  const { guest, os, arch, disk, networkInstaller, treeUrl, script } = setting;
  const parts: Readonly<Record<string, Values>> = {
    script: {
      profile: script.profile,
      'expected-filename': script.fileName,
      'preferred-injection-method': script.injection,
      'installation-source': treeUrl === undefined ? 'media' : 'network',
    },
    os: { 'short-id': os.shortId, name: os.label, version: os.version, distro: os.distribution },
    // osinfo-db's own name for such a variant.
    ...(networkInstaller && { media: { variant: 'netinst' } }),
    ...(treeUrl !== undefined && { tree: { url: treeUrl, architecture: arch } }),
    config: {
      'user-login': answers.user,
      'user-realname': answers.fullName ?? answers.user,
      'user-password': answers.password,
      'admin-password': answers.password,
      'l10n-language': localeOf(answers.language ?? 'en'),
      'l10n-keyboard': answers.keyboard ?? 'us',
      'l10n-timezone': answers.timezone ?? 'Etc/UTC',
      hostname: hostNameOf(guest),
      'hardware-arch': arch,
      'target-disk': disk,
      'installation-url': treeUrl,
    },
  };
  const inner = Object.entries(parts).map(([name, values]) => `<${name}>${elements(values)}</${name}>`);
  return `<install-script-config>${inner.join('')}</install-script-config>`;
}

function elements(values: Values): string {
  return Object.entries(values)
    .map(([name, value]) => (value === undefined ? '' : `<${name}>${encodeText(value)}</${name}>`))
    .join('');
}
