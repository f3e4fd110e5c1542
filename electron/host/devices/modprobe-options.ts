import type { HostTree } from '../tree/host-tree.ts';

/** Later ones of the same name hide earlier ones (modprobe.d(5)). */
const FOLDERS = [
  'etc/modprobe.d',
  'run/modprobe.d',
  'usr/local/lib/modprobe.d',
  'usr/lib/modprobe.d',
  'lib/modprobe.d',
];

/** Options that a module is given when it is loaded: by `options` lines, then by the kernel's command line. */
export async function moduleOptions(tree: HostTree, module: string): Promise<string[]> {
  const files = new Map<string, string>();
  for (const folder of FOLDERS) {
    for (const name of await tree.names(folder)) {
      if (name.endsWith('.conf') && !files.has(name)) files.set(name, `${folder}/${name}`);
    }
  }
  const texts = await Promise.all(
    [...files.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, path]) => tree.text(path)),
  );
  const lines = texts.flatMap(text => (text ?? '').replaceAll('\\\n', ' ').split('\n'));
  const configured = lines.flatMap(line => {
    const [word, name, ...options] = line.trim().split(/\s+/);
    return word === 'options' && name !== undefined && same(name, module) ? options : [];
  });
  const commandLine = ((await tree.text('proc/cmdline')) ?? '').split(/\s+/).flatMap(word => {
    const [, name, option] = /^([\w-]+)\.(.+)$/.exec(word) ?? [];
    return name !== undefined && option !== undefined && same(name, module) ? [option] : [];
  });
  return [...configured, ...commandLine];
}

function same(name: string, module: string): boolean {
  return name.replaceAll('-', '_') === module;
}
