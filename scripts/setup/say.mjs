/** Set-up speaks on stderr: stdout belongs to whatever is being set up. @param {string} line */
export const say = line => process.stderr.write(`${line}\n`);

/**
 * Says what is wrong in one line and ends the program.
 * @param {string} line
 * @returns {never}
 */
export function giveUp(line) {
  say(line);
  process.exit(1);
}
