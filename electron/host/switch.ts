/** The kernel writes booleans as Y and N or as 1 and 0. */
export function parseSwitch(text: string | undefined): boolean | undefined {
  if (text === undefined || text === '') return undefined;
  return text === 'Y' || text === 'y' || Number(text) > 0;
}
