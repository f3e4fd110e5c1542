const win = (version: string) => `http://microsoft.com/win/${version}`;
const genericLinux = (year: number) => `http://libosinfo.org/linux/${year}`;

type Rule = readonly [name: RegExp, id: string | ((match: RegExpExecArray) => string)];

const major = (base: string) => (match: RegExpExecArray) => `${base}/${match[1]}`;
const firstOf = (base: string) => (match: RegExpExecArray) => `${base}/${match[1]}.0`;

/** Names with their edition and word size cut off: `debian12`, `windows9srv`. The first that matches counts. */
const linuxAndUnix: readonly Rule[] = [
  [/^debian(\d+)$/, major('http://debian.org/debian')],
  [/^ubuntu(\d\d)(?:lts)?$/, match => `http://ubuntu.com/ubuntu/${match[1]}.04`],
  [/^(?:rhel|redhat)([3-9]|1\d)$/, firstOf('http://redhat.com/rhel')],
  [/^centos([5-7])$/, firstOf('http://centos.org/centos')],
  [/^centos8$/, 'http://centos.org/centos/8'],
  [/^centos(9|1\d)$/, major('http://centos.org/centos-stream')],
  [/^(?:oraclelinux|oracle)([5-9]|1\d)$/, firstOf('http://oracle.com/ol')],
  [/^sles1[56]$/, 'http://suse.com/sle/15'],
  [/^sles(1[0-2])$/, major('http://suse.com/sles')],
  [/^archlinux$/, 'http://archlinux.org/archlinux/rolling'],
  [/^gentoo$/, 'http://gentoo.org/gentoo/rolling'],
  [/^freebsd(\d+)$/, firstOf('http://freebsd.org/freebsd')],
  [/^solaris10$/, 'http://sun.com/solaris/10'],
  [/^solaris11$/, 'http://oracle.com/solaris/11'],
  [/^(?:other24xlinux|linux24)$/, genericLinux(2016)],
  [/^(?:other26xlinux|other3xlinux|linux26|linux22)$/, genericLinux(2018)],
  [/^other4xlinux$/, genericLinux(2020)],
  [
    /linux|^(?:debian|ubuntu|fedora|redhat|rhel|centos|opensuse|suse|sles|oracle|mandriva|mandrake|turbolinux|photon|coreos|asianux|crxpod|crxsys|rocky|alma|xandros|slackware)/,
    genericLinux(2022),
  ],
];

/** VMware counted on where Microsoft skipped: its windows9 is Windows 10. */
const windows: readonly Rule[] = [
  [/^(?:windows2022srvnext|windows2025srv|windows2025)$/, win('2k25')],
  [/^(?:windows2019srvnext|windows2022srv|windows2022)$/, win('2k22')],
  [/^(?:windows2019srv|windows2019)$/, win('2k19')],
  [/^(?:windows9srv|windows2016)$/, win('2k16')],
  [/^(?:windows8srv|windows2012)$/, win('2k12r2')],
  [/^(?:windows7srv)$/, win('2k8r2')],
  [/^(?:longhorn|winlonghorn|windows2008)$/, win('2k8')],
  [/^(?:winnet|windows2003)/, win('2k3')],
  [/^(?:windows1[12])$/, win('11')],
  [/^(?:windows9|windows10)$/, win('10')],
  [/^windows81$/, win('8.1')],
  [/^windows8$/, win('8')],
  [/^windows7$/, win('7')],
  [/^(?:winvista|windowsvista)$/, win('vista')],
  [/^(?:winxp|windowsxp)/, win('xp')],
  [/^(?:win2000|windows2000|windows2k)/, win('2k')],
  [/^(?:winnt|windowsnt4)$/, 'http://microsoft.com/winnt/4.0'],
];

/**
 * osinfo's id for a system as VMware (guestOS, vmw:osType) or VirtualBox (OSType) names it; undefined where
 * there is none near enough. Of a Linux without its version: one of its years, as for what hardware it knows.
 */
export function osOfHypervisorName(name: string): string | undefined {
  const bare = name
    .toLowerCase()
    .replace(/guest(?:64)?$/, '')
    .replace(/(?:[-_]?(?:arm)?64|[-_]x64|(?<=\d)x64)$/, '')
    .replace(/[-_]/g, '')
    .replace(/^arm/, '')
    .replace(/server$/, 'srv');
  for (const [pattern, id] of [...linuxAndUnix, ...windows]) {
    const match = pattern.exec(bare);
    if (match) return typeof id === 'string' ? id : id(match);
  }
  return undefined;
}

/** CIM_OperatingSystem.OSType of DMTF's CIM schema, as OVF writes it. */
const byCimNumber: Readonly<Record<number, string>> = {
  18: 'http://microsoft.com/winnt/4.0',
  36: genericLinux(2022),
  58: win('2k'),
  67: win('xp'),
  69: win('2k3'),
  70: win('2k3'),
  71: win('xp'),
  73: win('vista'),
  74: win('vista'),
  76: win('2k8'),
  77: win('2k8'),
  79: genericLinux(2022),
  80: genericLinux(2022),
  82: genericLinux(2022),
  83: genericLinux(2022),
  84: genericLinux(2022),
  85: genericLinux(2022),
  89: genericLinux(2016),
  90: genericLinux(2016),
  93: genericLinux(2022),
  94: genericLinux(2022),
  95: genericLinux(2022),
  96: genericLinux(2022),
  97: genericLinux(2016),
  98: genericLinux(2016),
  99: genericLinux(2018),
  100: genericLinux(2018),
  101: genericLinux(2022),
  103: win('2k8r2'),
  105: win('7'),
  106: genericLinux(2022),
  107: genericLinux(2022),
  108: genericLinux(2022),
  109: genericLinux(2022),
  112: win('2k12'),
  113: win('8'),
  114: win('8'),
  115: win('2k12r2'),
  116: win('2k16'),
  117: win('8.1'),
  118: win('8.1'),
  119: win('10'),
  120: win('10'),
};

export function osOfCimNumber(number: number): string | undefined {
  return byCimNumber[number];
}

/** The processor in a name such as `arm-ubuntu-64` or `Debian_arm64`. */
export const isArmName = (name: string): boolean => /^arm[-_]|_arm64$/i.test(name);

export const isWindows = (osId: string | undefined): boolean =>
  osId?.startsWith('http://microsoft.com/') ?? false;
export const isLinux = (osId: string | undefined): boolean =>
  osId !== undefined && !isWindows(osId) && !/bsd|solaris|apple/.test(osId);
