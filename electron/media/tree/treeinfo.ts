/** What a `.treeinfo` says of its tree (https://release-engineering.github.io/productmd/treeinfo-1.0.html). */
export interface Treeinfo {
  readonly family?: string;
  readonly version?: string;
  readonly arch?: string;
  readonly variant?: string;
  /** Below the tree. */
  readonly kernel?: string;
  readonly initrd?: string;
}

/** Undefined when the text is no such description. `arch`: the one that images are wanted for. */
export function parseTreeinfo(text: string, arch: string): Treeinfo | undefined {
  const sections = parseIni(text);
  const general = sections.get('general') ?? sections.get('release');
  if (!general) return undefined;
  const images = sections.get(`images-${arch}`) ?? sections.get(`images-${general.get('arch') ?? ''}`);
  const found = {
    family: general.get('family') ?? general.get('name'),
    version: general.get('version'),
    arch: general.get('arch'),
    variant: general.get('variant'),
    kernel: images?.get('kernel'),
    initrd: images?.get('initrd'),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined && value !== ''));
}

function parseIni(text: string): Map<string, Map<string, string>> {
  const sections = new Map<string, Map<string, string>>();
  let section = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    const header = /^\[([^\]]+)\]\s*$/.exec(line)?.[1];
    const [, key, value] = /^([\w.-]+)\s*[=:]\s*(.*?)\s*$/.exec(line) ?? [];
    if (header !== undefined) {
      section = sections.get(header) ?? new Map<string, string>();
      sections.set(header, section);
    } else if (key !== undefined) {
      section.set(key, value ?? '');
    }
  }
  return sections;
}
