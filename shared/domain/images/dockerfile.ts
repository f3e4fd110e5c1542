import type { BuildOffer } from '../../contract/images/build.ts';

type Dockerfile = Pick<BuildOffer['dockerfiles'][number], 'stages' | 'args'> & {
  /** What its stages are built on that is no stage itself, variables and all. */
  readonly bases: readonly string[];
};

/** Takes out of a Dockerfile what a person can choose. What it does not understand it leaves out. */
export function readDockerfile(text: string): Dockerfile {
  const stages: string[] = [];
  const bases: string[] = [];
  const args = new Map<string, string | undefined>();
  for (const [word, rest] of instructions(text)) {
    if (word === 'FROM') {
      const [base = '', as, name] = rest.split(/\s+/).filter(part => !part.startsWith('--'));
      if (base !== 'scratch' && !stages.includes(base)) bases.push(base);
      stages.push(as?.toUpperCase() === 'AS' && name !== undefined ? name : String(stages.length));
    }
    if (word === 'ARG')
      for (const [name, value] of assignments(rest))
        if (!args.has(name) || value !== undefined) args.set(name, value);
  }
  return {
    stages,
    bases,
    args: [...args].map(([name, value]) => ({ name, ...(value !== undefined && { value }) })),
  };
}

/** Instructions with what follows them, lines that go on joined, comments left out. */
function instructions(text: string): [word: string, rest: string][] {
  const escape = /^#\s*escape\s*=\s*(`|\\)\s*$/im.exec(text)?.[1] ?? '\\';
  const joined: string[] = [];
  let open = '';
  for (const line of text.split(/\r?\n/)) {
    if (/^\s*(#|$)/.test(line)) continue;
    const trimmed = line.trimEnd();
    if (trimmed.endsWith(escape)) {
      open += `${trimmed.slice(0, -1)} `;
      continue;
    }
    joined.push(open + trimmed);
    open = '';
  }
  if (open !== '') joined.push(open);
  return joined.map(line => {
    const [, word = '', rest = ''] = /^\s*(\S+)\s*(.*)$/.exec(line) ?? [];
    return [word.toUpperCase(), rest.trim()];
  });
}

/** `a=1 b="two words" c`; old Dockerfiles have one each. */
function assignments(text: string): [name: string, value: string | undefined][] {
  return [...text.matchAll(/([A-Za-z_]\w*)(?:=("[^"]*"|'[^']*'|\S*))?/g)].map(([, name = '', value]) => [
    name,
    value?.replace(/^(["'])(.*)\1$/, '$2'),
  ]);
}
