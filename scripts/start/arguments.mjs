import { parseArgs } from 'node:util';

export const START_HELP = `npm start -- [--headless] [--no-open] [--port N] [--yes] [flags of innkeeper serve]

  --headless   serve the pages for a browser, even where a window could open
  --no-open    do not open a browser
  --port N     port of the browser front on 127.0.0.1; 0 takes any free one
  --yes        install what is missing without asking`;

/**
 * @typedef {object} StartArguments
 * @property {boolean} headless
 * @property {boolean} open whether to open a browser once the pages are served
 * @property {boolean} yes
 * @property {boolean} help
 * @property {string | undefined} port
 * @property {string[]} rest for the front itself, which knows more flags
 * @property {string | undefined} problem
 */

/**
 * @param {readonly string[]} argv
 * @returns {StartArguments}
 */
export function parseStartArguments(argv) {
  const flags = /** @type {const} */ ({ type: 'boolean' });
  const { tokens } = parseArgs({
    args: [...argv],
    options: { headless: flags, 'no-open': flags, yes: flags, help: flags, port: { type: 'string' } },
    strict: false,
    tokens: true,
  });
  const ours = new Map();
  /** @type {Set<number>} */
  const taken = new Set();
  for (const token of tokens) {
    if (token.kind !== 'option' || !['headless', 'no-open', 'yes', 'help', 'port'].includes(token.name))
      continue;
    ours.set(token.name, token.value ?? '');
    taken.add(token.index);
    if (token.value !== undefined && token.inlineValue === false) taken.add(token.index + 1);
  }
  const port = ours.get('port');
  return {
    headless: ours.has('headless'),
    open: !ours.has('no-open'),
    yes: ours.has('yes'),
    help: ours.has('help'),
    port,
    rest: argv.filter((_, index) => !taken.has(index)),
    problem:
      port === undefined || isPort(port) ? undefined : `--port ${port}: give a number from 0 to 65535.`,
  };
}

/** @param {string} text */
const isPort = text => /^\d{1,5}$/.test(text) && Number(text) <= 65_535;

/**
 * @param {{ headless: boolean }} given
 * @param {NodeJS.ProcessEnv} env
 * @param {number | undefined} uid
 * @returns {string | undefined} why no window can open; nothing where one can
 */
export function whyNoWindow({ headless }, env, uid) {
  if (headless) return '--headless asks for it';
  if (uid === 0) return 'this is root, for whom Electron’s sandbox cannot work';
  if (!env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return 'there is no display';
  return undefined;
}
