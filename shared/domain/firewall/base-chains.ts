export interface BaseChain {
  /** As nft takes it: family, table and chain. */
  readonly name: string;
  readonly hook: 'input' | 'forward';
  readonly drops: boolean;
  readonly lines: readonly string[];
}

/** The chains that see what comes in and what is forwarded, of what `nft list ruleset` printed: nft(8). */
export function baseChains(ruleset: readonly string[]): BaseChain[] {
  const found: BaseChain[] = [];
  let table = '';
  let chain = '';
  let lines: string[] | undefined;
  for (const line of ruleset) {
    const opened = /^\s*(table \w+|chain) (\S+) \{/.exec(line);
    const hooked = /^\s*type filter hook (input|forward) priority [^;]+;(?: policy (\w+);)?/.exec(line);
    if (opened?.[1]?.startsWith('table ')) table = `${opened[1].slice('table '.length)} ${opened[2] ?? ''}`;
    else if (opened) [chain, lines] = [opened[2] ?? '', undefined];
    else if (hooked) {
      lines = [];
      const hook = hooked[1] === 'input' ? 'input' : 'forward';
      found.push({ name: `${table} ${chain}`, hook, drops: hooked[2] === 'drop', lines });
    } else if (line.trim() === '}') lines = undefined;
    else lines?.push(line.trim());
  }
  return found;
}
