/** Words of a command as a person would type them. For reading and copying alone: nothing runs it. */
export const commandLine = (words: readonly string[]): string =>
  words
    .map(word => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`))
    .join(' ');
