interface Argument {
  readonly name: string;
  readonly value?: string | undefined;
}

const VARIABLE = /\$(?:\{(\w+)(?::?([-+])([^}]*))?\}|(\w+))/g;

/** Puts arguments in the place of a Dockerfile's variables: `$a`, `${a}`, `${a:-else}` and `${a:+then}`. */
export function filledIn(
  text: string,
  args: readonly Argument[],
  given: Readonly<Record<string, string>>,
): string {
  const valueOf = (name: string) => given[name] ?? args.find(arg => arg.name === name)?.value;
  return text.replaceAll(VARIABLE, (_all, braced?: string, how?: string, other = '', plain?: string) => {
    const value = valueOf(braced ?? plain ?? '');
    if (how === '-') return value || other;
    if (how === '+') return value ? other : '';
    return value ?? '';
  });
}
