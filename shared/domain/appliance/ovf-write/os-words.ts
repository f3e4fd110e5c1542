/** How DMTF (CIM_OperatingSystem.OSType), VMware and VirtualBox call one system. */
export interface OsWords {
  readonly cim: number;
  readonly vmware: string;
  readonly virtualBox: string;
}

type Rule = readonly [RegExp, (match: RegExpExecArray, bits: '32' | '64') => OsWords];

const linux =
  (vmware: string, virtualBox: string, cim: readonly [number, number]) => (_: unknown, bits: '32' | '64') =>
    ({
      cim: bits === '64' ? cim[1] : cim[0],
      vmware: bits === '64' ? `${vmware}-64` : vmware,
      virtualBox: bits === '64' ? `${virtualBox}_64` : virtualBox,
    }) satisfies OsWords;

const windowsOf =
  (vmware: string, virtualBox: string, cim: number): Rule[1] =>
  (_, bits) => ({
    cim,
    vmware: bits === '64' ? `${vmware}_64Guest` : `${vmware}Guest`,
    virtualBox: bits === '64' ? `${virtualBox}_64` : virtualBox,
  });
const win = (version: string) => new RegExp(`^http://microsoft\\.com/win/${version.replace('.', '\\.')}$`);

const guestOf = (words: OsWords): OsWords => ({
  ...words,
  vmware: `${words.vmware.replace('-64', '64')}Guest`,
});
/** VMware counts versions of some, and has one word for all of others. */
const numbered =
  (vmware: string, virtualBox: string, cim: readonly [number, number], most: number): Rule[1] =>
  (match, bits) => {
    const version = Math.min(Number(match[1]), most);
    const words = linux(vmware, virtualBox, cim)(match, bits);
    return { ...words, vmware: `${vmware}${version}${bits === '64' ? '_64' : ''}Guest` };
  };

const rules: readonly Rule[] = [
  [/^http:\/\/debian\.org\/debian\/(\d+)/, numbered('debian', 'Debian', [95, 96], 12)],
  [/^http:\/\/ubuntu\.com\//, (m, bits) => guestOf(linux('ubuntu', 'Ubuntu', [93, 94])(m, bits))],
  [/^http:\/\/redhat\.com\/rhel\/(\d+)/, numbered('rhel', 'RedHat', [79, 80], 9)],
  [
    /^http:\/\/(?:rockylinux|almalinux)\.org\//,
    (m, bits) => guestOf(linux('other5xLinux', 'RedHat', [79, 80])(m, bits)),
  ],
  [/^http:\/\/centos\.org\/\S+\/(\d+)/, numbered('centos', 'RedHat', [106, 107], 9)],
  [/^http:\/\/fedoraproject\.org\//, (m, bits) => guestOf(linux('fedora', 'Fedora', [36, 101])(m, bits))],
  [/^http:\/\/opensuse\.org\//, (m, bits) => guestOf(linux('opensuse', 'OpenSUSE', [82, 83])(m, bits))],
  [/^http:\/\/suse\.com\/\S+\/(\d+)/, numbered('sles', 'OpenSUSE', [84, 85], 15)],
  [/^http:\/\/oracle\.com\/ol\/(\d+)/, numbered('oracleLinux', 'Oracle', [108, 109], 9)],
  [
    /^http:\/\/archlinux\.org\//,
    (m, bits) => guestOf(linux('other5xLinux', 'ArchLinux', [36, 101])(m, bits)),
  ],
  [
    /^http:\/\/freebsd\.org\/freebsd\/(\d+)/,
    (match, bits) => ({
      cim: bits === '64' ? 78 : 42,
      vmware: `freebsd${Math.min(Number(match[1]), 14)}${bits === '64' ? '_64' : ''}Guest`,
      virtualBox: bits === '64' ? 'FreeBSD_64' : 'FreeBSD',
    }),
  ],
  [win('11'), windowsOf('windows11', 'Windows11', 1)],
  [win('10'), windowsOf('windows9', 'Windows10', 120)],
  [win('8.1'), windowsOf('windows8', 'Windows81', 118)],
  [win('8'), windowsOf('windows8', 'Windows8', 114)],
  [win('7'), windowsOf('windows7', 'Windows7', 105)],
  [win('2k25'), windowsOf('windows2022srvNext', 'Windows2022', 1)],
  [win('2k22'), windowsOf('windows2019srvNext', 'Windows2022', 1)],
  [win('2k19'), windowsOf('windows2019srv', 'Windows2019', 1)],
  [win('2k16'), windowsOf('windows9Server', 'Windows2016', 116)],
  [win('2k12r2'), windowsOf('windows8Server', 'Windows2012', 115)],
  [win('2k12'), windowsOf('windows8Server', 'Windows2012', 112)],
  [win('2k8r2'), windowsOf('windows7Server', 'Windows2008', 103)],
  [/^http:\/\/(?!microsoft)[^/]+\//, (m, bits) => guestOf(linux('otherLinux', 'Linux', [36, 101])(m, bits))],
];

/** Words for osinfo's id, on a processor of 32 or 64 bits; “other” where nobody knows the system. */
export function osWords(osId: string | undefined, bits: '32' | '64'): OsWords {
  for (const [pattern, words] of osId === undefined ? [] : rules) {
    const match = pattern.exec(osId ?? '');
    if (match) return words(match, bits);
  }
  return bits === '64'
    ? { cim: 102, vmware: 'otherGuest64', virtualBox: 'Other_64' }
    : { cim: 1, vmware: 'otherGuest', virtualBox: 'Other' };
}
