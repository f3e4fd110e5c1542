/** Lines of a name and a value, the values below each other; what has no value is left out. */
export const lined = (rows: readonly (readonly [name: string, value: string | undefined])[]): string =>
  rows
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name.padEnd(10)}  ${value}\n`)
    .join('');
